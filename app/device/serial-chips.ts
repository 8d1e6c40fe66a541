/** Chips that are serial ports and nothing else, by USB vendor, and the driver each wants: FTDI, Silicon Labs, WCH, Prolific. */
const drivers: ReadonlyMap<string, string> = new Map([
  ['0403', 'FTDI (ftdi_sio)'],
  ['10c4', 'CP210x (cp210x)'],
  ['1a86', 'CH341 (ch341)'],
  ['067b', 'PL2303 (pl2303)'],
])

/** undefined: not one of them. @param vendorId four lower-case hex digits */
export function driverOfChip(vendorId: string): string | undefined {
  return drivers.get(vendorId)
}
