/**
 * Every outside thing, as an interface. Each is wrapped once in `main/adapters/`, has one contract suite in
 * `tests/contracts/` that every implementation passes, and a fake that behaves where tests need one.
 */

import type { JournalEntry, Result, StoredEntry } from './activation/entries.ts'
import type { Finding } from './api/checks.ts'
import type { SvgNode } from './device/drawing.ts'
import type { ActivatorError } from './errors.ts'

// ── Serial ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A port as the system lists it. Only `path` is sure to be there. */
export interface PortInfo {
  /** What `open` takes: /dev/ttyUSB0, COM3, /dev/cu.usbserial-1. */
  readonly path: string
  /** The physical socket, stable over replugging ("1-2.3:1.0"); never a USB serial number, those are not unique. */
  readonly place?: string | undefined
  /** Four lower-case hex digits without 0x. */
  readonly vendorId?: string | undefined
  readonly productId?: string | undefined
  readonly manufacturer?: string | undefined
  readonly product?: string | undefined
  /** Which port of a composite device: its bInterfaceNumber, decimal or hex as the system tells it. */
  readonly interface?: string | undefined
  /** Only for `usb-descriptor` profiles; never a key. */
  readonly usbSerialNumber?: string | undefined
}

export type Signal = 'on' | 'off' | 'leave'
export interface SerialSettings {
  readonly baudRate: number
  readonly dataBits: 5 | 6 | 7 | 8
  readonly parity: 'none' | 'even' | 'odd'
  readonly stopBits: 1 | 1.5 | 2
  readonly dtr: Signal
  readonly rts: Signal
}

export interface SerialBus {
  /** @throws PORT_LIST_UNAVAILABLE where the system gives no list in any way. */
  list(signal: AbortSignal): Promise<readonly PortInfo[]>
  /**
   * Calls back when the list may have changed (hot-plug events, a watch on /dev, or a slow poll where there is nothing
   * better). Never carries the change itself: the list is the truth.
   */
  onChange(callback: () => void): Disposable
  /** @throws PORT_BUSY PORT_PERMISSION PORT_GONE · CANCELLED by the signal (the port is then closed again). */
  open(path: string, settings: SerialSettings, signal: AbortSignal): Promise<SerialLink>
}

export interface Listening {
  /** `raw` hands on chunks as they come, for prompts; `lines` whole lines without their end (\n, \r\n or \r alone). */
  readonly cut: 'raw' | 'lines'
  /** Bytes; counted from the moment of listening. More than that → `closed(DEVICE_GARBLED)`, nothing is buffered beyond. */
  readonly caps: { readonly line: number; readonly answer: number }
}
export interface LinkListener {
  heard(bytes: Uint8Array): void
  /** Called once, the last call: PORT_GONE when the port closed or vanished, DEVICE_GARBLED over a cap. */
  closed(error: ActivatorError): void
}
/** An open port. It is always being read, listened to or not: an unread port never reports that it was unplugged. */
export interface SerialLink extends AsyncDisposable {
  readonly path: string
  /** Resolves when the bytes were handed to the system. @throws PORT_GONE · CANCELLED */
  write(bytes: Uint8Array, signal: AbortSignal): Promise<void>
  /** Several may listen at once; one that starts on a closed link hears `closed` at once. */
  listen(how: Listening, listener: LinkListener): Disposable
  /** Closes the port whatever state it is in, within 2 s; again is harmless. */
  [Symbol.asyncDispose](): Promise<void>
}

// ── USB ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** What is plugged in on USB, whether or not the system made a serial port of it. Hubs are left out. */
export interface UsbDevice {
  /** "1-2.3": bus and sockets on the way. */
  readonly place: string
  /** Four lower-case hex digits without 0x. */
  readonly vendorId: string
  readonly productId: string
  /** Hostile text. */
  readonly manufacturer?: string | undefined
  readonly product?: string | undefined
  /** By the device's own interface classes; `other` may be a serial device. */
  readonly kind: 'input' | 'storage' | 'media' | 'other'
  /** Kernel drivers bound to it; undefined where the system does not tell. */
  readonly drivers: readonly string[] | undefined
  /** Paths of the serial ports the system made of it. */
  readonly ports: readonly string[]
}
export interface UsbBus {
  /** Empty where the system does not tell. @throws CANCELLED by the signal */
  list(signal: AbortSignal): Promise<readonly UsbDevice[]>
  /** Calls back when the list may have changed. */
  onChange(callback: () => void): Disposable
}

/** Looks at this computer and the way to the service. Never throws for what it finds. */
export interface Doctor {
  /** In the order of `checks`. */
  examine(signal: AbortSignal): Promise<readonly Finding[]>
}

