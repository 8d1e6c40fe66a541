/** What was typed into the sign-in, as a command; or what is wrong with which field. */
import { type Command, commandSchema } from '../../app/api.ts'

type Field = 'username' | 'password' | 'service' | 'accountUrl'
export type Missing = { readonly [F in Field]?: 'sign-in.needed' | 'sign-in.address' }

export function readForm(form: FormData): { readonly command: Command } | { readonly missing: Missing } {
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
  if (parsed.success) return { command: parsed.data }
  const wrong = new Set(parsed.error.issues.map(({ path }) => path[0]))
  return {
    missing: {
      ...(wrong.has('username') && { username: 'sign-in.needed' }),
      ...(wrong.has('password') && { password: 'sign-in.needed' }),
      ...(wrong.has('service') && { service: 'sign-in.address' }),
      ...(wrong.has('accountUrl') && { accountUrl: 'sign-in.address' }),
    },
  }
}
