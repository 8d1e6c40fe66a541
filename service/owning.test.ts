import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Ownership, ownershipSchema } from '../app/ownership/record.ts'
import { type Caller, type ServiceAtWork, serviceAtWork } from '../tests/service/at-work.ts'

const OPEN_END = '2999-12-31T23:59:59Z'

describe('owning a device', () => {
  let service: ServiceAtWork
  let ann: Caller
  let bob: Caller
  const taken = ({ body }: { body: unknown }): Ownership => ownershipSchema.parse(body)

  beforeAll(async () => {
    service = await serviceAtWork()
    ann = await service.account('ann')
    bob = await service.account('bob')
  })
  afterAll(() => service[Symbol.asyncDispose]())

  it('begins with a take: 201, then 200 with the same record, then it can be read back', async () => {
    const device = await service.device()
    const before = Date.now()
    const first = await ann.take(device)
    expect(first.status).toBe(201)
    const { serial_number, device_name } = device
    const { id, start_time, device: deviceId } = taken(first)
    expect(first.body).toEqual({
      id,
      start_time,
      end_time: OPEN_END,
      device: deviceId,
      manager: expect.any(Number),
      device_details: { id: deviceId, serial_number, device_name },
    })
    expect(start_time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/)
    expect(Math.abs(Date.parse(start_time) - before)).toBeLessThan(10_000)

    const second = await ann.take(device)
    expect([second.status, second.text]).toEqual([200, first.text])
    const readBack = await ann.get(`device-ownerships/${id}/`)
    expect([readBack.status, readBack.text]).toEqual([200, first.text])
  })

  it('is refused to another manager without telling whose it is', async () => {
    const device = await service.device()
    const { id, manager, device: deviceId } = taken(await ann.take(device))
    const refused = await bob.take(device)
    expect(refused.status).toBe(409)
    expect(Object.keys(refused.body ?? {})).toEqual(['detail', 'code'])
    expect(refused.text).not.toMatch(new RegExp(`ann|\\b${manager}\\b|\\b${id}\\b|\\b${deviceId}\\b`))
    expect((await bob.get(`device-ownerships/${id}/`)).status).toBe(404)
  })

  it('answers an unknown serial number and a wrong name with the very same 404, owned or not', async () => {
    const device = await service.device()
    const owned = await service.device()
    await ann.take(owned)
    const wrong = [
      { ...device, serial_number: 'nobody' },
      { ...device, device_name: 'wrong' },
      { ...owned, device_name: 'wrong' },
      { ...device, device_name: owned.device_name },
    ]
    const answers = await Promise.all(wrong.map((identity) => bob.take(identity)))
    const told = answers.map(({ status, text, headers }) => ({
      status,
      text,
      headers: Object.fromEntries([...headers].filter(([name]) => name !== 'date')),
    }))
    expect(told[0]).toMatchObject({ status: 404 })
    for (const one of told) expect(one).toEqual(told[0])
  })

  it('ends with a release and can begin again, as another span', async () => {
    const device = await service.device()
    const first = taken(await ann.take(device))
    const released = await ann.post(`devices/${first.device}/release-ownership/`)
    expect(released.status).toBe(200)
    const { end_time } = taken(released)
    expect(released.body).toEqual({ ...first, end_time })
    expect(end_time > first.start_time && end_time < OPEN_END).toBe(true)
    const second = await bob.take(device)
    expect(second.status).toBe(201)
    expect(taken(second).id).not.toBe(first.id)
    expect((await ann.get(`device-ownerships/${first.id}/`)).body).toEqual({ ...first, end_time })
  })

  it('is released by its owner alone', async () => {
    const device = await service.device()
    const { device: id } = taken(await ann.take(device))
    const release = async (who: Caller, of: number | string) => {
      const { status, body } = await who.post(`devices/${of}/release-ownership/`)
      return [status, body]
    }
    expect(await release(bob, id)).toEqual([403, { detail: expect.any(String), code: 'not_owner' }])
    expect(await release(ann, 999_999)).toEqual([404, { detail: 'Not found.', code: 'not_found' }])
    expect(await release(ann, 'x')).toEqual([404, { detail: 'Not found.', code: 'not_found' }])
    expect((await release(ann, id))[0]).toBe(200)
    expect(await release(ann, id)).toEqual([409, { detail: expect.any(String), code: 'not_owned' }])
  })

  it('goes to exactly one of many who ask at once', async () => {
    const device = await service.device()
    const answers = await Promise.all(Array.from({ length: 30 }, (_, index) => (index % 2 ? ann : bob).take(device)))
    const statuses = answers.map(({ status }) => status).sort()
    expect(statuses).toEqual([...Array(14).fill(200), 201, ...Array(15).fill(409)])
  })

  describe('with an Idempotency-Key', () => {
    it('a take is repeated to the byte, even after a release', async () => {
      const device = await service.device()
      const first = await ann.take(device, 'key-1')
      await ann.post(`devices/${taken(first).device}/release-ownership/`)
      const again = await ann.take(device, 'key-1')
      expect([again.status, again.text]).toEqual([201, first.text])
      const { body } = await ann.get(`device-ownerships/?device=${taken(first).device}`)
      expect(body).toMatchObject({ count: 1 })
    })

    it('a refusal is repeated as well', async () => {
      const device = await service.device()
      const { device: id } = taken(await bob.take(device))
      expect((await ann.take(device, 'key-2')).status).toBe(409)
      await bob.post(`devices/${id}/release-ownership/`)
      expect((await ann.take(device, 'key-2')).status).toBe(409)
      expect((await ann.take(device, 'key-3')).status).toBe(201)
    })

    it('a release is repeated and ends nothing new', async () => {
      const device = await service.device()
      const { device: id } = taken(await ann.take(device))
      const release = () => ann.post(`devices/${id}/release-ownership/`, undefined, { 'idempotency-key': 'key-4' })
      const first = await release()
      const second = taken(await ann.take(device))
      expect((await release()).text).toBe(first.text)
      expect(taken(await ann.get(`device-ownerships/${second.id}/`)).end_time).toBe(OPEN_END)
    })

    it('another question under the same key is refused, another account is not', async () => {
      const device = await service.device()
      const other = await service.device()
      await ann.take(device, 'key-5')
      const reused = await ann.take(other, 'key-5')
      expect([reused.status, reused.body]).toEqual([400, { 'Idempotency-Key': [expect.any(String)] }])
      expect((await bob.take(other, 'key-5')).status).toBe(201)
    })

    it('a key that is none is refused', async () => {
      const device = await service.device()
      expect((await ann.take(device, 'k'.repeat(256))).status).toBe(400)
      expect((await ann.take(device)).status).toBe(201)
    })
  })

  it('keeps a serial number’s zeros, refuses numbers, and compares byte for byte', async () => {
    const path = 'devices/take-ownership/'
    const number = await ann.post(path, { serial_number: 12345, device_name: 'x' })
    expect([number.status, number.body]).toEqual([400, { serial_number: [expect.any(String)] }])
    const missing = await ann.post(path, {})
    expect(missing.body).toEqual({ serial_number: [expect.any(String)], device_name: [expect.any(String)] })
    const surrogate = await ann.post(path, { serial_number: '\ud800', device_name: 'x' })
    expect([surrogate.status, surrogate.body]).toEqual([400, { serial_number: [expect.any(String)] }])
    const device = await service.device()
    expect((await ann.take({ ...device, serial_number: device.serial_number.slice(1) })).status).toBe(404)
    expect((await ann.post(path, { ...device, more: 'is ignored' })).status).toBe(201)
  })

  it('is for managers', async () => {
    const eve = await service.account('eve', { manager: false })
    const device = await service.device()
    for (const answer of [await eve.take(device), await eve.get('devices/'), await eve.get('device-ownerships/1/')]) {
      expect([answer.status, answer.body]).toEqual([403, { detail: expect.any(String), code: 'not_a_manager' }])
    }
    expect((await ann.take(device)).status).toBe(201)
  })
})