// ── Disk ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Append-only and hash-chained. Its rules live in `activation/`; this only keeps entries. */
export interface Journal {
  /**
   * @param durable resolves only after the entry is on the disk (fsync); many at once share one flush. Others ride on
   *   the next flush, within 50 ms, and resolve at once.
   * @throws JOURNAL_UNAVAILABLE, and then the entry is not in the journal.
   */
  append(entry: JournalEntry, durable: boolean): Promise<void>
  /** Resolves when everything appended so far is on the disk. @throws JOURNAL_UNAVAILABLE */
  flush(): Promise<void>
  /** Oldest first. */
  entries(filter?: EntryFilter): Iterable<StoredEntry>
  /** Results for history, newest first. */
  page(query: PageQuery): readonly StoredEntry[]
}
export interface PageQuery {
  readonly limit: number
  /** Only those before this sequence number. */
  readonly before?: number
  /** A part of what a person sees of it. */
  readonly search?: string
  readonly outcomes?: readonly Result['outcome'][]
  /** From this instant, and before that one: as `at` is written. */
  readonly from?: string
  readonly to?: string
  readonly oldestFirst?: boolean
}
export interface EntryFilter {
  readonly account?: string
  readonly activation?: string
  /** Only intents, and devices kept for them, that are still open. */
  readonly open?: boolean
  readonly batch?: string
  /** Only what batches say of themselves. */
  readonly kind?: 'batch'
}

/** Small remembered choices. Unreadable content is set aside and told by `problem`, never silently lost. */
export interface Settings {
  get(key: SettingKey): string | undefined
  set(key: SettingKey, value: string | undefined): Promise<void>
  readonly problem?: { readonly file: string; readonly reason: string } | undefined
}
export type SettingKey =
  | 'mode'
  | 'language'
  | 'theme'
  | 'motion'
  | 'sound'
  | 'volume'
  | 'flash'
  | 'label-size'
  | 'service'
  | 'account-url'
  | 'username'
  | 'manager'
  | 'window'
  | 'sockets'

/** The configuration file a person opened, as it was. */
export interface ConfigurationStore {
  /** undefined: none is kept. @throws CONFIG_INVALID where what is kept cannot be read */
  read(): Promise<KeptConfiguration | undefined>
  /** In place of the one before; whole or not at all. @throws CONFIG_INVALID */
  keep(kept: KeptConfiguration): Promise<void>
  forget(): Promise<void>
}
export interface KeptConfiguration {
  readonly name: string
  readonly text: string
}

/** Tokens and passwords. `kept: false` means in memory only: the person is told that the next start asks again. */
export interface Secrets {
  readonly kept: boolean
  get(name: string): Promise<string | undefined>
  set(name: string, value: string): Promise<void>
  delete(name: string): Promise<void>
}

/** Where profiles come from: the shipped folder and the one in the data folder. Raw text; `device/profile.ts` reads it. */
export interface ProfileStore {
  files(signal: AbortSignal): Promise<readonly ProfileFile[]>
  onChange(callback: () => void): Disposable
}
export interface ProfileFile {
  /** Shown when it is wrong. */
  readonly file: string
  readonly origin: 'shipped' | 'added'
  readonly text: string
  /** The SVG files beside it, by name, where somebody draws. */
  readonly drawings?: readonly DrawingFile[]
}
/** Parsed as XML and no further, or why that was not to be had. */
export type DrawingFile = { readonly name: string; readonly file: string } & (
  | { readonly svg: SvgNode }
  | { readonly reason: string; readonly line?: number }
)

/** A regular expression that somebody wrote into a profile, for text that a device or a label says. */
export interface Pattern {
  readonly source: string
  /** The named groups of the first match, each undefined where it took no part; undefined: it does not match. */
  exec(text: string): Readonly<Record<string, string | undefined>> | undefined
}
/** `lines`: anywhere, and ^ and $ stand for the ends of each line too; `whole` and `end` say where it has to match. */
export type PatternPlace = 'anywhere' | 'lines' | 'whole' | 'end'
export interface Patterns {
  /** @param source JavaScript's own syntax under its flag u. @returns why it is none that can be used, where it is not */
  compile(source: string, place: PatternPlace): Pattern | { readonly reason: string }
}

// ── Network ───────────────────────────────────────────────────────────────────────────────────────────────────────

export interface HttpRequest {
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  /** Bytes of the answer at most; past it the answer is dropped: SERVICE_NONSENSE too-large. */
  readonly maxBytes: number
  /** Milliseconds for the whole exchange, body included. */
  readonly timeoutMs: number
}
export interface HttpAnswer {
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}
/**
 * HTTP as the system has it (proxy and certificates), redirects never followed, nothing sent a second time by itself
 * when `once` is asked for. Errors tell whether the request may have reached the service; see {@link SendError}.
 */
export interface Sender {
  /**
   * @param once take and release: the bytes leave at most once, whatever the connection does.
   * @throws SendError · CANCELLED by the signal
   */
  send(request: HttpRequest, options: { readonly once: boolean }, signal: AbortSignal): Promise<HttpAnswer>
}

// ── The rest ──────────────────────────────────────────────────────────────────────────────────────────────────────

export interface Clock {
  /** Wall time. For people and for records; decides nothing. */
  now(): Date
  /** Milliseconds that only grow. For every limit and every life. */
  monotonic(): number
  /** @throws CANCELLED by the signal */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>
}

export interface Log {
  /** `fields` never hold secrets; device names come shortened. */
  info(event: string, fields?: Readonly<Record<string, unknown>>): void
  warn(event: string, fields?: Readonly<Record<string, unknown>>): void
}

// ── Batches ───────────────────────────────────────────────────────────────────────────────────────────────────────

export type * from './outside-batch.ts'
