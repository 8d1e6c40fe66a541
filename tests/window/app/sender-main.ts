/** Runs every case of the sender's contract in Electron's main process, over Chromium's own HTTP: one JSON line each. */
import { app, net, session } from 'electron'
import { trustAlso } from '../../../main/adapters/chromium-authorities.ts'
import { createElectronSender } from '../../../main/adapters/electron-sender.ts'
import { type MakeSender, type SenderCase, senderContract } from '../../contracts/sender.contract.ts'

const userData = app.commandLine.getSwitchValue('user-data-dir')
if (userData !== '') app.setPath('userData', userData)

let made = 0
/** Sessions of its own for each: no connection, cookie or trust is left over from the case before. */
const make: MakeSender = (authorities) => {
  made += 1
  const [reading, once] = [session.fromPartition(`reading-${made}`), session.fromPartition(`once-${made}`)]
  if (authorities !== undefined) {
    for (const one of [reading, once]) one.setCertificateVerifyProc(trustAlso(authorities, () => new Date()))
  }
  const sender = createElectronSender({ net, sessions: { reading, once } })
  return { sender, close() {} }
}

async function outcomeOf({ name, run }: SenderCase): Promise<object> {
  try {
    await run(make)
    return { name, ok: true }
  } catch (error) {
    return { name, ok: false, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

void app.whenReady().then(async () => {
  for (const one of senderContract) console.log(JSON.stringify(await outcomeOf(one)))
  app.exit(0)
})
