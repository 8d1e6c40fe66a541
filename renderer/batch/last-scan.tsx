/** What the scanner read last, and what it belongs to. */
import type { OpenBatch, Tile } from '../../app/api/batch-view.ts'
import { Icon } from '../parts/icon.tsx'
import { Serial } from '../parts/serial.tsx'
import { Shape } from '../parts/shape.tsx'
import { useWords } from '../words.tsx'
import { nameOf, tileSerial } from './tile-words.ts'

type Scan = NonNullable<OpenBatch['scan']>

const tones = { paired: 'done', differs: 'look', unknown: 'look', found: undefined } as const

export function LastScan({ scan, tiles }: { scan: Scan | undefined; tiles: readonly Tile[] }) {
  const { t } = useWords()
  const tone = scan && tones[scan.what]
  return (
    <span className="last-scan" role="status">
      {scan && (
        <>
          <Icon name="scan" />
          <span className="last-scan-name">{t('tiles.scan')}</span>
          <Serial>{tileSerial(scan.serial_number)}</Serial>
          <span className={tone === undefined ? 'scan-of' : `scan-of is-${tone}`}>
            {tone === undefined ? '→' : <Shape tone={tone} />}
            <BelongsTo scan={scan} tiles={tiles} />
          </span>
        </>
      )}
    </span>
  )
}

/** For the eye a socket is its number, beside the shape that tells whether it agrees. */
function BelongsTo({ scan: { what, socket: at, line }, tiles }: { scan: Scan; tiles: readonly Tile[] }) {
  const { t } = useWords()
  const tile = tiles.find(({ socket }) => socket === at)
  if (what === 'unknown') return <span className="cut">{t('tiles.scan.unknown')}</span>
  if (tile === undefined)
    return line === undefined ? null : <span className="cut">{t('tiles.scan.line', { line })}</span>
  const socket = nameOf(tile)
  return (
    <>
      <span aria-hidden="true">{socket}</span>
      <span className="sr">{t(`tiles.scan.${what}`, { socket })}</span>
    </>
  )
}
