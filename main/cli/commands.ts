/** Every command by name. Each is imported only when it is asked for, so that one starts as fast as it alone can. */
import type { CommandModule } from './command.ts'

export const commands = {
  activate: () => import('./commands/activate.ts'),
  identify: () => import('./commands/identify.ts'),
  ports: () => import('./commands/ports.ts'),
  devices: () => import('./commands/devices.ts'),
  ownerships: () => import('./commands/ownerships.ts'),
  report: () => import('./commands/report.ts'),
  batch: () => import('./commands/batch.ts'),
  'device-id': () => import('./commands/device-id.ts'),
  release: () => import('./commands/release.ts'),
  verify: () => import('./commands/verify.ts'),
  history: () => import('./commands/history.ts'),
  doctor: () => import('./commands/doctor.ts'),
  'sign-in': () => import('./commands/sign-in.ts'),
  'sign-out': () => import('./commands/sign-out.ts'),
  profiles: () => import('./commands/profiles.ts'),
  simulate: () => import('./commands/simulate.ts'),
  serve: () => import('./commands/serve.ts'),
  web: () => import('./commands/web.ts'),
} satisfies Record<string, () => Promise<{ readonly command: CommandModule }>>
export type CommandName = keyof typeof commands
