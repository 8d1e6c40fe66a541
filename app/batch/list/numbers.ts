/** Serial numbers that a spreadsheet took for numbers and cut the zeros off: judged by their neighbours. */
import { MOST_LINES_NAMED, type Problems } from './problems.ts'

/** Of all serial numbers, how many have to be equally long before a shorter one seems cut. */
const MOST_OF_THEM = 0.8
/** Of those with a zero in front, how many have to be equally long. */
const MOST_WITH_ZERO = 0.6
/** Shorter ones are counted up from 1, and are of several lengths by themselves. */
const SHORTEST = 4

interface Few {
  count: number
  /** The first of them. */
  readonly first: { readonly line: number; readonly serial: string }[]
}

/** One pass over the list; what they say about each other is known at its end. */
export class Numbers {
  #serials = 0
  /** Digits alone, by their number. */
  readonly #digits = new Map<number, number>()
  readonly #withZero = new Map<number, number>()
  /** Those of them without a zero in front, which may have lost it. */
  readonly #inText = new Map<number, Few>()
  readonly #inNumber = new Map<number, Few>()
  /** Held as a number, and not made of digits alone. */
  readonly #other: Few = { count: 0, first: [] }

  see(line: number, serial: string, isNumber: boolean): void {
    this.#serials += 1
    const { length } = serial
    if (!/^\d+$/.test(serial)) {
      if (isNumber) note(this.#other, line, serial)
      return
    }
    this.#digits.set(length, (this.#digits.get(length) ?? 0) + 1)
    if (serial.startsWith('0')) {
      this.#withZero.set(length, (this.#withZero.get(length) ?? 0) + 1)
      return
    }
    const byLength = isNumber ? this.#inNumber : this.#inText
    const few = byLength.get(length) ?? { count: 0, first: [] }
    if (few.count === 0) byLength.set(length, few)
    note(few, line, serial)
  }

  tell(problems: Problems): void {
    const usual = this.#usual()
    const cut = [this.#other]
    for (const [length, few] of this.#inNumber) if (usual === undefined || length < usual) cut.push(few)
    if (usual !== undefined && (usual >= SHORTEST || this.#withZero.has(usual))) {
      for (const [length, few] of this.#inText) if (length < usual) cut.push(few)
    }
    const count = cut.reduce((sum, few) => sum + few.count, 0)
    const found = cut.flatMap(({ first }) => first).sort((a, b) => a.line - b.line)
    const [first] = found
    if (first === undefined) return
    const probably = usual !== undefined && /^\d+$/.test(first.serial) ? first.serial.padStart(usual, '0') : undefined
    const lines = found.slice(0, MOST_LINES_NAMED).map(({ line }) => line)
    problems.add('number', { count, lines, example: first.serial, probably })
  }

  /** How many digits a serial number of this list has, where they agree on it. */
  #usual(): number | undefined {
    const zeros = [...this.#withZero.values()].reduce((sum, count) => sum + count, 0)
    return agreed(this.#digits, MOST_OF_THEM * this.#serials) ?? agreed(this.#withZero, MOST_WITH_ZERO * zeros)
  }
}

function agreed(byLength: ReadonlyMap<number, number>, least: number): number | undefined {
  return [...byLength].find(([, count]) => count >= least)?.[0]
}

function note(few: Few, line: number, serial: string): void {
  few.count += 1
  if (few.first.length < MOST_LINES_NAMED) few.first.push({ line, serial })
}
