/** Accounts and their tokens, as rows. */
import { randomBytes } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import type { Account, NewAccount, NewTokens } from '../storage.ts'
import { one } from './open.ts'

interface AccountRow {
  readonly id: number
  readonly username: string
  readonly password_hash: string
  readonly manager: 0 | 1
}

const account = ({ id, username, manager }: AccountRow): Account => ({ id, username, manager: manager === 1 })

export function accountRows(database: DatabaseSync) {
  const add = database.prepare(
    `INSERT INTO accounts (username, password_hash, manager) VALUES (?, ?, ?)
     ON CONFLICT (username) DO NOTHING RETURNING *`,
  )
  const change = database.prepare('UPDATE accounts SET password_hash = ? WHERE username = ?')
  const byName = database.prepare('SELECT * FROM accounts WHERE username = ?')
  return {
    add({ username, passwordHash, manager }: NewAccount): Account | undefined {
      const row = one<AccountRow>(add, username, passwordHash, manager ? 1 : 0)
      return row && account(row)
    },
    setPassword(username: string, passwordHash: string): void {
      change.run(passwordHash, username)
    },
    find(username: string): (Account & { passwordHash: string }) | undefined {
      const row = one<AccountRow>(byName, username)
      return row && { ...account(row), passwordHash: row.password_hash }
    },
  }
}

interface TokenRow {
  readonly account_id: number
  readonly family: Uint8Array
  readonly spent: 0 | 1
}

export function tokenRows(database: DatabaseSync) {
  const add = database.prepare('INSERT INTO tokens (hash, kind, family, account_id, expires_at) VALUES (?, ?, ?, ?, ?)')
  const owner = database.prepare(
    `SELECT a.* FROM tokens t JOIN accounts a ON a.id = t.account_id
     WHERE t.hash = ? AND t.kind = 'access' AND t.expires_at > ?`,
  )
  const refresh = database.prepare(`SELECT * FROM tokens WHERE hash = ? AND kind = 'refresh' AND expires_at > ?`)
  const spend = database.prepare('UPDATE tokens SET spent = 1 WHERE hash = ?')
  const end = database.prepare('DELETE FROM tokens WHERE family = ?')
  const purge = database.prepare('DELETE FROM tokens WHERE expires_at <= ?')

  function addPair(accountId: number, family: Uint8Array, { access, refresh }: NewTokens): void {
    add.run(access.hash, 'access', family, accountId, access.expiresAt)
    add.run(refresh.hash, 'refresh', family, accountId, refresh.expiresAt)
  }
  return {
    begin: (accountId: number, tokens: NewTokens): void => addPair(accountId, randomBytes(16), tokens),
    owner(accessHash: Uint8Array, now: number): Account | undefined {
      const row = one<AccountRow>(owner, accessHash, now)
      return row && account(row)
    },
    rotate(refreshHash: Uint8Array, tokens: NewTokens, now: number): boolean {
      const row = one<TokenRow>(refresh, refreshHash, now)
      if (!row) return false
      if (row.spent) {
        end.run(row.family)
        return false
      }
      spend.run(refreshHash)
      addPair(row.account_id, row.family, tokens)
      return true
    },
    purge(now: number): void {
      purge.run(now)
    },
  }
}
