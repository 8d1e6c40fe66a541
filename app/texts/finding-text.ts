/** What a check found, in words, and what to do about it. */
import type { Finding } from '../api/checks.ts'
import { en, type TextKey } from './en.ts'
import type { Texts } from './text.ts'

export interface FindingText {
  readonly check: string
  readonly found: string
  /** Left out where there is nothing to do. */
  readonly fix: string | undefined
  /** To be copied and run, where the fix is a command. */
  readonly command: string | undefined
}

/** Found values are of this computer's own files; a group's name has no blank or sign that a shell reads. */
const commands: Partial<Record<NonNullable<Finding['fix']>, (found: Finding['found']) => string>> = {
  'join-the-group': ({ group }) => `sudo usermod -aG ${group} $USER`,
  'stop-modem-manager': () => 'sudo systemctl stop ModemManager',
  'remove-brltty': () => 'sudo apt remove brltty',
}

export function findingText(t: Texts, { check, state, found, fix }: Finding): FindingText {
  // An ICU choice needs a word for nothing.
  const values = Object.fromEntries(Object.entries(found).map(([name, value]) => [name, nothing(name, value)]))
  const own = `doctor.found.${check}.${state}`
  const key = isKey(own) ? own : 'doctor.found.skipped'
  return {
    check: t(`doctor.check.${check}`),
    found: t.fill(key, values),
    fix: fix && t.fill(`doctor.fix.${fix}`, values),
    command: fix && commands[fix]?.(found),
  }
}

const choices: ReadonlySet<string> = new Set(['proxy', 'fingerprint'])

function nothing(name: string, value: string | number): string | number {
  return value === '' && choices.has(name) ? 'none' : value
}

function isKey(text: string): text is TextKey {
  return Object.hasOwn(en, text)
}
