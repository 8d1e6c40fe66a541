/** The command line for the installed package: Node takes no TypeScript from node_modules. */
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/**
 * Loaded by every command, and in hundreds of small modules: as part of the bundle they start it in half the time.
 * All other packages stay packages, npm installs them beside it: they have native code, or files of their own to serve.
 */
const inlined = [/^zod(\/|$)/, /^commander(\/|$)/, /^@formatjs\//, /^intl-messageformat(\/|$)/]

const sheetWorker = fileURLToPath(new URL('../adapters/sheet-worker.ts', import.meta.url))

/** @param outDir must lie as deep below the top as the sources' folders do: they name files from there. */
export async function bundleCli(entry: string, outDir: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: inlined },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      target: 'node24',
      minify: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: [entry, sheetWorker],
        output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  })
}
