/** Sockets are numbered in the order in which something is plugged into each: a tile then is a socket. */
import { useCore } from '../core.tsx'
import { Hub } from '../drawings/hub.tsx'
import { Frame } from '../parts/frame.tsx'
import { MainButton, QuietButton, Wait } from '../parts/main-button.tsx'
import { useWords } from '../words.tsx'

/** @param taught how many were so far */
export function Teach({ taught }: { taught: number }) {
  const { t } = useWords()
  const { run } = useCore()
  return (
    <Frame
      className="batch"
      title={t('batch.teach')}
      enter={taught > 0}
      actions={
        <QuietButton icon="stop" act="back" onClick={() => void run({ command: 'sockets-taught', keep: false })}>
          {t('teach.cancel')}
        </QuietButton>
      }
      main={
        taught === 0 ? (
          <Wait>{t('teach.title', { number: 1 })}</Wait>
        ) : (
          <MainButton icon="tick" onClick={() => void run({ command: 'sockets-taught', keep: true })}>
            {t('teach.done')}
          </MainButton>
        )
      }
    >
      <div className="teach">
        <div className="card teach-picture">
          <Hub />
        </div>
        <div>
          <h2 className="sentence" aria-live="polite">
            {t('teach.title', { number: taught + 1 })}
          </h2>
          <p className="lead">{t('teach.text')}</p>
          <p className="teach-count num">{t('teach.count', { count: taught })}</p>
          <ol className="taught" aria-label={t('teach.taught')}>
            {Array.from({ length: taught }, (_, index) => index + 1).map((number) => (
              <li key={number}>{number}</li>
            ))}
            <li className="next" aria-hidden="true">
              {taught + 1}
            </li>
          </ol>
        </div>
      </div>
    </Frame>
  )
}
