/** What was typed into the sign-in, as a command; or what is wrong with which field. */
import { type Command, commandSchema } from '../../app/api.ts'

type Field = 'username' | 'password' | 'service' | 'accountUrl'
export type Missing = { readonly [F in Field]?: 'sign-in.needed' | 'sign-in.address' | 'sign-in.address.end' }

/** @param known its service is used where no address is typed */
export function readForm(
  form: FormData,
  known: { readonly service?: string | undefined },
): { readonly command: Command } | { readonly missing: Missing } {
  const typed = (name: Field) => String(form.get(name) ?? '')
  const service = typed('service').trim()
  const accountUrl = typed('accountUrl').trim()
  const parsed = commandSchema.safeParse({
    command: 'sign-in',
    username: typed('username').trim(),
    password: typed('password'),
    ...(service !== '' && { service }),
    ...(accountUrl !== '' && { accountUrl }),
  })
  const wrong = new Set(parsed.error?.issues.map(({ path }) => path[0]))
  const address = wrong.has('service') ? 'sign-in.address' : addressProblem(service, known.service)
  if (parsed.success && address === undefined) return { command: parsed.data }
  return {
    missing: {
      ...(wrong.has('username') && { username: 'sign-in.needed' }),
      ...(wrong.has('password') && { password: 'sign-in.needed' }),
      ...(address !== undefined && { service: address }),
      ...(wrong.has('accountUrl') && { accountUrl: 'sign-in.address' }),
    },
  }
}

/** @param typed a web address, or nothing. Whether it may be used the core says; here only what is seen while typing. */
function addressProblem(typed: string, known: string | undefined): Missing['service'] {
  if (typed === '') return known === undefined ? 'sign-in.needed' : undefined
  return new URL(typed).pathname.endsWith('/v1/') ? undefined : 'sign-in.address.end'
}
