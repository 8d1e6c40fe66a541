/** The head line: done of expected, an hour, time left, and how many need somebody. */
import type { OpenBatch, Tile } from '../../app/api/batch-view.ts'
import { shown } from '../../app/texts/shown.ts'
import { Shape } from '../parts/shape.tsx'
import { hashOf } from '../route.ts'
import { useWords } from '../words.tsx'
import { Meter } from './meter.tsx'

interface HeadProps {
  readonly open: OpenBatch
  readonly tiles: readonly Tile[]
  /** Only those that need somebody are shown. */
  readonly isFiltered: boolean
  readonly onFilter: () => void
}

export function Head({ open, tiles, isFiltered, onFilter }: HeadProps) {
  const { t } = useWords()
  const { done, expected, failed, setAside, need, waiting, perHour, left } = open
  // Nobody waits for the next one: how fast they went says nothing.
  const isPaused = open.state === 'paused'
  const looked = tiles.filter(({ shows, needs }) => shows === 'look' && needs !== 'set-aside').length
  return (
    <>
      <div className="figure whole">
        <div className="figure-line">
          <span className="big">
            {done}
            <small>{expected === undefined ? t('tiles.done') : t('tiles.of', { expected })}</small>
          </span>
          {isPaused && (
            <span className="state pill look is-look">
              <Shape tone="look" />
              {t('tiles.paused')}
            </span>
          )}
          {waiting > 0 && (
            <span className="state pill is-working" title={t('tiles.waiting.text', { count: waiting })}>
              <Shape tone="working" />
              {t('tiles.waiting', { count: waiting })}
              <span className="sr">{t('tiles.waiting.text', { count: waiting })}</span>
            </span>
          )}
          <h1 className="sr">{shown(open.name)}</h1>
          <span className="batch-name" aria-hidden="true">
            {shown(open.name)}
          </span>
          <a href={hashOf({ view: 'batch', which: open.id })}>{t('tiles.list')}</a>
        </div>
        {expected !== undefined && <Meter done={done} look={setAside + looked} failed={failed} expected={expected} />}
      </div>
      {perHour !== undefined && !isPaused && (
        <div className="figure">
          <span className="big">{perHour}</span>
          <span className="caption">{t('tiles.per-hour')}</span>
        </div>
      )}
      {left !== undefined && !isPaused && <Left left={left} />}
      {need > 0 && (
        <button type="button" className="figure need" aria-pressed={isFiltered} onClick={onFilter}>
          <span className="big">
            <Shape tone="look" />
            {need}
            <span>{isFiltered ? t('tiles.need.all') : t('tiles.need', { count: need })}</span>
          </span>
        </button>
      )}
    </>
  )
}

/** Minutes, or hours and minutes as on a clock: nobody plans by seconds. */
function Left({ left: { seconds, at } }: { left: NonNullable<OpenBatch['left']> }) {
  const { t, times } = useWords()
  const minutes = Math.max(1, Math.round(seconds / 60))
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  const isLong = minutes >= 100
  return (
    <div className="figure">
      <span className="big">
        {isLong ? `${hours}:${String(rest).padStart(2, '0')}` : minutes}
        <small>{t(isLong ? 'tiles.left.hours' : 'tiles.left.minutes')}</small>
      </span>
      <span className="caption">{t('tiles.left.at', { time: hours >= 12 ? times.minute(at) : times.time(at) })}</span>
    </div>
  )
}
