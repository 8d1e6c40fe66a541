/** `doctor`: checks this machine and the way to the service; each check is fine or comes with a fix. */
import { shown } from '../../../app/texts/shown.ts'
import type { Finding } from '../../doctor/finding.ts'
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

function sayFinding({ output, words }: Context, { check, state, found, fix }: Finding): void {
  const [tone, sign] = marks[state]
  const facts = Object.entries(found)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name} ${shown(String(value))}`)
    .join(', ')
  const title = `${words(`doctor.check.${check}`)}: ${words(`doctor.state.${state}`)}`
  output.line(
    `${output.paint(tone, sign, 'stdout')} ${title}${facts && output.paint('quiet', ` (${facts})`, 'stdout')}`,
  )
  if (fix) output.line(`  ${words(`doctor.fix.${fix}`, found)}`)
}
