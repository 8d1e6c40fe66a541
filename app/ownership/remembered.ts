/** What is kept of a signed-in account between two runs: the refresh token, or the password where there is none. */
import { z } from 'zod'
import type { Secrets } from '../outside.ts'

const rememberedSchema = z.object({
  refreshToken: z.string().min(1).optional(),
  password: z.string().min(1).optional(),
})
export interface Remembered {
  readonly refreshToken?: string | undefined
  readonly password?: string | undefined
}

export async function recall(secrets: Secrets, account: string): Promise<Remembered> {
  const text = await secrets.get(nameOf(account))
  if (text === undefined) return {}
  try {
    return rememberedSchema.parse(JSON.parse(text))
  } catch (error) {
    // Somebody else's entry under our name, or an older form of ours: signing in again mends it.
    if (error instanceof SyntaxError || error instanceof z.ZodError) return {}
    throw error
  }
}

/** The password is kept only where nothing less will do. */
export async function remember(secrets: Secrets, account: string, { refreshToken, password }: Remembered) {
  const least: Remembered = refreshToken === undefined ? { password } : { refreshToken }
  await secrets.set(nameOf(account), JSON.stringify(least))
}

export async function forget(secrets: Secrets, account: string): Promise<void> {
  await secrets.delete(nameOf(account))
}

function nameOf(account: string): string {
  return `session ${account}`
}
