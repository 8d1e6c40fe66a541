import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { failureOf } from '../../app/errors.ts'
import { createAuthority } from '../../tests/contracts/certificates.ts'
import { describeAuthorities } from './authorities.ts'
import { readConfiguration } from './configuration-file.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'configuration-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function written(text: string): Promise<string> {
  const file = join(folder, 'site.json')
  await writeFile(file, text)
  return file
}
const failing = (file: string) => readConfiguration(file).then(() => undefined, failureOf)

test('its authorities stand beside it', async () => {
  const { certificate } = createAuthority()
  await writeFile(join(folder, 'ca.pem'), `# ours\n${certificate}\n${certificate}`)
  const { caFile, authorities } = await readConfiguration(await written('\uFEFF{"caFile":"ca.pem"}'))
  expect(caFile).toBe(join(folder, 'ca.pem'))
  expect(authorities).toEqual([certificate.trim(), certificate.trim()])
})

test('those that stand in the file itself are told one by one, with what a person compares', async () => {
  const { certificate } = createAuthority()
  expect((await readConfiguration(await written(JSON.stringify({ ca: certificate })))).authorities).toHaveLength(1)
  expect(describeAuthorities(`${certificate}\n${certificate}`, 'site.json')).toEqual([
    expect.stringMatching(/^CN=Test authority · SHA-256 ([0-9A-F]{2}:){31}[0-9A-F]{2}$/),
    expect.stringMatching(/^CN=/),
  ])
  expect(() => describeAuthorities('none', 'site.json')).toThrow(/ca holds no PEM certificate/)
})

test.each([
  ['missing.pem', undefined, /cannot be read/],
  ['empty.pem', 'nothing', /no PEM/],
  ['broken.pem', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----', /broken/],
])('an authority that is no use is told with its file: %s', async (name, content, what) => {
  if (content !== undefined) await writeFile(join(folder, name), content)
  expect(await failing(await written(`{"caFile":"${name}"}`))).toMatchObject({
    code: 'CONFIG_INVALID',
    params: { what: expect.stringMatching(what), where: join(folder, name) },
  })
})

test('a pattern of its profiles that may never end is told with its line', async () => {
  const name = { en: 'Pump', de: 'Pumpe', fr: 'Pompe' }
  const answer = { kind: 'json', serial_number: '/s', device_name: '/n' }
  const profile = { id: 'pump', name, answer, identity: { serial_number: '(?<!0)[0-9]+' } }
  const file = await written(JSON.stringify({ profiles: [profile] }, null, 1))
  const what = 'profiles.0.identity.serial_number: has (?<!, for which no limit of time can be promised'
  expect(await failing(file)).toMatchObject({ code: 'CONFIG_INVALID', params: { where: file, what, line: 16 } })
})

test('a file that is not there, or far too large, is told', async () => {
  expect(await failing(join(folder, 'none.json'))).toMatchObject({ code: 'CONFIG_INVALID' })
  expect(await failing(await written(' '.repeat(2 ** 20 + 1)))).toMatchObject({ code: 'CONFIG_INVALID' })
})
