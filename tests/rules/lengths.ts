import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A file tells one story: median about 80 lines, few over 200, none over this. */
const MOST_LINES = 300
const code = /\.(ts|tsx|mjs|cjs|css)$/

/** Files git tracks, as they are in the working tree. */
export function trackedCode(root: string): readonly string[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  })
  return listed.split('\0').filter((file) => code.test(file))
}

export function checkLengths(root: string): string {
  return trackedCode(root)
    .map((file) => ({ file, lines: readFileSync(join(root, file), 'utf8').split('\n').length - 1 }))
    .filter(({ lines }) => lines > MOST_LINES)
    .map(({ file, lines }) => `${file} has ${lines} lines, more than ${MOST_LINES}`)
    .join('\n')
}
