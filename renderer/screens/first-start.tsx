/** Nothing chosen yet: practice or the real account. */
import { type ReactNode, useState } from 'react'
import { useCore } from '../core.tsx'
import { SignInCloud } from '../drawings/sign-in.tsx'
import { TryIt } from '../drawings/try-it.tsx'
import { MainButton } from '../parts/main-button.tsx'
import { PlainFrame } from '../parts/plain-frame.tsx'
import { useWords } from '../words.tsx'

type Way = 'practice' | 'account'

export function FirstStart() {
  const { t } = useWords()
  const { run } = useCore()
  const [way, setWay] = useState<Way>('practice')
  const begin = (
    <MainButton icon="forward" onClick={() => void run({ command: 'choose-mode', mode: way })}>
      {t(way === 'practice' ? 'start.try.do' : 'start.account.do')}
    </MainButton>
  )
  return (
    <PlainFrame main={begin}>
      <h1 className="greeting">{t('start.title')}</h1>
      <p className="lead">{t('start.lead')}</p>
      <fieldset className="ways">
        <legend className="sr">{t('start.ways')}</legend>
        <Pick way="practice" chosen={way} onChoose={setWay} title={t('start.try')} text={t('start.try.text')}>
          <TryIt />
        </Pick>
        <Pick way="account" chosen={way} onChoose={setWay} title={t('start.account')} text={t('start.account.text')}>
          <SignInCloud />
        </Pick>
      </fieldset>
    </PlainFrame>
  )
}

interface PickProps {
  readonly way: Way
  readonly chosen: Way
  readonly onChoose: (way: Way) => void
  readonly title: string
  readonly text: string
  readonly children: ReactNode
}

function Pick({ way, chosen, onChoose, title, text, children }: PickProps) {
  return (
    <label className="pick">
      {children}
      <span className="pick-text">
        <input type="radio" name="way" checked={way === chosen} onChange={() => onChoose(way)} />
        <span>
          <strong>{title}</strong>
          <span className="quiet">{text}</span>
        </span>
      </span>
    </label>
  )
}
