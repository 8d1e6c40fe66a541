import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { json } from '../../tests/fakes/answering-sender.ts'
import { ActivatorError } from '../errors.ts'
import type { HttpAnswer } from '../outside.ts'
import { failureFrom, read, refusalOf } from './answers.ts'
import { type Ownership, ownershipSchema, pageOf, tokenSchema } from './record.ts'

const record: Ownership = {
  id: 12345678,
  start_time: '2024-01-01T06:00:00.000000Z',
  end_time: '2999-12-31T23:59:59Z',
  device: 12345,
  manager: 123,
  device_details: { id: 12345, device_name: 'a1b2c3d4e5f8', serial_number: '012345' },
}
const raw = (status: number, body: string, type = 'application/json'): HttpAnswer => ({
  status,
  headers: { 'content-type': type },
  body,
})
const codeOf = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    if (error instanceof ActivatorError) return { code: error.code, ...error.params }
    throw error
  }
  return undefined
}

describe('reading an answer', () => {
  test('unknown fields are dropped, at every depth, and nothing leaks into prototypes', () => {
    const hostile = `{"__proto__":{"polluted":1},"extra":1,"id":1,"device":1,"manager":1,
      "start_time":"2024-01-01T00:00:00Z","end_time":"2999-12-31T23:59:59Z",
      "device_details":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"id":1,
      "device_name":"n","serial_number":"s"}}`
    const found = read(raw(200, hostile), ownershipSchema, 'ownership')
    expect(Object.keys(found)).toEqual(['id', 'start_time', 'end_time', 'device', 'manager', 'device_details'])
    expect(Object.keys(found.device_details)).toEqual(['id', 'serial_number', 'device_name'])
    expect(Object.getPrototypeOf(found)).toBe(Object.prototype)
    expect('polluted' in {}).toBe(false)
  })

  test('a serial number that came as a number has lost its zeros: the field is named', () => {
    const body = { ...record, device_details: { ...record.device_details, serial_number: 12345 } }
    expect(codeOf(() => read(json(200, body), ownershipSchema, 'take'))).toEqual({
      code: 'SERVICE_NONSENSE',
      what: 'schema',
      where: 'take device_details.serial_number',
      status: 200,
    })
  })

  test.each([
    ['a web page', raw(200, '<!doctype html>', 'text/html')],
    ['JSON that calls itself a web page', raw(200, JSON.stringify(record), 'text/html; charset=utf-8')],
    ['a web page that calls itself JSON', raw(200, '<!doctype html>')],
    ['cut JSON', raw(200, JSON.stringify(record).slice(0, 40))],
    ['nothing', raw(200, '')],
    ['two answers in one', raw(200, `${JSON.stringify(record)}{}`)],
    ['a byte order mark', raw(200, `\uFEFF${JSON.stringify(record)}`)],
  ])('%s is not JSON', (_name, answer) => {
    expect(codeOf(() => read(answer, ownershipSchema, 'x'))).toMatchObject({
      code: 'SERVICE_NONSENSE',
      what: 'not-json',
    })
  })

  test('whatever comes, it is read or a failure of the closed list', () => {
    const schemas = [ownershipSchema, pageOf(ownershipSchema), tokenSchema]
    const nested = fc.json({ maxDepth: 4 })
    const body = fc.oneof(nested, fc.string({ unit: 'binary' }), fc.constant('['.repeat(100_000)))
    fc.assert(
      fc.property(body, fc.constantFrom(...schemas), fc.integer({ min: 100, max: 599 }), (text, schema, status) => {
        const answer = raw(status, text)
        codeOf(() => read(answer, schema, 'x'))
        refusalOf(answer)
        failureFrom(answer, 'x')
        expect('polluted' in {}).toBe(false)
      }),
    )
  })
})

describe('a refusal counts only in the contract’s own words', () => {
  test.each([
    [{ detail: 'No.' }, 'No.'],
    [{ detail: 'No.', code: 'not_owner' }, 'No.'],
    [{ serial_number: ['Too long.', 'Bad.'] }, 'serial_number: Too long. Bad.'],
    [{ detail: 'x'.repeat(5000) }, 'x'.repeat(200)],
  ])('%j', (body, said) => expect(refusalOf(json(404, body))).toBe(said))

  test.each([
    [{}],
    [[]],
    ['No.'],
    [null],
    [{ message: 'Forbidden' }],
    [{ message: 'Route not found', error: 'Not Found', statusCode: 404 }],
    [{ detail: 7 }],
    [{ results: [1, 2] }],
  ])('not as %j', (body) => expect(refusalOf(json(404, body))).toBeUndefined())

  test('OAuth’s form only where OAuth speaks', () => {
    expect(refusalOf(json(400, { error: 'invalid_grant' }))).toBe('invalid_grant')
    expect(refusalOf(json(409, { error: 'Conflict' }))).toBeUndefined()
  })
})

describe('what a status stands for', () => {
  const refusals = { 404: new ActivatorError('DEVICE_UNKNOWN', { serial_number: '1' }) }
  test.each<[HttpAnswer, object]>([
    [json(302, {}), { code: 'SERVICE_NONSENSE', what: 'redirect' }],
    [json(204, {}), { code: 'SERVICE_NONSENSE', what: 'schema' }],
    [json(404, { detail: 'Not found.' }), { code: 'DEVICE_UNKNOWN' }],
    [raw(404, '<h1>Not found</h1>', 'text/html'), { code: 'SERVICE_NONSENSE', what: 'not-json', status: 404 }],
    [json(418, { detail: 'Tea.' }), { code: 'SERVICE_REFUSED', status: 418, detail: 'Tea.' }],
    [raw(502, '<h1>Bad gateway</h1>', 'text/html'), { code: 'SERVICE_REFUSED', status: 502 }],
    [json(500, { detail: 'Broken.' }), { code: 'SERVICE_REFUSED', status: 500, detail: 'Broken.' }],
  ])('%#', (answer, expected) => {
    const { code, params } = failureFrom(answer, 'take', refusals)
    expect({ code, ...params }).toMatchObject(expected)
  })
})
