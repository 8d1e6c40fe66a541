import { describe, expect, test } from 'vitest'
import { isError } from '../errors.ts'
import { accountKey, nameOfToken, usernameOf } from './account-key.ts'
import { checkService } from './service-address.ts'

const refused = (url: string, more: object = {}) => {
  try {
    checkService({ url, ...more })
  } catch (error) {
    if (isError(error, 'CONFIG_INVALID')) return error.params.where
    throw error
  }
  return 'accepted'
}

describe('the address of a service', () => {
  test.each([
    'https://cloud.example/v1/',
    'https://cloud.example:8443/tenant/v1/',
    'http://127.0.0.1:8080/v1/',
    'http://127.9.8.7/v1/',
    'http://127.1/v1/',
    'http://[::1]:80/v1/',
    'http://localhost:3000/v1/',
  ])('%s is good', (url) => expect(refused(url)).toBe('accepted'))

  test.each([
    'http://cloud.example/v1/',
    'http://127.0.0.1.example/v1/',
    'http://localhost.example/v1/',
    'http://128.0.0.1/v1/',
    'http://0.0.0.0/v1/',
    'http://[::ffff:7f00:1]/v1/',
    'ftp://localhost/v1/',
    'https://user@cloud.example/v1/',
    'https://user:word@cloud.example/v1/',
    'https://cloud.example/v1',
    'https://cloud.example/v2/',
    'https://cloud.example/v1/?a=1',
    'https://cloud.example/v1/#a',
    'cloud.example/v1/',
    '',
  ])('%j is not', (url) => expect(refused(url)).toBe('service'))

  test('the account is held to the same', () => {
    const url = 'https://cloud.example/v1/'
    expect(refused(url, { accountUrl: 'http://login.example/' })).toBe('accountUrl')
    expect(checkService({ url, accountUrl: 'https://login.example/a' }).address('token')).toBe(
      'https://login.example/a/oauth2/token/',
    )
  })

  test('a password in it does not get into the failure', () => {
    expect(() => checkService({ url: 'https://user:geheim@cloud.example/v1/' })).not.toThrow(/geheim/)
    expect(() => checkService({ url: 'https://user:geheim@cloud.example/v1/' })).toThrow()
  })

  test('paths stand below it; without an account URL the token stands beside /v1/', () => {
    const service = checkService({ url: 'https://cloud.example/tenant/v1/' })
    expect(service.address('token')).toBe('https://cloud.example/tenant/oauth2/token/')
    expect(service.address('release', 7)).toBe('https://cloud.example/tenant/v1/devices/7/release-ownership/')
  })

  test.each([
    ['take', 'https://elsewhere.example/take/'],
    ['take', '//elsewhere.example/take/'],
    ['take', 'devices/{id}/take/'],
    ['release', 'release/'],
  ])('a route leads nowhere else, and has an id where it needs one: %s as %s', (route, path) => {
    expect(refused('https://cloud.example/v1/', { routes: { [route]: path } })).toBe(`routes.${route}`)
  })
})

describe('an account key', () => {
  test('is another for another service, client or user, whatever their names hold', () => {
    const service = 'https://cloud.example/v1/'
    const keys = [
      accountKey({ service, clientId: 'a', username: 'b c' }),
      accountKey({ service, clientId: 'a b', username: 'c' }),
      accountKey({ service, clientId: 'a', username: 'b' }),
      accountKey({ service: 'https://cloud.example/2/v1/', clientId: 'a', username: 'b' }),
      accountKey({ service, clientId: 'a', username: undefined }),
    ]
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys.map(usernameOf)).toEqual(['b c', 'c', 'b', 'b', undefined])
  })

  test('of a ready token goes by the name given with it, else by its hash, never by itself', async () => {
    expect(await nameOfToken('secret', 'warehouse')).toBe('warehouse')
    const [one, other] = [await nameOfToken('secret', undefined), await nameOfToken('secret2', '')]
    expect(one).toMatch(/^token-[0-9a-f]{32}$/)
    expect(one).not.toBe(other)
  })
})
