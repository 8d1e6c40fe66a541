/** electron-builder's hook, as far as it is used. */
export default function afterPack(context: {
  readonly appOutDir: string
  readonly electronPlatformName: string
  readonly packager: { readonly appInfo: { readonly productFilename: string }; readonly executableName: string }
}): Promise<void>
