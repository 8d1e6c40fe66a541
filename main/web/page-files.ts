/**
 * The built page, as both hosts serve it: files of one folder and nothing else, under a policy that lets the page load
 * and reach only where it came from. Each answer of the index carries a fresh style nonce in place of {@link nonceMark}.
 */
import { randomBytes } from 'node:crypto'
import { readFile, realpath } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'

/** Stands in the built index wherever a nonce belongs; the page's build and `MantineProvider` put it there. */
const nonceMark = '__STYLE_NONCE__'

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mp3': 'audio/mpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wav': 'audio/wav',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

export interface PageFile {
  readonly status: 200 | 404
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

/** @param pathname as it stands in the address, still percent-encoded. What is not a file of the page is a 404. */
export async function pageFile(folder: string, pathname: string): Promise<PageFile> {
  const file = await fileOf(folder, pathname)
  const type = file === undefined ? undefined : types[extname(file)]
  if (file === undefined || type === undefined) return missing()
  const body = await readFile(file)
  if (extname(file) !== '.html') return { status: 200, headers: { ...guards(), 'content-type': type }, body }
  const nonce = randomBytes(16).toString('base64')
  return {
    status: 200,
    headers: { ...guards(nonce), 'content-type': type },
    body: Buffer.from(body.toString('utf8').replaceAll(nonceMark, nonce)),
  }
}

/** For every answer, whatever it is. Without a nonce no inline style is let through. */
export function guards(nonce?: string): Record<string, string> {
  return {
    'content-security-policy': [
      "default-src 'none'",
      "script-src 'self'",
      nonce === undefined ? "style-src 'self'" : `style-src 'self' 'nonce-${nonce}'`,
      "img-src 'self' data:",
      "font-src 'self'",
      "media-src 'self'",
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "object-src 'none'",
    ].join('; '),
    'cache-control': 'no-store',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), hid=(), microphone=(), payment=(), serial=(), usb=()',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  }
}

async function fileOf(folder: string, pathname: string): Promise<string | undefined> {
  const parts = decoded(pathname)?.split('/').slice(1)
  if (parts === undefined) return undefined
  if (parts.length === 1 && parts[0] === '') return await within(folder, 'index.html')
  // A dot first covers "..", and nothing hidden is part of a page. Backslash and colon part paths on Windows.
  if (parts.some((part) => part === '' || part.startsWith('.') || /[\\:\0]/.test(part))) return undefined
  return await within(folder, ...parts)
}

function decoded(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname)
  } catch (error) {
    if (error instanceof URIError) return undefined
    throw error
  }
}

/** The real file, links followed, only if it still lies in the real folder. */
async function within(folder: string, ...parts: string[]): Promise<string | undefined> {
  try {
    const [root, file] = await Promise.all([realpath(folder), realpath(join(folder, ...parts))])
    return file.startsWith(root + sep) ? file : undefined
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

function isMissing(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG'
}

function missing(): PageFile {
  return {
    status: 404,
    headers: { ...guards(), 'content-type': 'text/plain; charset=utf-8' },
    body: Buffer.from('Not found\n'),
  }
}
