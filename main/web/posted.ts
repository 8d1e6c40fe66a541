/** What was posted, as JSON, within a limit. What it means is checked by the core. */
import type { IncomingMessage } from 'node:http'
import { Refusal } from './refusal.ts'

/** Twice the longest command there can be: ten thousand ownerships given back. */
export const maxBodyBytes = 262_144

/** @throws Refusal 415 · 413 · 400 */
export async function postedJson(request: IncomingMessage): Promise<unknown> {
  const type = request.headers['content-type'] ?? ''
  if (!/^application\/json(\s*;\s*charset=utf-8)?$/i.test(type)) throw new Refusal(415, 'Only application/json')
  if (request.headers['content-encoding'] !== undefined) throw new Refusal(415, 'No content encoding')
  if (Number(request.headers['content-length'] ?? 0) > maxBodyBytes) throw new Refusal(413, 'Too large')
  const text = await bodyOf(request)
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) throw new Refusal(400, 'Not JSON')
    throw error
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  // No encoding is set on the request, so that it gives buffers.
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength
    if (bytes > maxBodyBytes) throw new Refusal(413, 'Too large')
    chunks.push(chunk)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
  } catch (error) {
    if (error instanceof TypeError) throw new Refusal(400, 'Not UTF-8')
    throw error
  }
}
