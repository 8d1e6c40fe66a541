/** Nothing chosen yet: practice, the real account, or a maker's configuration file. */
import './start.css'
import { type ReactNode, useState } from 'react'
import { useCore } from '../core.tsx'
import { ConfigurationFile } from '../drawings/configuration-file.tsx'
import { SignInCloud } from '../drawings/sign-in.tsx'
import { TryIt } from '../drawings/try-it.tsx'
import { MainButton } from '../parts/main-button.tsx'
import { PlainFrame } from '../parts/plain-frame.tsx'
import { useWords } from '../words.tsx'
import { OpenConfiguration } from './open-configuration.tsx'
import { Stored } from './stored.tsx'

const ways = ['try', 'account', 'file'] as const
type Way = (typeof ways)[number]
const drawings: Readonly<Record<Way, ReactNode>> = {
  try: <TryIt />,
  account: <SignInCloud />,
  file: <ConfigurationFile />,
}

export function FirstStart() {
  const { t } = useWords()
  const [way, setWay] = useState<Way>('try')
  return (
    <PlainFrame actions={<Stored />} main={<Begin way={way} />}>
      <h1 className="greeting">{t('start.title')}</h1>
      <p className="lead">{t('start.lead')}</p>
      <fieldset className="ways">
        <legend className="sr">{t('start.ways')}</legend>
        {ways.map((one) => (
          <label key={one} className="pick">
            {drawings[one]}
            <span className="pick-text">
              <input type="radio" name="way" checked={way === one} onChange={() => setWay(one)} />
              <span>
                <strong>{t(`start.${one}`)}</strong>
                <span className="quiet">{t(`start.${one}.text`)}</span>
              </span>
            </span>
          </label>
        ))}
      </fieldset>
    </PlainFrame>
  )
}

function Begin({ way }: { way: Way }) {
  const { t } = useWords()
  const { run } = useCore()
  if (way === 'file') return <OpenConfiguration button="main" />
  const mode = way === 'try' ? 'practice' : 'account'
  return (
    <>
      <OpenConfiguration button="none" />
      <MainButton icon="forward" onClick={() => void run({ command: 'choose-mode', mode })}>
        {t(`start.${way}.do`)}
      </MainButton>
    </>
  )
}
