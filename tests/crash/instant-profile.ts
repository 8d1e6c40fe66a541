import { profileSchema } from '../../app/device/profile.ts'

/** No settling, no attempts beyond the first: the device is not what these stories are about. */
export const instantProfile = profileSchema.parse({
  id: 'instant',
  name: { en: 'Instant', de: 'Sofort', fr: 'Instantané' },
  serial: { baudRate: 115200, settleMs: 0, settleCapMs: 0 },
  ask: { send: ['{"req":"identify"}\\n'], timeoutMs: 1000, attempts: 1 },
  answer: { kind: 'json', serial_number: '/serial_number', device_name: '/device_name' },
})
