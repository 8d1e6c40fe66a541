/** How it goes with each that is given back, and what can be done about those that failed. */
import { useEffect, useRef, useState } from 'react'
import type { ReleaseView } from '../../app/api/devices.ts'
import { useCore } from '../core.tsx'
import { MainButton, QuietButton, Wait } from '../parts/main-button.tsx'
import { Shape, type Tone } from '../parts/shape.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { useWords } from '../words.tsx'
import { ReleaseRows } from './release-rows.tsx'
import { WaitWords } from './wait-words.tsx'

interface ProgressProps {
  readonly release: ReleaseView
  readonly onClose: () => void
}

export function Progress({ release, onClose }: ProgressProps) {
  const { t, times } = useWords()
  const { run } = useCore()
  const [onlyFailed, setOnlyFailed] = useState(false)
  const { released, failed, total, over, stopped, again, wait } = release
  const count = { done: released + failed, total }
  return (
    <>
      <header className="drawer-head">
        <Head release={release} />
      </header>
      <div className="drawer-body">
        <progress
          className={over ? 'over' : ''}
          max={total}
          value={released + failed}
          aria-label={t('release.running')}
        />
        <p className="progress-line num">
          <strong>{t('release.count', count)}</strong>
          <span className="quiet">{t('devices.wait.since', { time: times.clock(release.since) })}</span>
          {wait && (
            <span className="is-working">
              <WaitWords wait={wait} />
            </span>
          )}
        </p>
        <p className="sr" role="status">
          {over ? t('release.live', { released, failed, total }) : wait && t(`wait.${wait.for}`)}
        </p>
        {failed > 0 && (
          <div className="tools">
            {[false, true].map((only) => (
              <button
                key={String(only)}
                type="button"
                className="chip"
                aria-pressed={onlyFailed === only}
                onClick={() => setOnlyFailed(only)}
              >
                {t(only ? 'release.only-failed' : 'release.all')}
              </button>
            ))}
          </div>
        )}
        <ReleaseRows release={release} onlyFailed={onlyFailed && failed > 0} />
      </div>
      <Trouble />
      <footer className="bar">
        {over && again > 0 && <QuietButton onClick={onClose}>{t('release.finish')}</QuietButton>}
        {!over && !stopped && (
          <QuietButton icon="stop" onClick={() => void run({ command: 'release-stop' })}>
            {t('release.stop')}
          </QuietButton>
        )}
        {!over && stopped && <span className="quiet small bar-text">{t('release.stop.hint')}</span>}
        {!over && <QuietButton onClick={onClose}>{t('release.close')}</QuietButton>}
        <span className="grow" />
        {!over && <Wait>{t('release.count', count)}</Wait>}
        {over && again > 0 && (
          <MainButton icon="again" onClick={() => void run({ command: 'release-retry' })}>
            {t('release.again', { count: again })}
          </MainButton>
        )}
        {over && again === 0 && <MainButton onClick={onClose}>{t('release.finish')}</MainButton>}
      </footer>
    </>
  )
}

function Head({ release: { over, failed, stopped } }: { release: ReleaseView }) {
  const { t } = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  // The form with the focus is gone: reading goes on from here.
  useEffect(() => heading.current?.focus(), [])
  const stand = (): readonly [Tone, string] => {
    if (!over) return ['working', t('release.running')]
    if (failed > 0) return ['failed', t('release.some-failed', { count: failed })]
    return stopped ? ['look', t('release.stopped')] : ['done', t('release.done')]
  }
  const [tone, words] = stand()
  return (
    <>
      <span className={`is-${tone}`}>
        <Shape tone={tone} />
      </span>
      <h2 id="drawer-title" tabIndex={-1} ref={heading}>
        {words}
      </h2>
    </>
  )
}
