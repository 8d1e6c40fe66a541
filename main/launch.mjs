#!/usr/bin/env node
/**
 * `node main/launch.mjs <what> [arguments…]`: what each npm script calls. Plain JavaScript for Node 20 and newer, since
 * it runs before anything is installed: puts the packages in place, finds a Node that runs the TypeScript as it is, and
 * starts the program there.
 */
import { fileURLToPath } from 'node:url'
import { install, installNeeded } from './launching/install.mjs'
import { nodeFor, oldestForSetUp, refuseOlderThan } from './launching/node.mjs'
import { run } from './launching/run.mjs'

const checkout = fileURLToPath(new URL('..', import.meta.url))
const programs = {
  demo: 'main/demo.ts',
  start: 'main/start.ts',
  cli: 'main/cli/main.ts',
  build: 'main/build/build.ts',
  test: 'tests/run.ts',
  check: 'tests/rules/check.ts',
  bench: 'bench/run.ts',
  pictures: 'tests/window/pictures.ts',
  shift: 'tests/shift/run.ts',
}

const [what, ...rest] = process.argv.slice(2)
const program = programs[what]
if (program === undefined) {
  console.error(`node main/launch.mjs (${Object.keys(programs).join(' | ')}) [arguments…]`)
  process.exit(2)
}
try {
  refuseOlderThan(oldestForSetUp)
  if (installNeeded(checkout)) install(checkout)
  await run(nodeFor(checkout), checkout, program, rest)
} catch (error) {
  // Everything expected is an Error whose message is for people; its stack would only hide it.
  console.error(process.env.DEBUG ? error : `device-activator: ${error.message}`)
  process.exitCode = 2
}
