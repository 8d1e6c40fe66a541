import { describe, expect, it } from 'vitest'
import type { GuideView, UsbSeen } from '../../app/api/guide.ts'
import { failure } from '../../app/errors.ts'
import { type Phase, sceneOf } from './scene.ts'

const identity = { serial_number: '012345', device_name: 'a1b2c3d4e5f8' }
const at: GuideView = {
  step: 'connect',
  since: '2026-11-24T13:02:11.204Z',
  recognised: false,
  steps: [{ kind: 'connect' }],
  at: 0,
  usb: [],
}
const during = (phase: Phase, step: GuideView['step'] = 'activate'): GuideView => ({
  ...at,
  step,
  activation: { id: '6d0f4a0e-6d0f-4a0e-8d0f-6d0f4a0e6d0f', port: 'COM3', since: at.since, phase },
})
const portless: UsbSeen = { name: 'USB Serial', vendorId: '1a86', productId: '7523', place: '1-2', what: 'no-port' }

describe('the stage', () => {
  it('is about a known cause before it is about likely ones', () => {
    expect(sceneOf(at, 'account')).toEqual({ scene: 'connect' })
    expect(sceneOf({ ...at, reason: 'cable' }, 'account')).toEqual({ scene: 'reason', reason: 'cable' })
    const known = sceneOf({ ...at, reason: 'cable', usb: [portless] }, 'account')
    expect(known).toEqual({ scene: 'no-port', device: portless })
  })

  it('blames no cable in practice', () => {
    expect(sceneOf({ ...at, reason: 'cable' }, 'practice')).toEqual({ scene: 'connect' })
  })

  it('shows what goes on by itself as a wait, at whichever step, and only an end as trouble', () => {
    const waiting = { state: 'waiting', identity, wait: { for: 'network' } } as const
    expect(sceneOf(during(waiting, 'check'), 'account').scene).toBe('waiting')
    expect(sceneOf(during(waiting), 'account').scene).toBe('waiting')
    const failed = { state: 'failed', at: 'taking', owned: 'no', failure: failure('CANCELLED', {}) } as const
    expect(sceneOf(during(failed), 'account').scene).toBe('trouble')
  })

  it('goes back to where it is plugged in when it was pulled out before anything was sent', () => {
    expect(sceneOf(during({ state: 'removed', owned: 'no' }, 'connect'), 'account').scene).toBe('connect')
  })
})
