/** Entry of the command line. */
import { exits } from './exit.ts'
import { interruptible } from './interrupt.ts'
import { runProgram } from './program.ts'

using interrupt = interruptible()
try {
  process.exitCode = await runProgram(process.argv.slice(2), {
    stdout: process.stdout,
    stderr: process.stderr,
    environment: process.env,
    signal: interrupt.signal,
  })
} catch (error) {
  // A bug, not a failure: told in full.
  console.error(error)
  process.exitCode = exits.someFailed
}
// Everything was closed by its owner. Should something still hold the process, it ends all the same.
setTimeout(() => process.exit(), 2000).unref()
