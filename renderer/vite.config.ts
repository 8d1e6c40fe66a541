import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import manifest from '../package.json' with { type: 'json' }

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  root: here('.'),
  // The page is served from the root of app:// and of the loopback host, and has no other address.
  base: '/',
  publicDir: false,
  define: { 'import.meta.env.VITE_APP_VERSION': JSON.stringify(manifest.version) },
  plugins: [react()],
  // Each host replaces the mark by a fresh nonce; the page hands it on to the styles Mantine makes.
  html: { cspNonce: '__STYLE_NONCE__' },
  build: {
    outDir: here('../dist/renderer'),
    emptyOutDir: true,
    target: 'chrome108',
    cssTarget: 'chrome108',
    // A data: font or script would need a looser policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: true,
    reportCompressedSize: false,
    // One file: it comes from the disk beside it, and nothing of it can be missing half-way.
    chunkSizeWarningLimit: 700,
  },
})
