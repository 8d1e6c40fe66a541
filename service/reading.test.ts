import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { devicePageSchema, ownershipPageSchema, ownershipSchema } from '../app/ownership/contract.ts'
import { type Caller, type ServiceAtWork, serviceAtWork } from '../tests/service/at-work.ts'

describe('reading', () => {
  let service: ServiceAtWork
  let ann: Caller
  let bob: Caller
  let now = new Date('2024-01-01T06:00:00Z')

  beforeAll(async () => {
    service = await serviceAtWork({ clock: { now: () => now, monotonic: () => 0 }, accessSeconds: 10 * 365 * 86_400 })
    ann = await service.account('ann')
    bob = await service.account('bob')
    for (let day = 1; day <= 7; day += 1) {
      now = new Date(`2024-01-0${day}T06:00:00Z`)
      const { device } = ownershipSchema.parse((await ann.take(await service.device(day % 2 ? 'odd' : 'even'))).body)
      now = new Date(`2024-01-0${day}T18:00:00Z`)
      if (day <= 3) await ann.post(`devices/${device}/release-ownership/`)
    }
    await bob.take(await service.device('theirs'))
  })
  afterAll(() => service[Symbol.asyncDispose]())

  const ownerships = async (query: string) =>
    ownershipPageSchema.parse((await ann.get(`device-ownerships/${query}`)).body)
  const serials = async (query: string) =>
    (await ownerships(query)).results.map(({ device_details }) => device_details.serial_number.slice(0, 2)).join(' ')
  const devices = async (query: string) => devicePageSchema.parse((await ann.get(`devices/${query}`)).body)

  it('goes page by page, by number, until there is no next', async () => {
    const walked = []
    let page: number | null = 1
    while (page !== null) {
      const answer: Awaited<ReturnType<typeof ownerships>> = await ownerships(`?limit=3&page=${page}`)
      expect(answer).toMatchObject({ count: 7, page, previous: page === 1 ? null : page - 1 })
      walked.push(answer.results.length)
      page = answer.next
    }
    expect(walked).toEqual([3, 3, 1])
  })

  it('gives an empty page past the end, which leads back', async () => {
    expect(await ownerships('?limit=3&page=9')).toEqual({ count: 7, page: 9, next: null, previous: 3, results: [] })
    expect((await ownerships(`?page=${Number.MAX_SAFE_INTEGER}`)).results).toEqual([])
  })

  it('filters', async () => {
    expect(await serials('?current=true')).toBe('04 05 06 07')
    expect(await serials('?current=false')).toBe('01 02 03')
    expect(await serials('?serial_number=03-odd')).toBe('03')
    expect(await serials('?serial_number=3-odd')).toBe('')
    expect(await serials('?device_name=name-5')).toBe('05')
    expect(await serials('?device=2')).toBe('02')
    expect(await serials('?search=EVEN&current=true')).toBe('04 06')
    expect(await serials('?search=theirs')).toBe('')
  })

  it('orders by a field, reversed by a dash', async () => {
    expect(await serials('?ordering=-start_time&limit=2')).toBe('07 06')
    expect(await serials('?ordering=-end_time,-serial_number')).toBe('07 06 05 04 03 02 01')
    expect(await serials('?ordering=serial_number&limit=2&page=2')).toBe('03 04')
  })

  it('lists devices one owns or has owned, with their type', async () => {
    expect(await devices('')).toMatchObject({ count: 7, page: 1, next: null, previous: null })
    const { results } = await devices('?current=true&ordering=-serial_number&limit=1')
    expect(results).toEqual([{ id: 7, serial_number: '07-odd', device_name: 'name-7', device_type: 'probe' }])
    expect((await devices('?current=false&search=odd')).count).toBe(2)
    expect((await devices('?serial_number=08-theirs')).count).toBe(0)
  })

  it.each([
    ['page=0', 'page'],
    ['page=x', 'page'],
    ['limit=501', 'limit'],
    ['limit=0', 'limit'],
    ['current=maybe', 'current'],
    ['ordering=password', 'ordering'],
    ['ordering=id%3B', 'ordering'],
    ['page=1&page=2', 'page'],
  ])('refuses ?%s, naming the field', async (query, field) => {
    for (const list of ['devices', 'device-ownerships']) {
      const { status, body } = await ann.get(`${list}/?${query}`)
      expect([status, body]).toEqual([400, { [field]: [expect.any(String)] }])
    }
  })

  it('takes 500 a page at most, and 150 unless told', async () => {
    expect((await ann.get('devices/?limit=500')).status).toBe(200)
    expect((await ann.get('devices/?unknown=field')).status).toBe(200)
  })

  it('finds nothing under an id that is another’s, nobody’s or no number', async () => {
    const answers = await Promise.all(
      ['8', '999', '0', '-1', 'x', '1e0', '1.0', `1${'0'.repeat(30)}`].map((id) => ann.get(`device-ownerships/${id}/`)),
    )
    for (const { status, body } of answers)
      expect([status, body]).toEqual([404, { detail: 'Not found.', code: 'not_found' }])
  })

  describe('data follow the access rule', () => {
    const data = async (device: number, start: string, end: string, who = ann) => {
      const query = new URLSearchParams({ start, end })
      return (await who.get(`devices/${device}/data/?${query}`)).status
    }
    it('all of the period within one ownership', async () => {
      expect(await data(1, '2024-01-01T06:00:00Z', '2024-01-01T18:00:00Z')).toBe(200)
      expect(await data(1, '2024-01-01T07:00:00+01:00', '2024-01-01T12:30:00.5Z')).toBe(200)
      expect(await data(5, '2024-01-05T06:00:00Z', '2999-12-31T23:59:59Z')).toBe(200)
    })
    it('and not a nanosecond more', async () => {
      expect(await data(1, '2024-01-01T05:59:59.999999999Z', '2024-01-01T18:00:00Z')).toBe(403)
      expect(await data(1, '2024-01-01T06:00:00Z', '2024-01-01T18:00:00.000000001Z')).toBe(403)
      expect(await data(5, '2024-01-05T06:00:00Z', '2999-12-31T23:59:59.000000001Z')).toBe(403)
      expect(await data(1, '2024-01-01T06:00:00Z', '2024-01-01T18:00:00Z', bob)).toBe(403)
      expect(await data(999, '2024-01-01T06:00:00Z', '2024-01-01T18:00:00Z')).toBe(404)
    })
    it('which has to be one', async () => {
      expect(await data(1, '2024-01-01T18:00:00Z', '2024-01-01T06:00:00Z')).toBe(400)
      expect(await data(1, '2024-01-01T06:00:00Z', '2024-01-01T06:00:00Z')).toBe(400)
      expect(await data(1, '2024-02-30T06:00:00Z', '2024-03-01T06:00:00Z')).toBe(400)
      expect(await data(1, '2024-01-01', '2024-01-02')).toBe(400)
      expect(await data(1, '2024-01-01T06:00:00', '2024-01-01T07:00:00')).toBe(400)
      expect((await ann.get('devices/1/data/')).status).toBe(400)
    })
  })
})
