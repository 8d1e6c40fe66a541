import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseConfiguration } from './configuration.ts'
import { ownPatterns } from './device/patterns.ts'
import { isError } from './errors.ts'
import { JsonSyntaxError, parseLocated } from './located-json.ts'

const wrong = (text: string) => {
  try {
    parseConfiguration(text, 'site.json', ownPatterns)
  } catch (error) {
    if (isError(error, 'CONFIG_INVALID')) return error.params
    throw error
  }
  return undefined
}

describe('a configuration file', () => {
  test('says where the service is and what differs there', () => {
    const text = `{
      "service": "https://cloud.example/v1/",
      "accountUrl": "https://login.example/",
      "clientId": "station",
      "routes": { "take": "devices/claim/" },
      "caFile": "ca.pem"
    }`
    expect(parseConfiguration(text, 'site.json', ownPatterns)).toEqual(JSON.parse(text))
    expect(parseConfiguration('{}', 'site.json', ownPatterns)).toEqual({})
  })

  test.each([
    ['{\n  "service": "https://cloud.example/v1/"\n  "clientId": "a"\n}', 3, /expected "," or "}"/],
    ['{\n  "service": "https://cloud.example/v1/",\n}', 3, /name in double quotes/],
    ['', 1, /ends too early/],
    ['{\n  "servise": "https://cloud.example/v1/"\n}', 2, /servise/],
    ['{\n  "clientId": "a",\n  "clientId": "b"\n}', 3, /stands twice/],
    ['{\n  "clientId": 7\n}', 2, /clientId/],
    ['{\n  "routes": {\n    "take": ""\n  }\n}', 3, /routes\.take/],
    ['{\n  "routes": {\n    "tale": "x"\n  }\n}', 3, /tale/],
    ['{\n\n  "service": "http://cloud.example/v1/"\n}', 3, /https/],
    ['{\n  "service": "https://cloud.example/"\n}', 2, /\/v1\//],
    ['{"service": "https://cloud.example/v1/",\n"routes": {\n"take": "//evil.example/"}}', 3, /routes\.take/],
    ['[]', 1, /object/],
  ])('names the line of what is wrong: %j', (text, line, what) => {
    expect(wrong(text)).toMatchObject({ where: 'site.json', line, what: expect.stringMatching(what) })
  })

  test('whatever a file holds, it is read or refused', () => {
    fc.assert(fc.property(fc.oneof(fc.json(), fc.string({ unit: 'binary' })), (text) => void wrong(text)))
  })
})

describe('JSON with lines', () => {
  test('takes what JSON.parse takes, and nothing else', () => {
    const text = fc.oneof(
      fc.json(),
      fc.jsonValue().map((value) => JSON.stringify(value, undefined, 1)),
      fc.string({ unit: fc.constantFrom(...'{}[]:,"\\ \n\t0-1.e+truefalsn'), maxLength: 12 }),
    )
    fc.assert(
      fc.property(text, (json) => {
        const [ours, theirs] = [attempt(() => parseLocated(json).value), attempt(() => JSON.parse(json))]
        // A name that stands twice is the one thing that is refused here alone.
        if (ours.error instanceof JsonSyntaxError && /stands twice|too deep/.test(ours.error.message)) return
        expect(ours.value).toEqual(theirs.value)
        expect(ours.error === undefined).toBe(theirs.error === undefined)
      }),
      { numRuns: 2000 },
    )
  })

  test('knows the line of each value, and of the nearest around one that is not there', () => {
    const { lineOf } = parseLocated('{\n"a": [\n1,\n{"b":\n"x\\"y"}\n]\n}')
    expect([[], ['a'], ['a', 0], ['a', 1], ['a', 1, 'b'], ['a', 1, 'c'], ['z']].map(lineOf)).toEqual([
      1, 2, 3, 4, 5, 4, 1,
    ])
  })
})

function attempt(work: () => unknown): { value?: unknown; error?: unknown } {
  try {
    return { value: work() }
  } catch (error) {
    return { error }
  }
}
