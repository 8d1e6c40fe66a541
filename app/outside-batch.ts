/** What a batch station needs of the outside: packing lists, and reports that are sealed. Part of `outside.ts`. */
import type { ManifestLine } from './batch/manifest.ts'

/** The lines of packing lists, beside the journal that names them. */
export interface ManifestStore {
  /** All of them or none. Yields between chunks. @throws JOURNAL_UNAVAILABLE · CANCELLED */
  keep(batch: string, lines: readonly ManifestLine[], signal: AbortSignal): Promise<void>
  /** In the list's order; empty where there is none. @throws JOURNAL_UNAVAILABLE */
  lines(batch: string): readonly ManifestLine[]
}

/** What everybody can do who has a report. */
export interface SealReader {
  /** Lower-case hex. */
  sha256(text: string): string
  /**
   * Ed25519. Never throws: what is no signature, or no key, proves nothing.
   * @param signature base64
   * @param publicKey base64 of the SPKI, DER
   */
  verify(text: string, signature: string, publicKey: string): boolean
  /** SHA-256 of the SPKI in hex, four digits a group: "7f3a 91c0 …". Empty for what is no base64. */
  fingerprintOf(publicKey: string): string
}
/** The station's own key, which signs what it reports. */
export interface Seal extends SealReader {
  readonly fingerprint: string
  /** base64 of the SPKI, DER */
  readonly publicKey: string
  /** The same text gives the same signature. @returns base64 */
  sign(text: string): string
}

/** Writes workbooks for Excel and its kind. */
export interface SheetWriter {
  /**
   * A text becomes a text cell: no number, date or formula is made of it, not even when it is edited there. Others have
   * their turn meanwhile, however large it is.
   * @throws CANCELLED by the signal
   */
  write(sheet: Sheet, signal: AbortSignal): Promise<Uint8Array>
}
export interface Sheet {
  /** Of the tab; what may not stand there is left out. */
  readonly name: string
  /** Of the columns, in characters. */
  readonly widths: readonly number[]
  /** Rows at the top that are bold and stay in sight. */
  readonly head: number
  readonly rows: readonly (readonly SheetCell[])[]
}
export type SheetCell = string | number | undefined

/** Prints without a printer. Not every host can. */
export interface Paper {
  /**
   * @param html one whole document: nothing it names is fetched, and no script in it is run
   * @returns a PDF
   * @throws CONFIG_INVALID saying why it cannot be printed · TIMED_OUT · CANCELLED by the signal
   */
  pdf(html: string, signal: AbortSignal): Promise<Uint8Array>
}

/** Packing lists as people have them: CSV however it was written, and XLSX. Everything in them is hostile. */
export interface ListFile {
  /**
   * Lets others have their turn all the while.
   * @param onShare how much of it is read, 0 to 1
   * @throws CONFIG_INVALID naming the file and what is wrong with it, with the line where there is one · CANCELLED by the signal
   */
  read(
    file: { readonly name: string; readonly bytes: Uint8Array },
    signal: AbortSignal,
    onShare?: (share: number) => void,
  ): Promise<ListTable>
}
export interface ListTable {
  /** The name of the sheet, where it is one of a workbook. */
  readonly sheet?: string | undefined
  /** In the order of the file; only those in which something stands. */
  readonly rows: readonly ListRow[]
}
export interface ListRow {
  /** In the file as a person sees it, from 1. */
  readonly line: number
  /** As the text that stands in them, white space and all. Empty cells at the end may be left out. */
  readonly cells: readonly string[]
  /** Columns, from 0, in which the sheet holds a number and no text: zeros in front are lost there. */
  readonly numbers?: readonly number[] | undefined
}
