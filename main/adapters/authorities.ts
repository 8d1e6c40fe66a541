/** Certificate authorities of a file, trusted beside those the system trusts. */
import { X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { getCACertificates } from 'node:tls'
import { ActivatorError } from '../../app/errors.ts'

const block = /-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g

/** The file's own. @throws CONFIG_INVALID where it cannot be read or holds none, or one that is broken */
export async function readAuthorities(file: string): Promise<readonly string[]> {
  return certificatesIn(await textOf(file), 'caFile', file)
}

/** Of `ca`, which stands in the configuration file itself. @param file named in errors. @throws as {@link readAuthorities} */
export function authoritiesIn(text: string, file: string): readonly string[] {
  return certificatesIn(text, 'ca', file)
}

/** Whose each is, with its fingerprint, for a person to compare. @throws as {@link readAuthorities} */
export function describeAuthorities(text: string, file: string): readonly string[] {
  return authoritiesIn(text, file).map((pem) => {
    const { subject, fingerprint256 } = new X509Certificate(pem)
    return `${subject.replaceAll('\n', ', ')} · SHA-256 ${fingerprint256}`
  })
}

function certificatesIn(text: string, name: 'ca' | 'caFile', file: string): readonly string[] {
  const found = text.match(block) ?? []
  if (found.length === 0) throw invalid(file, name, 'holds no PEM certificate')
  for (const certificate of found) {
    try {
      new X509Certificate(certificate)
    } catch (error) {
      throw invalid(file, name, 'holds a broken certificate', error)
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
    throw invalid(file, 'caFile', 'cannot be read', error)
  }
}

function invalid(where: string, name: 'ca' | 'caFile', why: string, cause?: unknown): ActivatorError {
  return new ActivatorError('CONFIG_INVALID', { what: `${name} ${why}`, where }, cause)
}
