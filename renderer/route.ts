/** Where the person is, kept in the address: a page that is loaded again stands where it stood. */
import { useSyncExternalStore } from 'react'

export type Route =
  | { readonly view: 'activate'; readonly port: string | undefined }
  | { readonly view: 'history' }
  | { readonly view: 'settings' }
  | { readonly view: 'sign-in' }
export type View = Route['view']

export function hashOf(route: Route): string {
  if (route.view !== 'activate' || route.port === undefined) return `#/${route.view}`
  return `#/activate/${encodeURIComponent(route.port)}`
}

/** Whatever cannot be read is the first view. */
export function routeOf(hash: string): Route {
  const [, view, port] = hash.split('/')
  if (view === 'history' || view === 'settings' || view === 'sign-in') return { view }
  return { view: 'activate', port: port === undefined ? undefined : decoded(port) }
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch (error) {
    if (error instanceof URIError) return undefined
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
