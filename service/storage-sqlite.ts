/** The storage on node:sqlite: WAL, every commit flushed. Several processes may have it open. */
import { microseconds, type ServiceClock, systemClock } from './instants.ts'
import { accountRows, tokenRows } from './sqlite/accounts.ts'
import { answers } from './sqlite/answers.ts'
import { CommitGroup } from './sqlite/commit-group.ts'
import { listings } from './sqlite/listings.ts'
import { isBusy, openDatabase } from './sqlite/open.ts'
import { AlreadyRegistered, registry } from './sqlite/registry.ts'
import { takes } from './sqlite/takes.ts'
import { type Storage, StorageBusy } from './storage.ts'

/** @throws ServiceRefused CONFIG_INVALID where the file cannot be used. */
export function openStorage(dataDir: string, clock: ServiceClock = systemClock): Storage {
  const database = openDatabase(dataDir)
  const writes = new CommitGroup(database)
  const accounts = accountRows(database)
  const tokens = tokenRows(database)
  const devices = registry(database)
  const spans = takes(database, microseconds(clock))
  const kept = answers(database)
  const reads = listings(database)
  const milliseconds = () => clock.now().getTime()

  return {
    addAccount: (account) => writes.run(() => accounts.add(account)),
    setPassword: (username, hash) => writes.run(() => accounts.setPassword(username, hash)),
    account: (username) => read(() => accounts.find(username)),

    addTokens: (accountId, pair) => writes.run(() => tokens.begin(accountId, pair)),
    accountOfToken: (hash, now) => read(() => tokens.owner(hash, now)),
    rotateTokens: (hash, pair, now) => writes.run(() => tokens.rotate(hash, pair, now)),
    purge: (now) =>
      writes.run(() => {
        tokens.purge(now)
        kept.purge(now)
      }),

    async addDevices(list, known) {
      try {
        return { added: await writes.run(() => devices.add(list, known)) }
      } catch (error) {
        if (error instanceof AlreadyRegistered) return { refused: error.index }
        throw error
      }
    },

    take: (manager, identity, idempotency) =>
      writes.run(() => kept.once(manager, idempotency, milliseconds(), () => spans.take(manager, identity))),
    release: (manager, deviceId, idempotency) =>
      writes.run(() => kept.once(manager, idempotency, milliseconds(), () => spans.release(manager, deviceId))),

    ownership: (manager, id) => read(() => reads.ownership(manager, id)),
    ownerships: (manager, listing) => read(() => reads.ownerships(manager, listing)),
    devices: (manager, listing) => read(() => reads.devices(manager, listing)),
    covering: (manager, deviceId, start, end) => read(() => reads.covering(manager, deviceId, start, end)),

    async [Symbol.asyncDispose]() {
      await writes.idle()
      database.close()
    },
  }
}

/** Readers wait for nobody, but for the moments in which another process opens or closes the file. */
async function read<T>(look: () => T): Promise<T> {
  try {
    return look()
  } catch (error) {
    throw isBusy(error) ? new StorageBusy('another process holds the file', { cause: error }) : error
  }
}
