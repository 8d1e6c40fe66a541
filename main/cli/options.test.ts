import { Command } from 'commander'
import { describe, expect, test } from 'vitest'
import { addGlobalOptions, credentialsOf, defaultDataDir, globalOptions } from './options.ts'
import { languageOf, loadWords } from './words.ts'

function parse(...argv: string[]) {
  const program = new Command('p').exitOverride().configureOutput({ writeErr: () => undefined })
  addGlobalOptions(program, loadWords({}))
  program.command('ports').action(() => undefined)
  program.parse(argv, { from: 'user' })
  return globalOptions(program, { XDG_DATA_HOME: '/home/a/data' })
}

describe('options of every command', () => {
  test('are taken before and after the command', () => {
    expect(parse('--json', 'ports')).toEqual(parse('ports', '--json'))
    expect(parse('ports', '--service', 'https://a/v1/', '--timeout', '2.5')).toMatchObject({
      service: 'https://a/v1/',
      timeoutMs: 2500,
      json: false,
    })
  })

  test('a time-out is a number of seconds above 0', () => {
    for (const wrong of ['0', '-1', 'x', '1e3', '', '100000', 'Infinity']) {
      expect(() => parse('ports', `--timeout=${wrong}`), wrong).toThrow(/timeout/)
    }
  })

  test('data lie where the system keeps them unless a folder is named', () => {
    if (process.platform === 'linux') expect(parse('ports').dataDir).toBe('/home/a/data/device-activator')
    expect(defaultDataDir({ APPDATA: 'C:\\R' }, 'win32')).toMatch(/^C:\\R.device-activator$/)
    expect(defaultDataDir({}, 'darwin')).toMatch(/Library.Application Support.device-activator$/)
  })

  test('secrets come by the environment, an empty one is none', () => {
    expect(credentialsOf({ DEVICE_ACTIVATOR_USERNAME: 'anna', DEVICE_ACTIVATOR_PASSWORD: '' })).toEqual({
      username: 'anna',
    })
  })
})

describe('the language', () => {
  test('is that of LC_ALL, then LC_MESSAGES, then LANG, else English', () => {
    expect(languageOf({ LANG: 'de_AT.UTF-8' })).toBe('de')
    expect(languageOf({ LANG: 'de_DE', LC_ALL: 'fr_FR.UTF-8' })).toBe('fr')
    expect(languageOf({ LANG: 'C.UTF-8' })).toBe('en')
    expect(languageOf({ LANG: 'denmark' })).toBe('en')
    expect(languageOf({})).toBe('en')
  })
})
