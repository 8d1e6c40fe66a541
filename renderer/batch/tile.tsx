/** One socket: number and reason on top, the serial number in the middle, shape and word below. */
import { memo } from 'react'
import type { Tile } from '../../app/api/batch-view.ts'
import { shown } from '../../app/texts/shown.ts'
import { SecondsUntil } from '../parts/seconds.tsx'
import { groupsOf, Serial } from '../parts/serial.tsx'
import { Shape } from '../parts/shape.tsx'
import { useWords } from '../words.tsx'
import { nameOf, serialOf, shareOf, tileSerial, type Why, whyOf, wordOf } from './tile-words.ts'

interface TileProps {
  readonly tile: Tile
  /** The one that Tab comes to. */
  readonly isActive: boolean
  readonly onOpen: (socket: string) => void
  readonly onActive: (socket: string) => void
}

/** Drawn anew only when something of this very tile changes: parts of a snapshot that stay the same stay themselves. */
export const TileButton = memo(function TileButton({ tile, isActive, onOpen, onActive }: TileProps) {
  const { t, times } = useWords()
  const { socket, shows } = tile
  const serial = serialOf(tile)
  const why = whyOf(t, times, tile)
  const word = t.fill(wordOf(tile), {})
  const label = t('tile.label', {
    socket: nameOf(tile),
    word,
    ...{ has_serial: serial === undefined ? '' : 'yes', serial: serial ?? '' },
    ...{ has_why: why === undefined ? '' : 'yes', why: why?.text ?? '' },
  })
  return (
    <button
      type="button"
      className={`tile ${tile.needs === 'set-aside' ? 'aside' : shows}`}
      data-socket={socket}
      aria-label={label}
      tabIndex={isActive ? 0 : -1}
      onClick={() => onOpen(socket)}
      onFocus={() => onActive(socket)}
    >
      <span className="in">
        <span className="top">
          <span className="no">{nameOf(tile)}</span>
          {why && <Reason why={why} />}
        </span>
        <TileSerial serial={serial} isReading={shows === 'working'} />
        <span className="tile-word">
          <Shape tone={tile.needs === 'set-aside' ? 'ready' : shows} />
          <span className="cut">{word}</span>
        </span>
      </span>
      {shows === 'working' && <i className="tile-bar" style={{ transform: `scaleX(${shareOf(tile) / 100})` }} />}
    </button>
  )
})

function Reason({ why: { text, until } }: { why: Why }) {
  const { t } = useWords()
  return (
    <span className="why">
      {until === undefined ? (
        text
      ) : (
        <SecondsUntil at={until} over={text}>
          {(time) => t('tile.why.busy.for', { time })}
        </SecondsUntil>
      )}
    </span>
  )
}

/** In em: a monospaced digit with its letter spacing, and the gap between groups. */
const DIGIT = 0.57
const GAP = 0.22
/** Share of the tile's width; six digits in two groups fill it to three quarters. */
const WIDTH = 0.75
const DOTS = 'min(calc(var(--tile-width) * 0.205), calc(var(--tile-height) * 0.41))'

/** As large as the tile lets it be. Dots stand for what is still being read. */
function TileSerial({ serial, isReading }: { serial: string | undefined; isReading: boolean }) {
  const text = serial === undefined ? '······' : tileSerial(serial)
  const em = text.length * DIGIT + (groupsOf(text, 3).length - 1) * GAP
  const fontSize = `max(13px, min(calc(var(--tile-width) * ${(WIDTH / em).toFixed(4)}), calc(var(--tile-height) * 0.41)))`
  if (serial === undefined) {
    return (
      <span className="tile-serial dots" style={{ fontSize: DOTS }}>
        {isReading && (
          <span className="serial">
            <span>···</span>
            <span>···</span>
          </span>
        )}
      </span>
    )
  }
  return (
    <span className="tile-serial" style={{ fontSize }} title={shown(serial)}>
      <Serial>{text}</Serial>
    </span>
  )
}
