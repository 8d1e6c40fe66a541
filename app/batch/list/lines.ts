/** The lines of a list as they are taken from its rows, and what is wrong with them. */
import type { ListProblem } from '../../api/batch-view.ts'
import type { ListRow } from '../../outside.ts'
import type { ColumnRole, ManifestLine } from '../manifest.ts'
import { Numbers } from './numbers.ts'
import { Problems } from './problems.ts'
import { serialOf } from './serial-cell.ts'
import { longOf } from './short-number.ts'

export interface ImportedList {
  readonly lines: readonly ManifestLine[]
  readonly problems: readonly ListProblem[]
  /** Cartons or pallets the devices stand in. */
  readonly groups: number
}

/** As `manifestLineSchema` has them. */
const MOST_SERIAL = 128
const MOST_TEXT = 256

/** What a spreadsheet runs. */
const formula = /^[=+\-@]/
/** `="012345"`, which people write for a spreadsheet to keep the zeros. */
const quoted = /^="([^"]*)"$/
/** What a spreadsheet shows for a formula that went wrong. */
const wentWrong = /^#(N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!)$/

export class Lines {
  readonly #lines: ManifestLine[] = []
  readonly #bySerial = new Map<string, number>()
  /** Serial numbers on more than one line. */
  readonly #again = new Set<string>()
  readonly #groups = new Set<string>()
  readonly #problems = new Problems()
  readonly #numbers = new Numbers()
  /** The group of the line before: most lines stand in the same one. */
  #group: Pick<ManifestLine, 'carton' | 'pallet'> = {}
  /** Which column; -1 where there is none. */
  readonly #at: Readonly<Record<ColumnRole, number>>

  constructor(columns: readonly ColumnRole[]) {
    const at = (role: ColumnRole) => columns.indexOf(role)
    const [serial, name, type] = [at('serial'), at('name'), at('type')]
    this.#at = { serial, name, type, carton: at('carton'), pallet: at('pallet'), customer: at('customer'), ignore: -1 }
  }

  take(row: ListRow): void {
    const column = this.#at.serial
    const cell = row.cells[column] ?? ''
    const { serial, odd } = serialOf(cell)
    if (serial === '') {
      const beside = row.cells.filter((text, index) => index !== column && text.trim() !== '')
      this.#problems.note('blank', row.line, beside.join(' · '))
      return
    }
    if (odd) this.#problems.note('odd-characters', row.line, cell)
    if (serial.length > MOST_SERIAL) this.#problems.note('too-long', row.line, serial)
    else if (this.#isNew(serial, row.line)) {
      this.#judge(serial, row.line, row.numbers?.includes(column) ?? false)
      this.#lines.push(this.#lineOf(row, serial))
    }
  }

  whole(): ImportedList {
    this.#numbers.tell(this.#problems)
    return { lines: this.#lines, problems: this.#problems.list(), groups: this.#groups.size }
  }

  #isNew(serial: string, line: number): boolean {
    const first = this.#bySerial.get(serial)
    if (first === undefined) {
      this.#bySerial.set(serial, line)
      return true
    }
    if (!this.#again.has(serial)) this.#problems.note('duplicate', first, serial)
    this.#again.add(serial)
    this.#problems.note('duplicate', line, serial)
    return false
  }

  #judge(serial: string, line: number, isNumber: boolean): void {
    const long = longOf(serial)
    if (long !== undefined) this.#problems.note('exponent', line, serial, long)
    else if (formula.test(serial) || wentWrong.test(serial)) {
      this.#problems.note('formula', line, serial, quoted.exec(serial)?.[1])
    } else this.#numbers.see(line, serial, isNumber)
  }

  /** All lines have the same properties, in the same order: of a hundred thousand objects that costs half the time. */
  #lineOf(row: ListRow, serial: string): ManifestLine {
    const { name, type, carton, pallet, customer } = this.#at
    const line = {
      line: row.line,
      serial_number: serial,
      device_name: this.#text(row, name),
      device_type: this.#text(row, type),
      carton: this.#text(row, carton),
      pallet: this.#text(row, pallet),
      customer: this.#text(row, customer),
    }
    if (line.carton !== this.#group.carton || line.pallet !== this.#group.pallet) {
      this.#group = line
      if (line.carton !== undefined || line.pallet !== undefined) {
        this.#groups.add(`${line.pallet ?? ''}\n${line.carton ?? ''}`)
      }
    }
    return line
  }

  #text(row: ListRow, column: number): string | undefined {
    const text = row.cells[column]?.trim()
    if (text === undefined || text === '') return undefined
    if (text.length <= MOST_TEXT) return text
    this.#problems.note('too-long', row.line, text)
    return undefined
  }
}
