import { _electron, type ElectronApplication, errors } from '@playwright/test'

type Options = Parameters<typeof _electron.launch>[0]

const LIMIT_MS = 25_000

/**
 * Starts Electron. Seen once on a machine with four times as much to do as it has processors: the binary or its virtual
 * display never came up, before any code of ours ran. That says nothing of the product, so it is tried once more; a
 * window of ours that does not open fails at once, later, in `firstWindow`.
 */
export async function launchElectron(options: Options): Promise<ElectronApplication> {
  try {
    return await _electron.launch({ ...options, timeout: LIMIT_MS })
  } catch (error) {
    if (!(error instanceof errors.TimeoutError)) throw error
    return await _electron.launch({ ...options, timeout: LIMIT_MS })
  }
}
