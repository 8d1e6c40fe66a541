import { describe, expect, it } from 'vitest'
import type { ActivationView } from '../../app/api/activation.ts'
import { failure } from '../../app/errors.ts'
import { offerFor } from './offers.ts'
import type { Phase } from './phase.ts'
import { subjectOf } from './subject.ts'

const identity = { serial_number: '012345', device_name: 'a1b2c3d4e5f8' }
const port = { path: '/dev/ttyUSB0', profiles: ['json-line'], simulated: false }
const activation = (phase: Phase, on = port.path): ActivationView => ({
  id: '6d0f4a0e-6d0f-4a0e-8d0f-6d0f4a0e6d0f',
  port: on,
  since: '2026-11-24T13:02:11.688Z',
  phase,
})
const during = (phase: Phase, mode: 'account' | 'practice' = 'account') =>
  offerFor(
    { path: port.path, port: { ...port, simulated: mode === 'practice' }, activation: activation(phase) },
    mode,
    '',
  )

describe('what is offered', () => {
  it('is never to send anything to a port nobody said anything about', () => {
    const unknown = { path: 'COM7', port: { ...port, path: 'COM7', profiles: [] }, activation: undefined }
    expect(offerFor(unknown, 'account', '').main).toBeUndefined()
    expect(offerFor(unknown, 'account', 'at-modem').main).toBe('ask-anyway')
  })

  it('is to agree or to say that it is another device, once the device has said who it is', () => {
    expect(during({ state: 'confirming', identity })).toEqual({ main: 'confirm', quiet: ['different'] })
  })

  it('is to sign in where only that is missing, and to wait where it goes on by itself', () => {
    expect(during({ state: 'waiting', identity, wait: { for: 'sign-in' } }).main).toBe('sign-in')
    expect(during({ state: 'waiting', identity, wait: { for: 'network' } }).main).toBe('wait')
  })

  it('is the next device where trying again cannot help', () => {
    const never = failure('DEVICE_UNKNOWN', { serial_number: '012345' })
    expect(during({ state: 'failed', at: 'taking', failure: never, owned: 'no', identity }).main).toBe('next')
    const later = failure('PORT_BUSY', { port: port.path })
    expect(during({ state: 'failed', at: 'connecting', failure: later, owned: 'unknown' }).main).toBe('try-again')
  })

  it('is to pull out only what is simulated', () => {
    expect(during({ state: 'connecting' }, 'practice').quiet).toContain('unplug')
    expect(during({ state: 'connecting' }, 'account').quiet).not.toContain('unplug')
  })

  it('never moves the pull-out under a pointer that has just chosen something else', () => {
    const stopped = failure('CANCELLED', {})
    const phases: Phase[] = [
      { state: 'identifying', profile: 'json-line' },
      { state: 'confirming', identity },
      { state: 'failed', at: 'confirming', failure: stopped, owned: 'no', identity },
    ]
    for (const phase of phases) expect(during(phase, 'practice').quiet[0]).toBe('unplug')
  })
})

describe('what is in sight', () => {
  const fresh = { ...port, path: 'COM1' }
  const busy = { ...port, path: 'COM2', activation: activation({ state: 'connecting' }, 'COM2') }
  const unknown = { ...port, path: 'COM3', profiles: [] }
  const snapshot = (ports: (typeof fresh | typeof busy)[], portless: ActivationView[] = []) => ({
    number: 1,
    run: '0b7f1c1a-2d3e-4f50-8a6b-7c8d9e0f1a2b',
    mode: 'account' as const,
    account: { state: 'signed-in' as const, kept: true },
    ports,
    portless,
    profiles: [],
    notices: [],
    settings: { language: 'en' as const, theme: 'light' as const },
    results: 0,
  })

  it('is what is under way, else what was just plugged in, and never a port that is left alone', () => {
    expect(subjectOf(snapshot([unknown, fresh, busy]), undefined)?.path).toBe('COM2')
    expect(subjectOf(snapshot([unknown, fresh]), undefined)?.path).toBe('COM1')
    expect(subjectOf(snapshot([unknown]), undefined)).toBeUndefined()
  })

  it('stays the chosen port, plugged in or not, with what goes on without it', () => {
    expect(subjectOf(snapshot([fresh, busy]), 'COM1')?.path).toBe('COM1')
    expect(subjectOf(snapshot([fresh]), 'COM9')).toEqual({ path: 'COM9', port: undefined, activation: undefined })
    const goesOn = activation({ state: 'taking', identity }, 'COM9')
    expect(subjectOf(snapshot([fresh], [goesOn]), 'COM9')?.activation).toEqual(goesOn)
  })
})
