/** What can be done now with the port in sight: quiet actions left, one main button or the wait right. */
import type { ReactNode } from 'react'
import { useCore } from '../core.tsx'
import { MainButton, QuietButton, Wait } from '../parts/main-button.tsx'
import { go } from '../route.ts'
import type { Subject } from '../screens/activate.tsx'
import { useWords } from '../words.tsx'
import { wordOf } from './phase.ts'

interface Offered {
  readonly actions: ReactNode
  readonly main: ReactNode
}

/** @param profile the kind of device the person chose; '' leaves it to the core */
export function useActions({ subject, profile }: { subject: Subject | undefined; profile: string }): Offered {
  const { t } = useWords()
  const { snapshot, run } = useCore()
  if (subject === undefined) return { actions: null, main: null }
  const { path, port, activation } = subject
  const unplug = snapshot.mode === 'practice' && port?.simulated === true && (
    <QuietButton icon="unplug" onClick={() => void run({ command: 'practice-unplug', port: path })}>
      {t('practice.unplug')}
    </QuietButton>
  )
  const activate = () => {
    go({ view: 'activate', port: path })
    void run({ command: 'activate', port: path, ...(profile !== '' && { profile }) })
  }
  const next = <MainButton onClick={() => go({ view: 'activate', port: undefined })}>{t('do.done')}</MainButton>
  const again = (
    <QuietButton icon="again" onClick={activate}>
      {t('do.try-again')}
    </QuietButton>
  )
  if (activation === undefined) {
    if (port === undefined) return { actions: null, main: next }
    if (port.profiles.length > 0) {
      return {
        actions: unplug,
        main: (
          <MainButton icon="forward" onClick={activate}>
            {t('do.activate')}
          </MainButton>
        ),
      }
    }
    // Nothing is sent to an unknown port before the person said what it is.
    if (profile === '') return { actions: null, main: null }
    return { actions: null, main: <MainButton onClick={activate}>{t('do.ask-anyway')}</MainButton> }
  }
  const { id, phase } = activation
  const stop = (word: 'do.cancel' | 'do.different') => (
    <QuietButton icon="stop" onClick={() => void run({ command: 'cancel', activation: id })}>
      {t(word)}
    </QuietButton>
  )
  switch (phase.state) {
    case 'confirming': {
      const agree = () => void run({ command: 'confirm', activation: id })
      return {
        actions: stop('do.different'),
        main: (
          <MainButton icon="tick" onClick={agree}>
            {t('do.confirm')}
          </MainButton>
        ),
      }
    }
    case 'waiting':
      return {
        actions: stop('do.cancel'),
        main: phase.wait.for === 'sign-in' ? <SignInButton /> : <Wait>{t(wordOf(phase))}</Wait>,
      }
    case 'connecting':
    case 'identifying':
    case 'taking':
    case 'proving':
      return { actions: stop('do.cancel'), main: <Wait>{t(wordOf(phase))}</Wait> }
    case 'done':
      return { actions: unplug, main: next }
    case 'removed':
      return { actions: port && again, main: next }
    case 'failed': {
      if (port === undefined) return { actions: null, main: next }
      if (phase.failure.remedy === 'sign-in') return { actions: again, main: <SignInButton /> }
      if (phase.failure.retry === 'never')
        return {
          actions: (
            <>
              {again}
              {unplug}
            </>
          ),
          main: next,
        }
      return {
        actions: unplug,
        main: (
          <MainButton icon="again" onClick={activate}>
            {t('do.try-again')}
          </MainButton>
        ),
      }
    }
  }
}

function SignInButton() {
  const { t } = useWords()
  return <MainButton onClick={() => go({ view: 'sign-in' })}>{t('do.sign-in')}</MainButton>
}
