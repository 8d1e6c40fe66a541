/** `doctor`: checks this machine and the way to the service; each check is fine or comes with a fix. */

import type { Finding } from '../../../app/api/checks.ts'
import { findingText } from '../../../app/texts/finding-text.ts'
import { type CommandModule, type Context, examples } from '../command.ts'
import { exits } from '../exit.ts'

export const command: CommandModule = {
  define(command, words) {
    command.addHelpText('after', examples(words, 'doctor', 'doctor --service https://example.com/v1/ --json'))
  },

  async run(context) {
    const { output, words, signal } = context
    const { examineHere } = await import('../examine-here.ts')
    const findings = await examineHere(context)
    for (const finding of findings) {
      output.record({ event: 'check', ...finding })
      sayFinding(context, finding)
    }
    if (findings.every(({ state }) => state === 'ok')) output.note(words('doctor.all-fine'))
    if (signal.aborted) return exits.interrupted
    return findings.some(({ state }) => state === 'fix') ? exits.someFailed : exits.done
  },
}

const marks = { ok: ['good', '✓'], look: ['look', '▲'], fix: ['bad', '✕'], skipped: ['quiet', '○'] } as const

function sayFinding({ output, words }: Context, finding: Finding): void {
  const [tone, sign] = marks[finding.state]
  const { check, found, fix } = findingText(words, finding)
  const title = `${check}: ${words(`doctor.state.${finding.state}`)}`
  output.line(`${output.paint(tone, sign, 'stdout')} ${title} ${output.paint('quiet', `(${found})`, 'stdout')}`)
  if (fix !== undefined) output.line(`  ${fix}`)
}
