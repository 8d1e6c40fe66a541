/** What happened at a tile, what this means for the device, and what to do now. */
import type { Tile } from '../../app/api/batch-view.ts'
import { failureText } from '../../app/texts/failure-text.ts'
import { shown } from '../../app/texts/shown.ts'
import type { Texts } from '../../app/texts/text.ts'
import { nameOf, serialOf } from './tile-words.ts'

export interface TileSaid {
  readonly title: string
  /** In one go, where nobody has to do anything about it. */
  readonly text?: string
  readonly what?: string
  readonly lead?: string
  readonly device?: string
  readonly now?: string
}

export function saidAt(t: Texts, tile: Tile): TileSaid {
  const serial = serialOf(tile) ?? ''
  const socket = nameOf(tile)
  const untouched = { lead: t('tile.untouched.lead'), device: t('tile.untouched') }
  switch (tile.needs) {
    case undefined:
      return goesWell(t, tile)
    case 'label': {
      const key = tile.label === undefined ? 'label' : 'differs'
      return {
        title: t(`tile.said.${key}.title`),
        what: t(`tile.said.${key}.what`),
        ...untouched,
        now: t(`tile.said.${key}.now`, { socket }),
      }
    }
    case 'unlisted':
      return {
        title: t('tile.said.unlisted.title'),
        what: t('failure.NOT_ON_LIST.what', { serial_number: serial }),
        ...untouched,
        now: t('tile.said.unlisted.now'),
      }
    case 'other-name':
      return {
        title: t('tile.said.other-name.title'),
        what: t('tile.said.other-name.what', { line: tile.listed?.line ?? '' }),
        ...untouched,
        now: t('tile.said.other-name.now'),
      }
    case 'already-yours':
      return {
        title: t('tile.said.yours.title'),
        what: t('tile.said.yours.what', { serial }),
        lead: t('tile.said.yours.lead'),
        device: t('tile.said.yours.device'),
        now: t('tile.said.yours.now'),
      }
    case 'set-aside':
      return {
        title: t('tile.said.aside.title'),
        what: t('tile.said.aside.what', { serial }),
        ...meaning(t, tile),
        now: t('tile.said.aside.now'),
      }
    case 'failure':
      return failed(t, tile)
  }
}

function failed(t: Texts, { phase }: Tile): TileSaid {
  if (phase?.state !== 'failed') return { title: t('tile.failed') }
  const { title, what, lead, device, remedy } = failureText(t, phase.failure, phase.owned)
  return { title, what, lead, device: device.slice(lead.length).trim(), now: remedy }
}

/** What became of it before somebody put it aside, as far as it is known. */
function meaning(t: Texts, { phase }: Tile): Pick<TileSaid, 'lead' | 'device'> {
  if (phase?.state !== 'failed') return { lead: t('device.no.lead'), device: t('device.no') }
  const { lead, device } = failureText(t, phase.failure, phase.owned)
  return { lead, device: device.slice(lead.length).trim() }
}

function goesWell(t: Texts, tile: Tile): TileSaid {
  const socket = nameOf(tile)
  switch (tile.shows) {
    case 'done':
      return { title: t('tile.said.done.title'), text: t('tile.said.done.text') }
    case 'working':
      return {
        title: t('tile.said.working.title'),
        text: tile.kept ? t('tile.said.kept.text') : stateText(t, tile),
      }
    case 'failed':
      return failed(t, tile)
    default:
      return { title: t('tile.said.ready.title'), text: t('tile.said.ready.text', { socket }) }
  }
}

function stateText(t: Texts, { phase }: Tile): string {
  if (phase?.state === 'waiting') return `${t(`wait.${phase.wait.for}`)}. ${t('wait.by-itself')}`
  return phase === undefined ? '' : t(`state.${phase.state}`)
}

/** Two that say different things of the same device. */
export function comparedAt(t: Texts, tile: Tile) {
  const { needs, label, listed, phase } = tile
  if (needs === 'label' && label !== undefined) {
    return {
      first: { says: t('tile.says.device'), text: serialOf(tile) ?? '' },
      second: { says: t('tile.says.label'), text: shown(label) },
    }
  }
  const name = phase !== undefined && 'identity' in phase ? phase.identity?.device_name : undefined
  if (needs === 'other-name' && name !== undefined && listed?.device_name !== undefined) {
    return {
      first: { says: t('tile.says.device'), text: name, isName: true },
      second: { says: t('tile.says.list'), text: listed.device_name, isName: true },
    }
  }
  return undefined
}
