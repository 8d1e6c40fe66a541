/** Making accounts, from any process, whether the service runs or not. */
import { hashPassword } from './passwords.ts'
import { ServiceRefused } from './refused.ts'
import { openStorage } from './storage-sqlite.ts'

export interface AddAccount {
  readonly dataDir: string
  readonly username: string
  readonly password: string
  /** Left out: yes. An account that is none may sign in, and is refused everything else. */
  readonly manager?: boolean
}

/** @throws ServiceRefused CONFIG_INVALID where the name or the password cannot be used, or the name is taken. */
export async function addAccount({ dataDir, username, password, manager = true }: AddAccount): Promise<void> {
  if (!/^[^\p{Cc}\s](?:[^\p{Cc}]{0,254}[^\p{Cc}\s])?$/u.test(username)) {
    throw unusable('account name', 'has to be 1 to 256 characters, without control characters or spaces at its ends')
  }
  if (password === '' || password.length > 1024) throw unusable('password', 'has to be 1 to 1024 characters')
  await using storage = openStorage(dataDir)
  const added = await storage.addAccount({ username, passwordHash: await hashPassword(password), manager })
  if (!added) throw unusable('account name', 'is taken')
}

const unusable = (where: string, what: string) =>
  new ServiceRefused({ code: 'CONFIG_INVALID', params: { what, where } })
