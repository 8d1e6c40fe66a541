import { expect, test } from 'vitest'
import { checks, type Finding, fixes } from '../api/checks.ts'
import { findingText } from './finding-text.ts'
import { createTexts } from './text.ts'

const words = (['en', 'de', 'fr'] as const).map(createTexts)
const states = ['ok', 'look', 'fix', 'skipped'] as const
const found = {
  reason: 'r',
  service: 's',
  version: '1',
  count: 2,
  seconds: 3,
  entries: 4,
  ms: 5,
  megabytes: 6,
  folder: 'f',
  proxy: '',
  fingerprint: '',
  file: '/data/station-key.pem',
}

test.each(checks)('%s has words for each state, in each language', (check) => {
  for (const state of states) {
    for (const t of words) {
      const text = findingText(t, { check, state, found })
      expect(text.check).not.toBe('')
      expect(text.found, `${t.language} ${state}`).not.toBe('')
      expect(text.found).not.toMatch(/[{}]/)
    }
  }
})

test.each(fixes)('%s says what to do', (fix) => {
  for (const t of words) expect(findingText(t, { check: 'ports', state: 'fix', found, fix }).fix).toMatch(/\.$|\$USER$/)
})

test('the command that joins the group can be copied as it is', () => {
  const finding: Finding = {
    check: 'permission',
    state: 'fix',
    found: { port: '/dev/ttyACM0', group: 'dialout' },
    fix: 'join-the-group',
  }
  expect(words.map((t) => findingText(t, finding).command)).toEqual(Array(3).fill('sudo usermod -aG dialout $USER'))
})

test.each(['stop-modem-manager', 'remove-brltty'] as const)('%s is a command too', (fix) => {
  const finding: Finding = { check: 'port-holders', state: 'look', found: { program: 'x' }, fix }
  for (const t of words) {
    const { fix: text, command } = findingText(t, finding)
    expect(text).toContain(command)
  }
})

test('a journal that is not as it was written names the entry and the file to keep', () => {
  const [entry, file] = [4217, '/data/journal.db']
  const finding: Finding = {
    check: 'journal',
    state: 'fix',
    found: { reason: 'chain', entry, file },
    fix: 'keep-the-journal',
  }
  for (const t of words) {
    expect(findingText(t, finding).found.replaceAll(/\D/g, '')).toContain('4217')
    expect(findingText(t, finding).fix).toContain(file)
  }
})

test('that nothing was tried is said with what is usual, and not as if it had been', () => {
  const ok = (found: Finding['found']) =>
    words.map((t) => findingText(t, { check: 'permission', state: 'ok', found }).found)
  for (const [index, text] of ok({ tried: 'no', group: 'dialout' }).entries()) {
    expect(text).toContain('dialout')
    expect(text).not.toContain(ok({ count: 2 })[index])
  }
})
