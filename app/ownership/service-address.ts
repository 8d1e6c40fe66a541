/** Where the service is. Checked before anything is sent: a password must not leave over an open line. */
import { ActivatorError } from '../errors.ts'
import { routes as ownRoutes, type RouteName, type Routes } from './contract.ts'

export interface ServiceAddress {
  /** Ends in /v1/. */
  readonly url: string
  /** What the token route stands below. Left out: where /v1/ stands. */
  readonly accountUrl?: string | undefined
  /** Paths that differ from the contract's. */
  readonly routes?: Partial<Routes> | undefined
}

export interface Service {
  readonly url: string
  readonly accountUrl: string
  /** The address of a route, `{id}` filled in. */
  address(route: RouteName, id?: number): string
}

/** @throws CONFIG_INVALID: not https (except to this machine), a password in it, not ending in /v1/, a route elsewhere. */
export function checkService(given: ServiceAddress): Service {
  const service = checkUrl(given.url, 'service')
  if (!service.pathname.endsWith('/v1/')) throw invalid('service', 'does not end in /v1/')
  const account = given.accountUrl === undefined ? new URL('..', service) : checkUrl(given.accountUrl, 'accountUrl')
  if (!account.pathname.endsWith('/')) account.pathname += '/'
  const paths: Routes = { ...ownRoutes, ...given.routes }
  const below = (route: RouteName) => (route === 'token' ? account : service)
  for (const route of Object.keys(ownRoutes) as RouteName[]) checkRoute(route, paths[route], below(route))
  return {
    url: service.href,
    accountUrl: account.href,
    address: (route, id) => new URL(paths[route].replaceAll('{id}', String(id)), below(route)).href,
  }
}

function checkUrl(text: string, what: string): URL {
  const url = URL.parse(text)
  if (url === null) throw invalid(what, 'is no address')
  if (url.username !== '' || url.password !== '') throw invalid(what, 'has a user name or password in it')
  if (url.search !== '' || url.hash !== '') throw invalid(what, 'has a query or fragment in it')
  const open = url.protocol === 'http:' && isLoopback(url.hostname)
  if (url.protocol !== 'https:' && !open) throw invalid(what, 'is not https: (http: only to this machine)')
  return url
}

/** `hostname` as URL writes it: 127.1 is 127.0.0.1 there, and ::1 stands in brackets. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname)
}

function checkRoute(route: RouteName, path: string, base: URL): void {
  const url = URL.parse(path, base.href)
  if (url === null || url.origin !== base.origin || url.username !== '' || url.hash !== '') {
    throw invalid(`routes.${route}`, 'is no path below the service')
  }
  const needsId = ownRoutes[route].includes('{id}')
  if (needsId !== path.includes('{id}')) throw invalid(`routes.${route}`, needsId ? 'lacks {id}' : 'has {id}')
}

function invalid(what: string, why: string): ActivatorError {
  return new ActivatorError('CONFIG_INVALID', { what: `${what} ${why}`, where: what })
}
