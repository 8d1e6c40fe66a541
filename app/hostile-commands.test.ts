/** Whatever a page sends over IPC or HTTP: an answer comes back, nothing is thrown, nothing is changed behind it. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { configuredBy } from '../tests/fakes/memory-configuration.ts'
import { VirtualClock } from '../tests/fakes/virtual-clock.ts'
import { createActivator } from './activator.ts'
import { answerSchema, commandSchema, snapshotSchema } from './api.ts'
import { ActivatorError, failureSchema } from './errors.ts'

const core = () =>
  createActivator({
    // No command gets further than here: what it asks for is not to be had.
    openBench: async () => Promise.reject(new ActivatorError('CONFIG_INVALID', { what: 'nothing here' })),
    settings: { get: () => undefined, set: async () => undefined },
    clock: new VirtualClock(),
    log: { info: () => undefined, warn: () => undefined },
    run: crypto.randomUUID(),
    defaults: {},
    configured: configuredBy(),
  })

/** Anything at all, and things that are nearly commands. */
const names = commandSchema.options.map(({ shape }) => shape.command.value)
const nearly = fc.record(
  {
    command: fc.oneof(fc.constantFrom(...names), fc.string()),
    activation: fc.oneof(fc.uuid(), fc.anything()),
    port: fc.oneof(fc.string(), fc.anything()),
    username: fc.oneof(fc.string(), fc.anything()),
    password: fc.string(),
    service: fc.oneof(fc.webUrl(), fc.constantFrom('javascript:alert(1)', 'file:///etc/passwd', 'http://evil/v1/')),
    mode: fc.oneof(fc.constantFrom('practice', 'account', 'undecided'), fc.anything()),
    language: fc.oneof(fc.constantFrom('en', 'de', 'fr'), fc.anything()),
    __proto__: fc.constant({ polluted: true }),
  },
  { requiredKeys: [] },
)
const hostile = fc.oneof(
  fc.anything({ withNullPrototype: true }),
  nearly,
  fc.json().map((text): unknown => JSON.parse(text)),
)

describe('hostile commands', () => {
  it('are answered in the form of an answer, whatever they are', async () => {
    const activator = await core()
    await fc.assert(
      fc.asyncProperty(hostile, async (command) => {
        expect(answerSchema.safeParse(await activator.run(command)).success).toBe(true)
        expect(failureSchema.safeParse(Reflect.get(await activator.ask(command), 'failure')).success).toBe(true)
      }),
      { numRuns: 500 },
    )
    expect(snapshotSchema.safeParse(activator.snapshot()).success).toBe(true)
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
    await activator[Symbol.asyncDispose]()
  })
})
