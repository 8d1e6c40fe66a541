import type { Identity } from '../../app/ownership/record.ts'

/** The same devices in every process of a story. */
export function identityOf(index: number): Identity {
  const number = String(index).padStart(6, '0')
  return { serial_number: number, device_name: `a1b2c3${number}` }
}

export function devicesCsv(count: number): string {
  const rows = Array.from({ length: count }, (_, index) => identityOf(index)).map(
    ({ serial_number, device_name }) => `${serial_number},${device_name},sample`,
  )
  return ['serial_number,device_name,device_type', ...rows, ''].join('\n')
}
