import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addDevices } from './devices-file.ts'
import { ServiceRefused } from './refused.ts'
import { openStorage } from './storage-sqlite.ts'

const header = 'serial_number,device_name,device_type'

describe('a file of devices', () => {
  let dataDir: string
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'devices-file-'))
  })
  afterEach(() => rmSync(dataDir, { recursive: true }))
  const add = (text: string | Uint8Array) => addDevices({ dataDir, csv: Buffer.from(text), file: 'fleet.csv' })
  const isThere = async (serial_number: string, device_name: string) => {
    await using storage = openStorage(dataDir)
    const account = await storage.addAccount({ username: serial_number, passwordHash: '', manager: true })
    return (await storage.take(account?.id ?? 0, { serial_number, device_name })).kind === 'created'
  }

  it('registers them all, values byte for byte', async () => {
    expect(await add(`${header}\n012345,a1b2c3d4e5f8,gateway\n"with ""quotes"", and comma",ü,\n`)).toBe(2)
    expect(await isThere('012345', 'a1b2c3d4e5f8')).toBe(true)
    expect(await isThere('with "quotes", and comma', 'ü')).toBe(true)
  })

  it.each([
    ['a byte order mark', `\ufeff${header}\n1,a,x\n`],
    ['Windows line ends', `${header}\r\n1,a,x\r\n`],
    ['no line end at its end', `${header}\n1,a,x`],
    ['empty lines', `${header}\n\n1,a,x\n\n`],
    ['columns in another order', 'device_type,device_name,serial_number\nx,a,1\n'],
  ])('may have %s', async (_, text) => {
    expect(await add(text)).toBe(1)
    expect(await isThere('1', 'a')).toBe(true)
  })

  it.each<[string, string | Uint8Array, number | undefined]>([
    ['is empty', '', 1],
    ['has another header', 'serial,name,type\n1,a,x\n', 1],
    ['has a column too many', `${header},more\n1,a,x,y\n`, 1],
    ['is cut by semicolons', 'serial_number;device_name;device_type\n1;a;x\n', 1],
    ['has a line with too few values', `${header}\n1,a,x\n2,b\n`, 3],
    ['has a line with too many values', `${header}\n1,a,x\n2,b,x,y\n`, 3],
    ['has a line without a serial number', `${header}\n1,a,x\n,b,x\n`, 3],
    ['has a line without a name', `${header}\n1,a,x\n\n2,,x\n`, 4],
    ['has a name too long', `${header}\n1,a,x\n2,${'b'.repeat(129)},x\n`, 3],
    ['has spaces around a value', `${header}\n1,a,x\n2, b,x\n`, 3],
    ['has a control character', `${header}\n1,a,x\n2,"b\nc",x\n`, 3],
    ['has a quote in a value', `${header}\n1,a,x\n2,b"c,x\n`, 3],
    ['never closes a quote', `${header}\n1,a,x\n2,"b,x\n`, 3],
    ['names a device twice', `${header}\n1,a,x\n2,b,x\n1,a,y\n`, 4],
    ['is not UTF-8', Buffer.from(`${header}\n1,a,x\n2,\xff,x\n3,c,x\n`, 'latin1'), 3],
    ['is UTF-16', Buffer.from(`\ufeff${header}\n1,a,x\n`, 'utf16le'), 1],
  ])('registers nothing when it %s, and names the line', async (_, text, line) => {
    await expect(add(text)).rejects.toMatchObject({
      refusal: { code: 'CONFIG_INVALID', params: { where: 'fleet.csv', what: expect.any(String), line } },
    })
    expect(await isThere('1', 'a')).toBe(false)
  })

  it('registers nothing when one of them is there already', async () => {
    await add(`${header}\n2,b,x\n`)
    await expect(add(`${header}\n1,a,x\n2,b,x\n3,c,x\n`)).rejects.toMatchObject({
      refusal: { params: { what: 'is registered already', line: 3 } },
    })
    expect(await isThere('1', 'a')).toBe(false)
    expect(await isThere('2', 'b')).toBe(true)
  })

  it('is read or refused, whatever its bytes', async () => {
    const lines = fc
      .array(fc.string({ unit: fc.constantFrom('a', 'b', '"', ',', ';', '\r', '\n', '\0', 'ü'), maxLength: 12 }), {
        maxLength: 6,
      })
      .map((some) => Buffer.from([header, ...some].join('\n')))
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.uint8Array(), lines), async (bytes) => {
        const outcome = await add(bytes).catch((error: unknown) => error)
        if (typeof outcome !== 'number') expect(outcome).toBeInstanceOf(ServiceRefused)
      }),
      { numRuns: 100 },
    )
  })
})
