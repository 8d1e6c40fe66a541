/** The text of one item of a workbook, which comes in pieces and runs. */

/** Characters that XML cannot hold stand there as `_x000D_`. */
const escaped = /_x([0-9a-fA-F]{4})_/g

export class ItemText {
  #text = ''
  #isText = false
  #isReading = false

  begin(): void {
    this.#text = ''
  }

  open(name: string): void {
    // How it is read aloud in Japanese is no part of it.
    if (name === 'rPh') this.#isReading = true
    else if (name === 't' || name === 'v') this.#isText = !this.#isReading
  }

  close(name: string): void {
    if (name === 'rPh') this.#isReading = false
    else if (name === 't' || name === 'v') this.#isText = false
  }

  add(piece: string): void {
    if (this.#isText) this.#text += piece
  }

  get raw(): string {
    return this.#text
  }

  get text(): string {
    if (!this.#text.includes('_x')) return this.#text
    return this.#text.replace(escaped, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  }
}
