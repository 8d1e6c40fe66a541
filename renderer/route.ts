/** Where the person is, kept in the address: a page that is loaded again stands where it stood. */
import { useSyncExternalStore } from 'react'

export type Route =
  | { readonly view: 'guide' }
  | { readonly view: 'devices' }
  /** The station. Left out: where it stands · what is asked of it, or a batch by its id. */
  | { readonly view: 'batch'; readonly which?: string }
  /** One device's ownerships. */
  | { readonly view: 'device'; readonly id: number }
  | { readonly view: 'history'; readonly sequence?: number }
  | { readonly view: 'settings' | 'help'; readonly section?: string }
  /** The label of what this activation of the guide took, or of the device with this id. */
  | { readonly view: 'label'; readonly of: string }
  | { readonly view: 'sign-in' }
export type View = Route['view']

export function hashOf(route: Route): string {
  switch (route.view) {
    case 'guide':
      return '#/activate'
    case 'devices':
    case 'sign-in':
      return `#/${route.view}`
    case 'device':
      return `#/device/${route.id}`
    case 'batch':
      return route.which === undefined ? '#/batch' : `#/batch/${encodeURIComponent(route.which)}`
    case 'history':
      return route.sequence === undefined ? '#/history' : `#/history/${route.sequence}`
    case 'settings':
    case 'help':
      return route.section === undefined ? `#/${route.view}` : `#/${route.view}/${encodeURIComponent(route.section)}`
    case 'label':
      return `#/label/${encodeURIComponent(route.of)}`
  }
}

/** Whatever cannot be read is the guide. */
export function routeOf(hash: string): Route {
  const [, view, rest = ''] = hash.split('/')
  const detail = decoded(rest)
  const number = /^[1-9]\d{0,15}$/.test(detail) ? Number(detail) : undefined
  switch (view) {
    case 'devices':
    case 'sign-in':
      return { view }
    case 'batch':
      return detail === '' ? { view } : { view, which: detail }
    case 'device':
      return number === undefined ? { view: 'devices' } : { view, id: number }
    case 'history':
      return number === undefined ? { view } : { view, sequence: number }
    case 'settings':
    case 'help':
      return detail === '' ? { view } : { view, section: detail }
    case 'label':
      return detail === '' ? { view: 'guide' } : { view, of: detail }
    default:
      return { view: 'guide' }
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch (error) {
    if (error instanceof URIError) return ''
    throw error
  }
}

export function go(route: Route): void {
  location.hash = hashOf(route)
}

export function useRoute(): Route {
  return routeOf(useSyncExternalStore(onHashChange, () => location.hash))
}

function onHashChange(callback: () => void): () => void {
  addEventListener('hashchange', callback)
  return () => removeEventListener('hashchange', callback)
}
