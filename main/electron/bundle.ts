/**
 * Main process (what opens the window, and the core behind it), preload and the thread for workbooks as CommonJS. Only packages with native code stay outside the bundle.
 */
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/** Load their own binaries by path, so they must stay folders of node_modules. */
const native = ['@lydell/node-pty', '@napi-rs/keyring', '@serialport/bindings-cpp', 'usb']

/**
 * @param entry of the main process; the preload is the same for all
 * @param outDir gets `<name of entry>.cjs`, its parts, and `preload.cjs` and `sheet-worker.cjs` beside it
 */
export async function bundleElectron(entry: string, outDir: string): Promise<void> {
  await bundle(entry, outDir)
  for (const other of ['preload.ts', '../adapters/sheet-worker.ts']) {
    await bundle(fileURLToPath(new URL(other, import.meta.url)), outDir)
  }
}

async function bundle(entry: string, outDir: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true, external: native },
    build: {
      ssr: entry,
      outDir,
      emptyOutDir: false,
      target: 'node16',
      minify: false,
      sourcemap: true,
      reportCompressedSize: false,
      rolldownOptions: {
        external: ['electron', ...native.map((name) => new RegExp(`^${name}(/|$)`))],
        // Side by side, so that `__dirname` is the same in each.
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name]-part.cjs' },
      },
    },
  })
}
