#!/usr/bin/env node
/**
 * The `device-activator` command: the same program as `npm run cli --`. A checkout runs its sources; an installed package
 * runs what `npm run build` made of them, for Node takes no TypeScript from node_modules.
 */
import { fileURLToPath } from 'node:url'
import { nodeFor } from './launching/node.mjs'
import { run } from './launching/run.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const installed = /[\\/]node_modules[\\/]/.test(root)
if (installed) {
  try {
    await run(nodeFor(root), root, 'dist/cli/main.mjs', process.argv.slice(2))
  } catch (error) {
    console.error(process.env.DEBUG ? error : `device-activator: ${error.message}`)
    process.exitCode = 2
  }
} else {
  process.argv.splice(2, 0, 'cli')
  await import('./launch.mjs')
}
