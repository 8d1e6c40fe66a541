/** Certificate authorities of a file, trusted beside those the system trusts. */
import { X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { getCACertificates } from 'node:tls'
import { ActivatorError } from '../../app/errors.ts'

const block = /-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g

/** The file's own. @throws CONFIG_INVALID where it cannot be read or holds none, or one that is broken */
export async function readAuthorities(file: string): Promise<readonly string[]> {
  return authoritiesIn(await textOf(file), file)
}

/** @param file named in errors. @throws as {@link readAuthorities} */
export function authoritiesIn(text: string, file: string): readonly string[] {
  const found = text.match(block) ?? []
  if (found.length === 0) throw invalid(file, 'holds no PEM certificate')
  for (const certificate of found) {
    try {
      new X509Certificate(certificate)
    } catch (error) {
      throw invalid(file, 'holds a broken certificate', error)
    }
  }
  return found
}

/** The file's and the system's: Node takes a list in place of its own, not beside it. */
export function withSystem(authorities: readonly string[]): string[] {
  return [...getCACertificates('default'), ...authorities]
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'latin1')
  } catch (error) {
    throw invalid(file, 'cannot be read', error)
  }
}

function invalid(where: string, why: string, cause?: unknown): ActivatorError {
  return new ActivatorError('CONFIG_INVALID', { what: `caFile ${why}`, where }, cause)
}
