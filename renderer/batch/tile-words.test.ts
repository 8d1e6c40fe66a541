import { describe, expect, it } from 'vitest'
import type { Tile } from '../../app/api/batch-view.ts'
import { failure } from '../../app/errors.ts'
import { createTexts } from '../../app/texts/text.ts'
import { createTimes } from '../../app/texts/times.ts'
import { actsAt } from './tile-acts.ts'
import { saidAt } from './tile-said.ts'
import { needsPerson, shareOf, tileSerial, whyOf, wordOf } from './tile-words.ts'

const identity = { serial_number: '012345', device_name: 'a1b2c3d4e5f8' }
const confirming = { state: 'confirming', identity } as const
const t = createTexts('en')
const times = createTimes('en')

function tile(changed: Partial<Tile> = {}): Tile {
  return {
    ...{ socket: '1-1.5', number: 5, shows: 'look', since: '2026-11-24T13:02:11.000Z', tries: 1, kept: false },
    phase: confirming,
    ...changed,
  }
}
const failed = (code: 'OWNED_BY_OTHER' | 'DEVICE_SILENT') =>
  tile({
    shows: 'failed',
    needs: 'failure',
    phase: {
      state: 'failed',
      at: 'taking',
      owned: 'no',
      identity,
      failure: failure(code, { ...identity, port: 'COM3', attempts: 3 }),
    },
  })
const why = (changed: Partial<Tile>) => whyOf(t, times, tile(changed))

describe('a tile', () => {
  it('says in a word or two what is the matter', () => {
    expect(why({ needs: 'label', label: '012354' })?.text).toBe('label reads 012354')
    expect(why({ needs: 'label' })?.text).toBe('scan its label')
    expect(why({ needs: 'unlisted' })?.text).toBe('not on the list')
    expect(whyOf(t, times, failed('OWNED_BY_OTHER'))?.text).toBe('other owner')
  })

  it('says until when a service is busy, where that is known', () => {
    const until = '2026-11-24T13:02:15.000Z'
    const busy = { state: 'waiting', identity, wait: { for: 'rate-limit', until } } as const
    expect(why({ shows: 'working', phase: busy })).toEqual({ text: 'busy', until })
  })

  it('that is kept may be unplugged, whatever it waits for', () => {
    const waiting = { state: 'waiting', identity, wait: { for: 'network' } } as const
    const kept = tile({ shows: 'working', kept: true, phase: waiting })
    expect(whyOf(t, times, kept)?.text).toBe('may be unplugged')
    expect(t.fill(wordOf(kept), {})).toBe('Kept')
  })

  it('that somebody set aside wants nobody any more', () => {
    const aside = tile({ needs: 'set-aside' })
    expect(needsPerson(aside)).toBe(false)
    expect(needsPerson(tile({ needs: 'unlisted' }))).toBe(true)
    expect(wordOf(aside)).toBe('tile.set-aside')
  })

  it('fills its bar step by step, and not where nothing is at work', () => {
    const phases: readonly Tile['phase'][] = [
      { state: 'connecting' },
      { state: 'identifying', profile: 'json-line' },
      confirming,
      { state: 'taking', identity },
    ]
    const shares = phases.map((phase) => shareOf(tile({ phase })))
    expect(new Set(shares).size).toBe(phases.length)
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
    expect(shareOf(tile({ phase: undefined }))).toBe(0)
  })

  it('shows the end of a serial number that is too long: there numbers differ', () => {
    expect(tileSerial('012345')).toBe('012345')
    expect(tileSerial('SN-0123456789-ABCDEF')).toBe('…23456789-ABCDEF')
  })
})

describe('what can be done at a tile', () => {
  it('is to scan again where a label differs, to wait where none was scanned', () => {
    expect(actsAt(tile({ needs: 'label', label: '012354' }))).toEqual({ main: 'scan-again', quiet: ['aside', 'take'] })
    expect(actsAt(tile({ needs: 'label' })).main).toBe('wait')
  })

  it('is never to take what failed, nor first of all to try again what is not mended here', () => {
    expect(actsAt(failed('OWNED_BY_OTHER'))).toEqual({ main: 'aside', quiet: ['again'] })
    expect(actsAt(failed('DEVICE_SILENT'))).toEqual({ main: 'again', quiet: ['aside'] })
  })

  it('is said for every need: what happened, what it means, what to do', () => {
    const needs = ['unlisted', 'other-name', 'label', 'already-yours', 'set-aside'] as const
    for (const said of [...needs.map((one) => saidAt(t, tile({ needs: one }))), saidAt(t, failed('OWNED_BY_OTHER'))]) {
      expect(
        [said.title, said.what, said.lead, said.device, said.now].every((text) => text !== undefined && text !== ''),
      ).toBe(true)
    }
  })
})
