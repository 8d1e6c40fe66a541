/**
 * Electron's fuses, set in the packaged binary before it is signed: what a page or a person next to the machine must not
 * be able to switch on. Plain JavaScript, since electron-builder loads it.
 */
import { join } from 'node:path'
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses'

/** Every fuse there is; a new one in a newer Electron fails the packaging until it is decided here. */
export const fuses = {
  version: FuseVersion.V1,
  strictlyRequireAllFuses: true,
  // The app is no Node: neither by environment variable nor by command line.
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  // Only the code that was packed and signed.
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  // There is no snapshot of our own.
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  // The page comes by app://, never by file://.
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  [FuseV1Options.WasmTrapHandlers]: true,
}

/** electron-builder's hook. */
export default async function afterPack({ appOutDir, electronPlatformName, packager }) {
  const { productFilename } = packager.appInfo
  const names = { darwin: `${productFilename}.app`, mas: `${productFilename}.app`, win32: `${productFilename}.exe` }
  const binary = join(appOutDir, names[electronPlatformName] ?? packager.executableName)
  await flipFuses(binary, { ...fuses, resetAdHocDarwinSignature: electronPlatformName === 'darwin' })
}
