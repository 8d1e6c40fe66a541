/** A port that another program has: what a person sees of it, and that nobody has to press anything once it is free. */
import { describe, expect, it, vi } from 'vitest'
import {
  at,
  begin,
  clock,
  failed,
  fleet,
  freshEachTime,
  guide,
  plug,
  say,
  tracker,
  until,
} from '../../tests/fakes/led.ts'

freshEachTime()

const never = new AbortController().signal
const LONGEST_MS = 600_000

/** Plugged in, and opened by another program before the guide has a look. */
async function plugHeld() {
  const { port } = await plug()
  const { bus } = fleet
  if (bus === undefined) throw new Error('a fleet in memory has a bus')
  const holder = await bus.open(port.path, tracker.serial, never)
  return { port, bus, holder }
}

describe('a port that another program has', () => {
  it('is waited for in sight, and the device is asked by itself once it is free', async () => {
    begin()
    const { holder } = await plugHeld()
    expect((await failed()).activation?.phase).toMatchObject({ failure: { code: 'PORT_BUSY' } })
    const { activation } = await until(({ awaitsPort }) => awaitsPort === true)
    await clock.sleep(60_000, never)
    expect(guide.view()).toMatchObject({ activation: { id: activation?.id }, awaitsPort: true })
    await holder[Symbol.asyncDispose]()
    expect((await at('check')).awaitsPort).toBeUndefined()
  })

  it('is not waited for for ever, and that is not said any more; "try again" begins anew', async () => {
    begin()
    const { holder } = await plugHeld()
    await failed()
    await until(({ awaitsPort }) => awaitsPort === undefined)
    expect(clock.monotonic()).toBeGreaterThanOrEqual(LONGEST_MS)
    await holder[Symbol.asyncDispose]()
    await clock.sleep(LONGEST_MS, never)
    expect(guide.view().activation?.phase.state).toBe('failed')
    await say('guide-retry')
    await at('check')
  })

  it('is tried no more once the person went back', async () => {
    begin()
    const { bus, holder } = await plugHeld()
    await until(({ awaitsPort }) => awaitsPort === true)
    await say('guide-back')
    expect(guide.view().awaitsPort).toBeUndefined()
    await holder[Symbol.asyncDispose]()
    const opening = vi.spyOn(bus, 'open')
    await clock.sleep(60_000, never)
    expect(opening).not.toHaveBeenCalled()
    expect(guide.view()).toMatchObject({ step: 'connect', usb: [{ what: 'fits' }] })
  })

  it('is waited for no more once it was pulled out', async () => {
    begin()
    const { port } = await plugHeld()
    await until(({ awaitsPort }) => awaitsPort === true)
    fleet.unplug(port.path)
    await until(({ usb }) => usb.length === 0)
    expect(guide.view()).toMatchObject({ step: 'connect' })
    expect(guide.view().awaitsPort).toBeUndefined()
  })
})
