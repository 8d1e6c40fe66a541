/** What can go wrong with a port, each by its real cause. */
import { chmod } from 'node:fs/promises'
import { canBeAnotherUser, holdPort, noOtherUser, serveAsNobody } from './causes.ts'
import { expect, test } from './guided.ts'

test('another program has the port: it is named', async ({ opened, station }) => {
  const { port } = await station.plug('json-line', { faults: [{ kind: 'silent' }] })
  await opened.run({ command: 'guide-cancel' })
  await using _holder = await holdPort(port.path, 'ModemManager')
  await opened.run({ command: 'guide-use', port: port.path })
  const phase = async () => (await opened.snapshot()).guide?.activation?.phase
  const held = { state: 'failed', failure: { code: 'PORT_BUSY', params: { holder: 'ModemManager' } } }
  await expect.poll(phase).toMatchObject(held)
})

test('another user: the page opens, whatever may be done there', async ({ chromium, built: _, station }) => {
  test.skip(!canBeAnotherUser, noOtherUser)
  const { port } = await station.plug('json-line')
  await chmod(port.path, 0o600)
  await using host = await serveAsNobody(station.dataDir)
  const page = await chromium.newPage()
  await page.goto(host.url)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.close()
})
