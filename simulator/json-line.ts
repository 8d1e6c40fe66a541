import { type Profile, profileSchema } from '../app/device/profile.ts'

/** What a device speaks that was given no profile: the shipped `json-line`. */
export const jsonLine: Profile = profileSchema.parse({
  id: 'json-line',
  name: { en: 'JSON lines', de: 'JSON-Zeilen', fr: 'Lignes JSON' },
  usb: [{ vendorId: '1209', productId: '0001' }],
  serial: { baudRate: 115_200 },
  ask: { send: ['{"req":"identify"}'], terminator: '\\n' },
  answer: { kind: 'json', serial_number: '/serial_number', device_name: '/device_name' },
})
