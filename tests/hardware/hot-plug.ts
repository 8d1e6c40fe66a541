/**
 * Real USB, by hand: activates serial adapters that are plugged in one after the other while `activate --watch` runs.
 *
 *   node tests/hardware/hot-plug.ts [--devices 16] [--plug COMMAND]
 *
 * Meant for a Linux guest with an emulated USB bus whose COMMAND (default `usb-rig`) understands
 * `plug ID serial_number=N device_name=D` and `unplug ID`. At a desk, with `--plug none`, a person does the plugging;
 * the devices then have to be named in devices.csv beside this file.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs, promisify } from 'node:util'

const { values } = parseArgs({
  options: { devices: { type: 'string', default: '16' }, plug: { type: 'string', default: 'usb-rig' } },
})
const run = promisify(execFile)
const cli = new URL('../../main/cli/main.ts', import.meta.url).pathname
const flags = ['--disable-warning=ExperimentalWarning']
const folder = mkdtempSync(join(tmpdir(), 'hot-plug-'))
const [serviceDir, dataDir] = [join(folder, 'service'), join(folder, 'station')]
const environment = {
  ...process.env,
  DEVICE_ACTIVATOR_USERNAME: 'ada',
  DEVICE_ACTIVATOR_PASSWORD: 'correct horse',
}

const devices = Array.from({ length: Number(values.devices) }, (_, index) => ({
  id: `d${index + 1}`,
  serial_number: String(index + 1).padStart(6, '0'),
  device_name: (index + 1).toString(16).padStart(12, '0'),
}))
const began = performance.now()
const say = (text: string) => process.stdout.write(`${((performance.now() - began) / 1000).toFixed(1)} s  ${text}\n`)

const service = await startService()
const watching = start(
  'activate',
  '--watch',
  '--profile',
  'json-line',
  '--service',
  `${service.url}v1/`,
  '--data-dir',
  dataDir,
)
const results: { serial_number?: string; outcome: string }[] = []
const complete = readResults(watching)
say('watching')
for (const { id, serial_number, device_name } of devices) {
  if (values.plug !== 'none')
    await run(values.plug, ['plug', id, `serial_number=${serial_number}`, `device_name=${device_name}`])
}
say(`${devices.length} plugged in`)
await complete
if (values.plug !== 'none') for (const { id } of devices) await run(values.plug, ['unplug', id])
say('unplugged')
await end(watching)
await checkOwned()
await end(service.child)

const taken = results.filter(({ outcome }) => outcome === 'taken').length
say(`${taken} of ${devices.length} taken and proven`)
process.exitCode = taken === devices.length ? 0 : 1

function start(...args: string[]): ChildProcess {
  return spawn(process.execPath, [...flags, cli, ...args, '--json'], {
    env: environment,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
}

async function startService(): Promise<{ child: ChildProcess; url: string }> {
  const adding = start('serve', '--data-dir', serviceDir, '--add-account', 'ada')
  adding.stdin?.end('correct horse\n')
  await once(adding, 'exit')
  const file = values.plug === 'none' ? new URL('devices.csv', import.meta.url).pathname : join(folder, 'devices.csv')
  if (values.plug !== 'none') writeFileSync(file, csv())
  await once(start('serve', '--data-dir', serviceDir, '--add-devices', file), 'exit')
  const child = start('serve', '--data-dir', serviceDir)
  for await (const line of lines(child)) {
    const { event, url } = JSON.parse(line)
    if (event === 'listening') return { child, url }
  }
  throw new Error('the service did not start')
}

function csv(): string {
  const rows = devices.map(({ serial_number, device_name }) => `${serial_number},${device_name},ftdi`)
  return ['serial_number,device_name,device_type', ...rows, ''].join('\n')
}

async function readResults(child: ChildProcess): Promise<void> {
  for await (const line of lines(child)) {
    const told = JSON.parse(line)
    if (told.event !== 'result') continue
    results.push(told)
    say(
      `${told.port} ${told.serial_number ?? '?'} ${told.outcome} ${told.failure?.code ?? ''} ${Math.round(told.ms)} ms`,
    )
    if (results.filter(({ outcome }) => outcome === 'taken').length === devices.length) return
  }
}

/** The service's own word for it, through another command. */
async function checkOwned(): Promise<void> {
  const child = start('ownerships', '--current', '--service', `${service.url}v1/`, '--data-dir', dataDir)
  let count = 0
  for await (const _ of lines(child)) count += 1
  say(`the service lists ${count} current ownerships`)
  if (count !== devices.length) process.exitCode = 1
}

function lines(child: ChildProcess): AsyncIterable<string> {
  if (child.stdout === null) throw new Error('no standard output')
  return createInterface({ input: child.stdout })
}

async function end(child: ChildProcess): Promise<void> {
  child.kill('SIGINT')
  await once(child, 'exit')
}
