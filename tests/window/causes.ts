/** What goes wrong at a station, made for real: a program on the port, another user, a service nobody vouches for. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, chown, copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { type IncomingMessage, request as send } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { simulatedPorts } from '../../main/adapters/announced-ports.ts'
import { createAuthority, type Issued } from '../contracts/certificates.ts'
import { saying } from './hosts.ts'
import { checkout } from './places.ts'

const DAY_MS = 86_400_000

/**
 * Another process that has the port open and locked, as a terminal program or ModemManager has it.
 * @param program what the system calls it
 */
export async function holdPort(path: string, program: string): Promise<AsyncDisposable> {
  const folder = await mkdtemp(join(tmpdir(), 'activator-holder-'))
  const executable = join(folder, program)
  await copyFile('/bin/sleep', executable)
  await chmod(executable, 0o755)
  // The lock and the open port go over to the program that stands in the shell's place.
  const script = 'exec 9<>"$0" && flock -xn 9 && echo held && exec "$1" 600'
  const holder = spawn('bash', ['-c', script, path, executable], { stdio: ['ignore', 'pipe', 'inherit'] })
  await firstLine(holder)
  return {
    async [Symbol.asyncDispose]() {
      await end(holder)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export const notRoot = 'only root can start a program as another user, or with mounts of its own'
export const isRoot = process.platform === 'linux' && process.getuid?.() === 0
const NOBODY = 65_534

export interface HostApart extends AsyncDisposable {
  /** Opens its page once. */
  readonly url: string
}

/** The `web` command as a user who may open no serial port, over a data folder of that user's. */
export async function serveAsNobody(dataDir: string): Promise<HostApart> {
  // On the way there others may pass through.
  await chmod(dirname(dataDir), 0o711)
  for (const folder of [dataDir, simulatedPorts(dataDir)]) {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await chown(folder, NOBODY, NOBODY)
  }
  return await serveBy(['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'], dataDir)
}

/** Runs what stands behind it where the kernel tells of the USB devices in this folder: a mount that only it sees. */
function withUsb(usbDevices: string): readonly string[] {
  const mounts =
    'mount -t tmpfs none /sys/bus && mkdir -p /sys/bus/usb/devices && mount --bind "$0" /sys/bus/usb/devices'
  return ['unshare', '-m', 'bash', '-c', `${mounts} && exec "$@"`, usbDevices]
}

export const serveWithUsb = (dataDir: string, usbDevices: string): Promise<HostApart> =>
  serveBy(withUsb(usbDevices), dataDir)

/** The window there: an executable that starts it. */
export async function electronWithUsb(electron: string, usbDevices: string): Promise<string> {
  const executable = join(dirname(usbDevices), 'electron-with-usb')
  const words = [...withUsb(usbDevices), electron].map((word) => `'${word}'`)
  await writeFile(executable, `#!/bin/sh\nexec ${words.join(' ')} "$@"\n`, { mode: 0o755 })
  return executable
}

async function serveBy([program = '', ...before]: readonly string[], dataDir: string): Promise<HostApart> {
  const web = ['main/cli/main.ts', 'web', '--json', '--no-open', '--data-dir', dataDir]
  const host = spawn(program, [...before, process.execPath, '--disable-warning=ExperimentalWarning', ...web], {
    cwd: checkout,
    // Another user writes neither into this one's home nor into its caches.
    env: { ...process.env, HOME: dataDir, NODE_DISABLE_COMPILE_CACHE: '1' },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const { url } = await saying(host, 'listening')
  return { url: String(url), [Symbol.asyncDispose]: () => end(host) }
}

/** What the kernel tells of a device on USB that it made no port of. */
export async function plugOnUsb(usbDevices: string, place: string, ids: readonly [string, string]): Promise<void> {
  const folder = join(usbDevices, place)
  const way = join(folder, `${place}:1.0`)
  await mkdir(way, { recursive: true })
  await writeFile(join(way, 'bInterfaceClass'), 'ff\n')
  const told = { bDeviceClass: '00', product: 'USB Serial', idProduct: ids[1], idVendor: ids[0] }
  for (const [name, text] of Object.entries(told)) await writeFile(join(folder, name), `${text}\n`)
  // No kernel tells of it here: what is watched besides moves instead.
  await writeFile(NOTHING_IN_DEV, '')
  await rm(NOTHING_IN_DEV)
}
const NOTHING_IN_DEV = '/dev/ttyNoneOfTheTests'

export interface TlsFront extends AsyncDisposable {
  /** `https://127.0.0.1:N/` */
  readonly url: string
  /** PEM file of the authority that vouches for it. */
  readonly caFile: string
  /** `stranger`: from an authority nobody trusts; `expired`: from the trusted one, of yesterday. */
  show(certificate: 'good' | 'stranger' | 'expired'): void
}

/** The service over HTTPS, under the certificate a test chooses. */
export async function startTlsFront(target: string, folder: string): Promise<TlsFront> {
  const authority = createAuthority()
  const caFile = join(folder, 'authority.pem')
  await writeFile(caFile, authority.certificate)
  const [yesterday, tomorrow] = [new Date(Date.now() - DAY_MS), new Date(Date.now() + DAY_MS)]
  const certificates: Record<'good' | 'stranger' | 'expired', Issued> = {
    good: authority.issue('127.0.0.1', yesterday, tomorrow),
    stranger: createAuthority().issue('127.0.0.1', yesterday, tomorrow),
    expired: authority.issue('127.0.0.1', new Date(yesterday.getTime() - DAY_MS), yesterday),
  }
  const shown = (name: keyof typeof certificates) => ({
    key: certificates[name].key,
    cert: certificates[name].certificate,
  })
  const server = createServer(shown('good'), (incoming, outgoing) => {
    const { method, headers, url = '/' } = incoming
    const onward = send(new URL(url, target), { method, headers, agent: false }, (answer: IncomingMessage) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    })
    onward.on('error', () => outgoing.destroy())
    incoming.pipe(onward)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A server that listens on TCP has an address of this kind.
  const { port } = server.address() as AddressInfo
  return {
    url: `https://127.0.0.1:${port}/`,
    caFile,
    show(certificate) {
      server.setSecureContext(shown(certificate))
      // What is connected has seen the other one.
      server.closeAllConnections()
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function firstLine(child: ChildProcess): Promise<void> {
  if (child.stdout === null) throw new Error('its output is a pipe')
  for await (const _ of createInterface({ input: child.stdout })) return
  throw new Error('it ended before it said anything')
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}
