/** What every serial bus keeps to. Run over ports in memory and over real ones: pseudo-terminals. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ActivatorError } from '../../app/errors.ts'
import type { LinkListener, Listening, SerialBus, SerialLink, SerialSettings } from '../../app/outside.ts'
import type { Terminal } from '../../simulator/terminal.ts'

/** A bus, and the far end of the cables in its ports. */
export interface BusWithCables {
  readonly bus: SerialBus
  /** A port of the bus, and the device's end of it. */
  plug(): Promise<Terminal>
}

const settings: SerialSettings = {
  baudRate: 115_200,
  dataBits: 8,
  parity: 'none',
  stopBits: 1,
  dtr: 'leave',
  rts: 'leave',
}
const caps = { line: 1024, answer: 64 * 1024 }
const never = new AbortController().signal

/** Keeps what it hears, and lets a story wait for it. */
class Ear implements LinkListener {
  readonly pieces: Buffer[] = []
  readonly ends: ActivatorError[] = []
  #waiting: (() => void)[] = []

  heard(bytes: Uint8Array): void {
    if (this.ends.length > 0) throw new Error('heard something after the end')
    this.pieces.push(Buffer.from(bytes))
    this.#wake()
  }

  closed(error: ActivatorError): void {
    this.ends.push(error)
    this.#wake()
  }

  get text(): string {
    return Buffer.concat(this.pieces).toString('latin1')
  }

