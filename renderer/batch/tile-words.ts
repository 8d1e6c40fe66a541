/** What a tile says, read from what the core tells of it. */
import type { Tile } from '../../app/api/batch-view.ts'
import type { TextKey } from '../../app/texts/en.ts'
import { shown } from '../../app/texts/shown.ts'
import type { Texts } from '../../app/texts/text.ts'
import type { Times } from '../../app/texts/times.ts'

export const nameOf = ({ name, number }: Pick<Tile, 'name' | 'number'>): string =>
  name === undefined || name === '' ? String(number) : shown(name)

/** Whether the tile wants somebody: what is set aside does no longer. */
export const needsPerson = ({ needs }: Tile): boolean => needs !== undefined && needs !== 'set-aside'

export function serialOf({ phase }: Tile): string | undefined {
  return phase !== undefined && 'identity' in phase ? phase.identity?.serial_number : undefined
}

/** One word below the serial number. */
export function wordOf(tile: Tile): TextKey {
  if (tile.needs === 'set-aside') return 'tile.set-aside'
  if (tile.shows === 'working' && tile.kept) return 'tile.kept'
  return `tile.${tile.shows}`
}

/** Why it shows what it shows, in a word or two. Until when, where that is known and near. */
export interface Why {
  readonly text: string
  readonly until?: string
}

export function whyOf(t: Texts, times: Times, tile: Tile): Why | undefined {
  const { needs, phase, shows, kept, label } = tile
  if (needs === 'set-aside') return undefined
  if (shows === 'working' && kept) return { text: t('tile.why.kept') }
  if (needs === 'label' && label !== undefined) return { text: t('tile.why.label-reads', { label: shown(label) }) }
  if (needs !== undefined && needs !== 'failure') return { text: t(`tile.why.${needs}`) }
  if (phase === undefined) return undefined
  switch (phase.state) {
    case 'removed':
      return undefined
    case 'done':
      return { text: phase.outcome === 'already-yours' ? t('tile.why.already-yours') : times.clock(tile.since) }
    case 'failed':
      return { text: t(`tile.why.${phase.failure.code}`) }
    case 'waiting':
      return waitOf(t, phase.wait)
    default:
      return { text: t(`tile.why.${phase.state}`) }
  }
}

type Waited = Extract<NonNullable<Tile['phase']>, { state: 'waiting' }>['wait']

function waitOf(t: Texts, wait: Waited): Why {
  if (wait.for !== 'rate-limit') return { text: t(`tile.why.${wait.for}`) }
  return { text: t('tile.why.busy'), ...(wait.until !== undefined && { until: wait.until }) }
}

/** How far along the bar is, in percent: a step each, since nobody knows how long one takes. */
const shares: { readonly [S in NonNullable<Tile['phase']>['state']]?: number } = {
  connecting: 6,
  identifying: 12,
  confirming: 30,
  taking: 40,
  waiting: 55,
  proving: 82,
}

export function shareOf({ phase }: Tile): number {
  return phase === undefined ? 0 : (shares[phase.state] ?? 0)
}

/** A serial number of this many characters still fits; of a longer one its end is shown, where numbers differ. */
const MOST_CHARACTERS = 16

export function tileSerial(serial: string): string {
  const text = shown(serial)
  return text.length > MOST_CHARACTERS ? `…${text.slice(-MOST_CHARACTERS + 1)}` : text
}
