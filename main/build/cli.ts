/** The command line for the installed package: Node takes no TypeScript from node_modules. */
import { build } from 'vite'

/** @param outDir must lie as deep below the top as the sources' folders do: they name files from there. */
export async function bundleCli(entry: string, outDir: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      // Packages stay packages: npm installs them beside it.
      ssr: entry,
      outDir,
      emptyOutDir: true,
      target: 'node24',
      minify: false,
      reportCompressedSize: false,
      rolldownOptions: { output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' } },
    },
  })
}
