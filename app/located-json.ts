/** JSON that remembers on which line each value stands: a person who mends a file wants the line, not an offset. */

import type { z } from 'zod'

export class JsonSyntaxError extends Error {
  override readonly name = 'JsonSyntaxError'
  /** From 1. */
  readonly line: number

  constructor(reason: string, line: number) {
    super(reason)
    this.line = line
  }
}

export interface LocatedJson {
  readonly value: unknown
  /** The line of the value at `path`, or of the nearest one around it. */
  lineOf(path: readonly PropertyKey[]): number
}

const MOST_DEPTH = 64
const token = /[\t\n\r ]*(?:([{}[\],:])|("[^"\\\n\r]*(?:\\.[^"\\\n\r]*)*")|([^\s{}[\],:"]+))/y

/** @throws JsonSyntaxError */
export function parseLocated(text: string): LocatedJson {
  const lines = new Map<string, number>()
  const reader = createReader(text)
  scan(reader, [], lines)
  if (reader.next() !== undefined) throw reader.wrong('more after the end')
  return {
    // Its form was checked above, and what JSON.parse takes is what counts.
    value: JSON.parse(text),
    lineOf(path) {
      for (let length = path.length; length > 0; length -= 1) {
        const line = lines.get(keyOf(path.slice(0, length)))
        if (line !== undefined) return line
      }
      return 1
    },
  }
}

const keyOf = (path: readonly PropertyKey[]): string => JSON.stringify(path.map(String))

interface Reader {
  /** The next token, or undefined at the end. */
  next(): string | undefined
  line(): number
  wrong(reason: string): JsonSyntaxError
}

function createReader(text: string): Reader {
  let at = 0
  let line = 1
  const count = (part: string) => part.split('\n').length - 1
  const wrong = (reason: string) => new JsonSyntaxError(reason, line)
  return {
    next() {
      token.lastIndex = at
      const match = token.exec(text)
      const taken = match?.[0] ?? text.slice(at)
      line += count(taken)
      at += taken.length
      if (match === null && taken.trim() !== '') throw wrong('a text that does not end on its line')
      return match?.[1] ?? match?.[2] ?? match?.[3]
    },
    line: () => line,
    wrong,
  }
}

function scan(reader: Reader, path: readonly (string | number)[], lines: Map<string, number>, first?: string): void {
  const word = first ?? reader.next()
  lines.set(keyOf(path), reader.line())
  if (path.length > MOST_DEPTH) throw reader.wrong('nested too deep')
  if (word === '{') scanObject(reader, path, lines)
  else if (word === '[') scanArray(reader, path, lines)
  else checkPlain(reader, word)
}

function scanObject(reader: Reader, path: readonly (string | number)[], lines: Map<string, number>): void {
  let name = reader.next()
  if (name === '}') return
  for (;;) {
    if (!name?.startsWith('"')) throw reader.wrong('expected a name in double quotes')
    const key = checkPlain(reader, name)
    if (lines.has(keyOf([...path, key]))) throw reader.wrong(`"${key}" stands twice`)
    if (reader.next() !== ':') throw reader.wrong(`expected ":" after "${key}"`)
    scan(reader, [...path, key], lines)
    const after = reader.next()
    if (after === '}') return
    if (after !== ',') throw reader.wrong('expected "," or "}"')
    name = reader.next()
  }
}

function scanArray(reader: Reader, path: readonly (string | number)[], lines: Map<string, number>): void {
  let first = reader.next()
  if (first === ']') return
  for (let index = 0; ; index += 1) {
    scan(reader, [...path, index], lines, first)
    const after = reader.next()
    if (after === ']') return
    if (after !== ',') throw reader.wrong('expected "," or "]"')
    first = reader.next()
  }
}

/** A text, number, true, false or null. @returns it as text */
function checkPlain(reader: Reader, word: string | undefined): string {
  if (word === undefined) throw reader.wrong('ends too early')
  try {
    return String(JSON.parse(word))
  } catch (error) {
    if (error instanceof SyntaxError) throw reader.wrong(`not a value: ${word.slice(0, 40)}`)
    throw error
  }
}

/** What a schema found wrong in a file, in words and with its line. */
export function issueAt(issue: z.core.$ZodIssue | undefined, json: Pick<LocatedJson, 'lineOf'>) {
  const path = issue?.path ?? []
  // An unknown name is told where it stands, not where the object around it begins.
  const place = issue?.code === 'unrecognized_keys' ? [...path, ...issue.keys.slice(0, 1)] : path
  const where = path.length === 0 ? '' : `${path.map(String).join('.')}: `
  return { line: json.lineOf(place), reason: `${where}${issue?.message ?? ''}`.slice(0, 200) }
}