  async until(done: (ear: Ear) => boolean): Promise<void> {
    while (!done(this)) await new Promise<void>((resolve) => this.#waiting.push(resolve))
  }

  #wake(): void {
    for (const wake of this.#waiting.splice(0)) wake()
  }
}

function listenTo(link: SerialLink, cut: Listening['cut'], limits = caps): Ear & Disposable {
  const ear = new Ear()
  const listening = link.listen({ cut, caps: limits }, ear)
  return Object.assign(ear, { [Symbol.dispose]: () => listening[Symbol.dispose]() })
}

const ended = (ear: Ear) => ear.ends.length > 0
const codes = (ear: Ear) => ear.ends.map(({ code }) => code)
const bytes = (text: string) => Buffer.from(text, 'latin1')

export function serialBusContract(name: string, make: () => Promise<BusWithCables>): void {
  describe(name, () => {
    let at: BusWithCables
    let device: Terminal
    let open: (limits?: Partial<SerialSettings>) => Promise<SerialLink>
    const held: AsyncDisposable[] = []

    beforeEach(async () => {
      at = await make()
      device = await at.plug()
      open = async (other = {}) => {
        const link = await at.bus.open(device.path, { ...settings, ...other }, never)
        held.push(link)
        return link
      }
    })
    afterEach(async () => {
      for (const link of held.splice(0)) await link[Symbol.asyncDispose]()
      device.close()
    })

    test('bytes go both ways, lines come without their ends', async () => {
      device.onBytes((asked) => void device.write(bytes(`you said ${Buffer.from(asked)}\r\nand\rmore\n`)))
      const link = await open()
      using ear = listenTo(link, 'lines')
      await link.write(bytes('who?'), never)
      await ear.until(({ pieces }) => pieces.length === 3)
      expect(ear.pieces.map(String)).toEqual(['you said who?', 'and', 'more'])
    })

    test('a prompt without a line end is heard raw, every byte as it was sent', async () => {
      const link = await open()
      using ear = listenTo(link, 'raw')
      const all = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte))
      await device.write(all)
      await ear.until(({ text }) => text.length === 256)
      expect(Buffer.concat(ear.pieces)).toEqual(all)
    })

    test('10,000 bytes arrive whole and in order, both ways', async () => {
      const sent = Array.from({ length: 1000 }, (_, line) => `${String(line).padStart(9, '0')}\n`).join('')
      const asked = Promise.withResolvers<string>()
      let got = ''
      device.onBytes((chunk) => {
        got += Buffer.from(chunk).toString('latin1')
        if (got.length === sent.length) asked.resolve(got)
      })
      const link = await open()
      using ear = listenTo(link, 'lines')
      const [heard] = await Promise.all([asked.promise, link.write(bytes(sent), never), device.write(bytes(sent))])
      await ear.until(({ pieces }) => pieces.length === 1000)
      expect(heard).toBe(sent)
      expect(ear.pieces.map(String).join('\n')).toBe(sent.trimEnd())
    })

    test('several listen at once, each in its own way; who stopped hears nothing more', async () => {
      const link = await open()
      using raw = listenTo(link, 'raw')
      using lines = listenTo(link, 'lines')
      const left = listenTo(link, 'raw')
      left[Symbol.dispose]()
      await device.write(bytes('one\ntwo'))
      await raw.until(({ text }) => text === 'one\ntwo')
      expect(lines.pieces.map(String)).toEqual(['one'])
      expect(left.pieces).toEqual([])
    })

    test('over its cap one listener hears the end, and the others go on', async () => {
      const link = await open()
      using short = listenTo(link, 'lines', { line: 8, answer: 1024 })
      using long = listenTo(link, 'raw')
      await device.write(bytes('good\nfar too long a line'))
      await short.until(ended)
      expect(short.pieces.map(String)).toEqual(['good'])
      expect(short.ends.map(({ code, params }) => [code, params])).toEqual([
        ['DEVICE_GARBLED', { port: device.path, cap: 'line', bytes: 8 }],
      ])
      await device.write(bytes('!'))
      await long.until(({ text }) => text.endsWith('!'))
      expect(codes(long)).toEqual([])
    })

    test('pulled out: every listener hears it once, writing says it, and so does listening afterwards', async () => {
      const link = await open()
      using one = listenTo(link, 'lines')
      using other = listenTo(link, 'raw')
      device.close()
      await Promise.all([one.until(ended), other.until(ended)])
      await expect(link.write(bytes('hello?'), never)).rejects.toMatchObject({ code: 'PORT_GONE' })
      using late = listenTo(link, 'raw')
      expect([one, other, late].map(codes)).toEqual([['PORT_GONE'], ['PORT_GONE'], ['PORT_GONE']])
      await link[Symbol.asyncDispose]()
      expect([one, other, late].map(codes)).toEqual([['PORT_GONE'], ['PORT_GONE'], ['PORT_GONE']])
    })

    test('pulled out in the middle of a flood that nobody listens to: it is known', async () => {
      const link = await open()
      const flood = setInterval(() => void device.write(bytes('x'.repeat(512))), 1)
      using first = listenTo(link, 'raw', { line: 1, answer: 1e9 })
      await first.until(({ text }) => text.length > 2048)
      first[Symbol.dispose]()
      device.close()
      clearInterval(flood)
      using ear = listenTo(link, 'raw', { line: 1, answer: 1e9 })
      await ear.until(ended)
      expect(codes(ear)).toEqual(['PORT_GONE'])
    })

    test('a port that is open is busy; closed, it can be had again', async () => {
      const link = await open()
      await expect(open()).rejects.toMatchObject({ code: 'PORT_BUSY' })
      await link[Symbol.asyncDispose]()
      const again = await open()
      using ear = listenTo(again, 'raw')
      await device.write(bytes('still here'))
      await ear.until(({ text }) => text === 'still here')
    })

    test('closing is the end for who listens and who writes, and can be said twice', async () => {
      const link = await open()
      using ear = listenTo(link, 'raw')
      await Promise.all([link[Symbol.asyncDispose](), link[Symbol.asyncDispose]()])
      await link[Symbol.asyncDispose]()
      expect(codes(ear)).toEqual(['PORT_GONE'])
      await expect(link.write(bytes('x'), never)).rejects.toMatchObject({ code: 'PORT_GONE' })
    })

    test('a listener that leaves while others are told of the end hears nothing', async () => {
      const link = await open()
      const heard: string[] = []
      const one = link.listen({ cut: 'raw', caps }, { heard: () => undefined, closed: () => heard.push('one') })
      await link[Symbol.asyncDispose]()
      one[Symbol.dispose]()
      expect(heard).toEqual(['one'])
    })

    test('there is no such port: it is gone', async () => {
      await expect(at.bus.open(`${device.path}-not`, settings, never)).rejects.toMatchObject({ code: 'PORT_GONE' })
    })

    test('cancelled before or while it opens: nothing is open', async () => {
      await expect(at.bus.open(device.path, settings, AbortSignal.abort())).rejects.toMatchObject({ code: 'CANCELLED' })
      const stop = new AbortController()
      const opening = at.bus.open(device.path, settings, stop.signal).then(
        (link) => link[Symbol.asyncDispose](),
        (error: unknown) => expect(error).toMatchObject({ code: 'CANCELLED' }),
      )
      stop.abort()
      await opening
      // What was under way may take a moment to be let go of.
      for (;;) {
        const link = await open().catch((error: unknown) => expect(error).toMatchObject({ code: 'PORT_BUSY' }))
        if (link) break
      }
    })

    test('a cancelled write says so, and the port is none the worse', async () => {
      const link = await open()
      await expect(link.write(bytes('x'), AbortSignal.abort())).rejects.toMatchObject({ code: 'CANCELLED' })
      const got = new Promise<string>((resolve) => device.onBytes((chunk) => resolve(Buffer.from(chunk).toString())))
      await link.write(bytes('y'), never)
      expect(await got).toBe('y')
    })

    test('DTR and RTS on a port that has none are no reason not to open it', async () => {
      const link = await open({ dtr: 'on', rts: 'off' })
      using ear = listenTo(link, 'raw')
      await device.write(bytes('fine'))
      await ear.until(({ text }) => text === 'fine')
    })

    test('a list that is cancelled says so', async () => {
      await expect(at.bus.list(AbortSignal.abort())).rejects.toMatchObject({ code: 'CANCELLED' })
    })
  })
}
