import { describe, expect, it } from 'vitest'
import { errorCodes, failure, remedies } from '../../app/errors.ts'
import { mendingCommand } from './mending-command.ts'
import { offerAfter } from './remedy-acts.ts'

const held = (holder: string) => failure('PORT_BUSY', { port: '/dev/ttyACM0', holder, pid: 812 })
const usb = { vendorId: '1209', productId: '0001' }

describe('after a failure', () => {
  it('offers one main act for each code and remedy, and never the same one twice', () => {
    for (const code of errorCodes) {
      for (const remedy of remedies) {
        const { main, quiet } = offerAfter({ code, params: {}, remedy, retry: 'now' }, undefined)
        expect(new Set([main, ...quiet]).size, `${code} ${remedy}`).toBe(quiet.length + 1)
      }
    }
  })

  it('puts the command that mends it first, with trying again beside it', () => {
    const offer = offerAfter(held('ModemManager'), 'sudo something')
    expect(offer.main).toBe('copy-command')
    expect(offer.quiet).toContain('try-again')
  })

  it('goes on with the next device where the service does not know this one', () => {
    expect(offerAfter(failure('DEVICE_UNKNOWN', { serial_number: '012345' }), undefined).main).toBe('next')
  })
})

describe('the command that mends it', () => {
  it('tells ModemManager to leave exactly this kind of device alone', () => {
    expect(mendingCommand(held('ModemManager'), usb)).toContain('ATTRS{idVendor}=="1209", ATTRS{idProduct}=="0001"')
  })

  it('puts the user into the group the port belongs to', () => {
    const refused = failure('PORT_PERMISSION', { port: '/dev/ttyUSB0', group: 'dialout' })
    expect(mendingCommand(refused, undefined)).toBe('sudo usermod -aG dialout "$USER"')
  })

  it('is none where a name could be something else than a name', () => {
    const hostile = failure('PORT_PERMISSION', { port: '/dev/ttyUSB0', group: 'x; rm -rf ~' })
    expect(mendingCommand(hostile, undefined)).toBeUndefined()
    expect(mendingCommand(held('ModemManager'), { vendorId: '$(x)', productId: '0001' })).toBeUndefined()
    expect(mendingCommand(held('picocom'), usb)).toBeUndefined()
  })
})
