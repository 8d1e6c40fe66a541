/** When the device was the account's, and the period asked for below it: the same told in words beside it. */
import type { Period, Readable, SpanView } from '../../app/api/devices.ts'
import type { Times } from '../../app/texts/times.ts'
import { useWords } from '../words.tsx'
import { type TickUnit, ticksOf } from './ticks.ts'
import { type Scale, scaleOf } from './time-scale.ts'

interface TimeLineProps {
  readonly spans: readonly SpanView[]
  readonly period: Partial<Period>
  readonly answer: Readable | undefined
}

export function TimeLine({ spans, period, answer }: TimeLineProps) {
  const { t, times } = useWords()
  const scale = scaleOf(spans, period, Date.now())
  const oldestFirst = spans.toReversed()
  const told = oldestFirst.map(({ from, to, running }) =>
    running
      ? t('device.line.open', { from: times.minute(from) })
      : t('device.line.yours', { from: times.minute(from), to: times.minute(to) }),
  )
  return (
    <section className="card time-line" aria-label={t('device.when')}>
      <header>
        <h2>{t('device.when')}</h2>
        <span className="quiet small">{t('device.when.hint')}</span>
      </header>
      <svg className="line-drawing" role="img" aria-label={t('device.line', { spans: told.join(', ') })}>
        <defs>
          <pattern id="not-yours" width="8.5" height="8.5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="4.25" height="8.5" className="stripe" />
          </pattern>
        </defs>
        {oldestFirst.map((span, index) => (
          <Stretch key={span.ownership} span={span} before={oldestFirst[index - 1]} scale={scale} />
        ))}
        <Since end={oldestFirst.at(-1)} scale={scale} />
        <AskedFor period={period} answer={answer} scale={scale} />
        <Axis scale={scale} times={times} />
      </svg>
    </section>
  )
}

/** One span of the account's, and the gap before it. */
function Stretch({ span, before, scale }: { span: SpanView; before: SpanView | undefined; scale: Scale }) {
  const { t, times } = useWords()
  const end = span.running ? scale.to : span.to
  const title = `${span.from} – ${span.running ? '' : span.to}`
  return (
    <>
      {before !== undefined && (
        <Block
          scale={scale}
          from={before.to}
          to={span.from}
          kind="not-yours"
          title={`${before.to} – ${span.from}`}
          words={[t('device.not-yours'), `${times.minute(before.to)} – ${times.minute(span.from)}`]}
        />
      )}
      <Block
        scale={scale}
        from={span.from}
        to={end}
        kind={span.running ? 'yours open' : 'yours'}
        title={title}
        words={[
          t('device.yours'),
          span.running ? t('device.until-now') : `${times.day(span.from)} – ${times.day(span.to)}`,
        ]}
      />
    </>
  )
}

/** What came after the last span, where it has ended. */
function Since({ end, scale }: { end: SpanView | undefined; scale: Scale }) {
  const { t, times } = useWords()
  if (end === undefined || end.running) return null
  const words = [t('device.not-yours'), `${times.minute(end.to)} –`] as const
  return <Block scale={scale} from={end.to} to={scale.to} kind="not-yours" title={`${end.to} –`} words={words} />
}

interface BlockProps {
  readonly scale: Scale
  readonly from: string
  readonly to: string | number
  readonly kind: string
  readonly title: string
  readonly words: readonly [string, string]
}

/** Words that find no room in it are left to those who point at it, and to the list below. */
const NARROW = 0.045
const WIDE = 0.25

function Block({ scale, from, to, kind, title, words: [name, when] }: BlockProps) {
  const [left, right] = [scale.place(from), scale.place(to)]
  const width = Math.max(right - left, 0.003)
  const roomy = width > WIDE || kind === 'yours open'
  return (
    <svg x={percent(left)} width={percent(width)} y="0" height="64" className={`block ${kind}`}>
      <title>{title}</title>
      <rect x="1" y="1" rx="12" height="62" className="shape-fill" width="100%" />
      {width > NARROW && (
        <text x="14" y={roomy ? 25 : 37} className="name">
          {name}
        </text>
      )}
      {width > NARROW && roomy && (
        <text x="14" y="49">
          {when}
        </text>
      )}
    </svg>
  )
}

function AskedFor({ period: { from, to }, answer, scale }: Omit<TimeLineProps, 'spans'> & { scale: Scale }) {
  const { t } = useWords()
  if (from === undefined || to === undefined || answer === undefined) return null
  if (!answer.readable && answer.why === 'empty') return null
  const [left, right] = [scale.place(from), scale.place(to)]
  const parts = answer.readable ? [{ from, to }] : answer.parts
  const atEnd = right > 0.75
  return (
    <g className={answer.readable ? 'asked done' : 'asked look'}>
      <rect x={percent(left)} width={percent(right - left)} y="80" height="24" fill="url(#not-yours)" />
      {parts.map((part) => (
        <rect
          key={part.from}
          className="readable"
          x={percent(scale.place(part.from))}
          width={percent(scale.place(part.to) - scale.place(part.from))}
          y="80"
          height="24"
        />
      ))}
      <rect className="edge" x={percent(left)} width={percent(right - left)} y="81" height="22" rx="2" />
      <text
        x={percent(atEnd ? left : right)}
        dx={atEnd ? -10 : 10}
        y="97"
        textAnchor={atEnd ? 'end' : 'start'}
        className="asked-name"
      >
        {t('device.period')}
      </text>
    </g>
  )
}

function Axis({ scale, times }: { scale: Scale; times: Times }) {
  const { unit, at } = ticksOf(scale.from, scale.to)
  return (
    <g className="axis">
      <line x1="0" x2="100%" y1="120.5" y2="120.5" />
      {at.map((tick) => (
        <g key={tick}>
          <line x1={percent(scale.place(tick))} x2={percent(scale.place(tick))} y1="116" y2="124" />
          {isInside(scale.place(tick)) && (
            <text x={percent(scale.place(tick))} y="145" textAnchor="middle">
              {tickText(times, unit, tick)}
            </text>
          )}
        </g>
      ))}
    </g>
  )
}

/** A word at the very edge would stand out of it. */
const isInside = (share: number) => share > 0.03 && share < 0.97

function tickText(times: Times, unit: TickUnit, tick: number): string {
  const at = new Date(tick)
  if (unit === 'minute' || unit === 'hour') return times.time(at)
  if (unit === 'day') return times.day(at)
  return unit === 'month' ? times.month(at) : String(at.getFullYear())
}

function percent(share: number): string {
  return `${(share * 100).toFixed(3)}%`
}
