/** The bar: quiet actions left, one main button or the wait right. */
import type { Command } from '../../app/api.ts'
import { useCore } from '../core.tsx'
import type { IconName } from '../parts/icon.tsx'
import { MainButton, QuietButton, Wait } from '../parts/main-button.tsx'
import { go } from '../route.ts'
import { useWords } from '../words.tsx'
import { type Act, offerFor } from './offers.ts'
import { wordOf } from './phase.ts'
import type { Subject } from './subject.ts'

interface ActionsProps {
  readonly subject: Subject | undefined
  readonly profile: string
}

const icons: { readonly [A in Act]?: IconName } = {
  activate: 'forward',
  confirm: 'tick',
  different: 'stop',
  stop: 'stop',
  'try-again': 'again',
  plug: 'plus',
  unplug: 'unplug',
}

export function MainAction({ subject, profile }: ActionsProps) {
  const { t } = useWords()
  const { snapshot } = useCore()
  const perform = usePerform(subject, profile)
  const { main } = offerFor(subject, snapshot.mode, profile)
  if (main === undefined) return null
  if (main === 'wait') {
    const phase = subject?.activation?.phase
    return <Wait>{t(phase === undefined ? 'ports.waiting' : wordOf(phase))}</Wait>
  }
  const icon = icons[main]
  return (
    <MainButton {...(icon && { icon })} onClick={() => perform(main)}>
      {t(`do.${main}`)}
    </MainButton>
  )
}

export function QuietActions({ subject, profile }: ActionsProps) {
  const { t } = useWords()
  const { snapshot } = useCore()
  const perform = usePerform(subject, profile)
  return offerFor(subject, snapshot.mode, profile).quiet.map((act) => {
    const icon = icons[act]
    return (
      <QuietButton key={act} {...(icon && { icon })} onClick={() => perform(act)}>
        {t(`do.${act}`)}
      </QuietButton>
    )
  })
}

function usePerform(subject: Subject | undefined, profile: string): (act: Act) => void {
  const { run } = useCore()
  return (act) => {
    if (act === 'next') return go({ view: 'guide' })
    if (act === 'sign-in') return go({ view: 'sign-in' })
    const command = commandFor(act, subject, profile)
    if (command === undefined) return
    void run(command)
  }
}

function commandFor(act: Exclude<Act, 'next' | 'sign-in'>, subject: Subject | undefined, profile: string) {
  const port = subject?.path ?? ''
  const activation = subject?.activation?.id
  switch (act) {
    case 'plug':
      return { command: 'practice-plug' } satisfies Command
    case 'unplug':
      return { command: 'practice-unplug', port } satisfies Command
    case 'activate':
    case 'ask-anyway':
    case 'try-again':
      return { command: 'activate', port, ...(profile !== '' && { profile }) } satisfies Command
    case 'confirm':
      return activation === undefined ? undefined : ({ command: 'confirm', activation } satisfies Command)
    case 'different':
    case 'stop':
      return activation === undefined ? undefined : ({ command: 'cancel', activation } satisfies Command)
  }
}
