/** What every npm script goes through, as a process: what it sets up, and how it ends. */
import { once } from 'node:events'
import { expect, it } from 'vitest'
import { Checkout, ended } from './checkout.ts'

const one = { 'node_modules/one': { version: '1.0.0' } }
const two = { 'node_modules/one': { version: '2.0.0' } }
const program = `
import { DatabaseSync } from 'node:sqlite'
const said: string = process.argv.slice(2).join(' ')
console.log(new DatabaseSync(':memory:').prepare('select 1 as one').get()?.one, said)
process.exitCode = 3
`
/** Says when it is ready, and what it heard. */
const waiting = `
process.on('SIGINT', () => { console.log('heard SIGINT'); process.exit(130) })
console.log('ready', process.pid)
setInterval(() => undefined, 1000)
`
const posix = process.platform !== 'win32'

it('installs what is missing, says so on standard error alone, and hands arguments and exit code through', async () => {
  await using checkout = await Checkout.of(program, one)
  const { code, out, err } = await checkout.run('a', '--b=c')
  expect({ code, out }).toEqual({ code: 3, out: '1 a --b=c\n' })
  expect(err).toContain('npm speaks')
  expect(err).not.toContain('Warning')
  expect(await checkout.installs()).toBe(1)
})

it('installs once: the second start finds everything there', async () => {
  await using checkout = await Checkout.of(program, one)
  await checkout.run()
  expect((await checkout.run()).err).toBe('')
  expect(await checkout.installs()).toBe(1)
})

it('installs anew when the lockfile names another version', async () => {
  await using checkout = await Checkout.of(program, two)
  await checkout.installed(one)
  await checkout.run()
  expect(await checkout.installs()).toBe(1)
})

it('does not install where a checkout only touched the lockfile, nor for packages of other systems', async () => {
  await using checkout = await Checkout.of(program, {
    ...one,
    'node_modules/elsewhere': { version: '1.0.0', optional: true },
  })
  await checkout.installed(one)
  await checkout.run()
  expect(await checkout.installs()).toBe(0)
})

it('installs where a package is left over that the lockfile does not name', async () => {
  await using checkout = await Checkout.of(program, one)
  await checkout.installed({ ...one, 'node_modules/left': { version: '1.0.0' } })
  await checkout.run()
  expect(await checkout.installs()).toBe(1)
})

it('says that npm failed, runs nothing, and tries again the next time', async () => {
  await using checkout = await Checkout.of(program, one)
  await checkout.npmThat('fails')
  const { code, out, err } = await checkout.run()
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(err).toContain('"npm ci" failed (7)')
  await checkout.npmThat('installs')
  expect((await checkout.run()).code).toBe(3)
})

it.runIf(posix)('passes an interruption on, and ends with the code the program chose', async () => {
  await using checkout = await Checkout.of(waiting, one)
  await checkout.installed(one, 'newer')
  const launcher = checkout.start()
  await once(launcher.stdout, 'readable')
  launcher.kill('SIGINT')
  const { code, out } = await ended(launcher)
  expect(code).toBe(130)
  expect(out).toContain('heard SIGINT')
})

it.runIf(posix)('dies of the signal its program died of', async () => {
  await using checkout = await Checkout.of(waiting, one)
  await checkout.installed(one, 'newer')
  const launcher = checkout.start()
  await once(launcher.stdout, 'readable')
  launcher.kill('SIGTERM')
  expect((await ended(launcher)).signal).toBe('SIGTERM')
})

it.runIf(posix)('takes its program along when it is killed: nothing goes on holding the data folder', async () => {
  await using checkout = await Checkout.of(waiting, one)
  await checkout.installed(one, 'newer')
  const launcher = checkout.start()
  await once(launcher.stdout, 'readable')
  // The program holds the other end of the pipe, which closes only when it is gone too.
  const closed = ended(launcher)
  launcher.kill('SIGKILL')
  expect((await closed).signal).toBe('SIGKILL')
})
