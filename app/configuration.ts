/** The configuration file: JSON that says where the service is and what differs from the contract there. No secrets. */
import { z } from 'zod'
import { whyNotAccent } from './colour.ts'
import { profileSchemaWith } from './device/profile.ts'
import { ActivatorError, isError } from './errors.ts'
import { issueAt, JsonSyntaxError, type LocatedJson, parseLocated } from './located-json.ts'
import type { Patterns } from './outside.ts'
import { partialRoutesSchema } from './ownership/contract.ts'
import { checkService, type ServiceAddress } from './ownership/service-address.ts'

const accentSchema = z
  .string()
  .regex(/^#[0-9a-fA-F]{6}$/, 'is no colour like #3a41d4')
  .superRefine((colour, { addIssue }) => {
    const why = /^#[0-9a-fA-F]{6}$/.test(colour) ? whyNotAccent(colour) : undefined
    if (why !== undefined) addIssue({ code: 'custom', message: why })
  })

/** Strict: a misspelt name must not be quietly without effect. */
const configurationSchema = (patterns: Patterns) =>
  z.strictObject({
    /** Ends in /v1/. */
    service: z.url().max(2048).optional(),
    /** What `oauth2/token/` stands below; left out, what /v1/ stands below. */
    accountUrl: z.url().max(2048).optional(),
    clientId: z.string().min(1).max(256).optional(),
    /** Only those that differ. */
    routes: partialRoutesSchema.optional(),
    /** What its maker calls the app. */
    name: z.string().min(1).max(80).optional(),
    /** `#rrggbb`: the maker's colour for the main button, the current step, links, drawings. */
    accent: accentSchema.optional(),
    /** Device profiles beside those the app has, or in place of them. */
    profiles: z.array(profileSchemaWith(patterns)).max(50).optional(),
    /** PEM, in this file: certificate authorities trusted beside the system's. */
    ca: z.string().max(65_536).optional(),
    /** PEM, relative to this file: certificate authorities trusted beside the system's. */
    caFile: z.string().min(1).max(1024).optional(),
    /** The profile devices are asked by where nothing else is said. */
    profile: z.string().min(1).max(128).optional(),
    /** For each device. */
    timeoutSeconds: z.number().positive().max(86_400).optional(),
  })
export type Configuration = z.infer<ReturnType<typeof configurationSchema>>

/**
 * @param patterns match by the profiles in it
 * @throws CONFIG_INVALID naming the file, the line and what is wrong there
 */
export function parseConfiguration(text: string, file: string, patterns: Patterns): Configuration {
  const json = locate(text, file)
  const result = configurationSchema(patterns).safeParse(json.value)
  if (!result.success) throw invalid(result.error.issues, json, file)
  const { service, accountUrl, routes } = result.data
  if (service !== undefined) checkAddress({ url: service, accountUrl, routes }, json, file)
  return result.data
}

/** Where in the file this stands. @param text one that was parsed */
export const lineIn = (text: string, name: string): number => parseLocated(text).lineOf([name])

function checkAddress(address: ServiceAddress, json: LocatedJson, file: string): void {
  try {
    checkService(address)
  } catch (error) {
    if (!isError(error, 'CONFIG_INVALID')) throw error
    // It names the place as this file does: "service", "routes.take".
    const line = json.lineOf((error.params.where ?? '').split('.'))
    throw new ActivatorError('CONFIG_INVALID', { what: error.params.what, where: file, line }, error)
  }
}

function locate(text: string, file: string): LocatedJson {
  try {
    return parseLocated(text)
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error
    throw new ActivatorError('CONFIG_INVALID', { what: error.message, where: file, line: error.line }, error)
  }
}

function invalid(issues: readonly z.core.$ZodIssue[], json: LocatedJson, file: string): ActivatorError {
  const { line, reason } = issueAt(issues[0], json)
  return new ActivatorError('CONFIG_INVALID', { what: reason, where: file, line })
}
