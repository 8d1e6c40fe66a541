/** What a person says to the guide: the label, back, stop. */
import { describe, expect, it } from 'vitest'
import {
  at,
  begin,
  failed,
  freshEachTime,
  guide,
  plug,
  posts,
  say,
  serialOf,
  tried,
  until,
} from '../../tests/fakes/led.ts'
import { ActivatorError } from '../errors.ts'

freshEachTime()

describe('the label', () => {
  it('typed whole, or its last four: goes on', async () => {
    begin()
    await plug()
    await at('check')
    await say('guide-label', { text: serialOf(0).slice(-4), by: 'typed' })
    await at('done')
  })

  it('four digits from a scanner are a whole label, not the end of one', async () => {
    begin()
    await plug()
    await at('check')
    await say('guide-label', { text: serialOf(0).slice(-4), by: 'scan' })
    expect((await failed()).activation?.phase).toMatchObject({ failure: { code: 'LABEL_MISMATCH' } })
  })

  it('another one ends it before anything is sent, and once more begins anew', async () => {
    begin()
    await plug()
    await at('check')
    await say('guide-label', { text: 'S/N:999999', by: 'scan' })
    const view = await failed()
    expect(view.step).toBe('check')
    expect(view.activation?.phase).toMatchObject({
      owned: 'no',
      failure: { code: 'LABEL_MISMATCH', params: { source: 'label', expected: '999999', found: serialOf(0) } },
    })
    expect(posts()).toEqual([])
    await say('guide-retry')
    await until(({ activation }) => activation?.phase.state === 'confirming')
  })

  it('scanned ahead, it is compared by itself', async () => {
    begin()
    const { device } = await plug()
    const { serial_number } = device.identity
    await say('guide-label', { text: serial_number, by: 'scan' })
    await at('done')
  })

  it('"it is different" says so, and not that it was stopped', async () => {
    begin()
    await plug()
    await at('check')
    await say('guide-differs')
    expect((await failed()).activation?.phase).toMatchObject({ failure: { code: 'LABEL_MISMATCH' } })
  })
})

describe('back and cancel', () => {
  it('back from check gives up what was begun; the device is left alone until it is asked for', async () => {
    begin()
    await plug()
    await at('check')
    await say('guide-back')
    expect(guide.view()).toMatchObject({ step: 'connect', usb: [{ what: 'fits' }] })
    await say('guide-use', { port: guide.view().usb[0]?.port })
    await at('check')
    expect(posts()).toEqual([])
  })

  it('back goes through the steps to choose', async () => {
    begin()
    await say('guide-choose', { profile: 'tracker' })
    await say('guide-next')
    await say('guide-next')
    await say('guide-back')
    expect(guide.view()).toMatchObject({ step: 'prepare', at: 0 })
    await say('guide-back')
    expect(guide.view()).toMatchObject({ step: 'choose', profile: 'tracker' })
  })

  it('once it is being taken there is no way back, and cancelling ends in sight', async () => {
    begin()
    await plug()
    await at('check')
    await say('guide-matches')
    await at('activate')
    await expect(say('guide-back')).rejects.toBeInstanceOf(ActivatorError)
    await say('guide-cancel')
    const { activation } = await until((view) => ['done', 'failed'].includes(view.activation?.phase.state ?? ''))
    expect(activation).toBeDefined()
  })

  it('what waits can be told to try now', async () => {
    begin()
    await say('guide-try-now')
    expect(tried).toBe(1)
  })
})
