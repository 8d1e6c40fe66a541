/**
 * Why the service will not start or a file will not be read. `code` and `params` are those of the app's own list of
 * errors, so a host can show them as it shows its own; the service room itself does not know that list.
 */
export type Refusal =
  | { readonly code: 'DATA_FOLDER_IN_USE'; readonly params: { folder: string; pid?: number; host?: string } }
  | { readonly code: 'CONFIG_INVALID'; readonly params: { what: string; where?: string; line?: number } }

export class ServiceRefused extends Error {
  override readonly name = 'ServiceRefused'
  readonly refusal: Refusal

  constructor(refusal: Refusal, cause?: unknown) {
    super(`${refusal.code} ${JSON.stringify(refusal.params)}`, cause === undefined ? undefined : { cause })
    this.refusal = refusal
  }
}
