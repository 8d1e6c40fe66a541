import { describe, test } from 'vitest'
import { plainPaper } from '../fakes/plain-paper.ts'
import { paperContract } from './paper.contract.ts'

// Electron's own is held to it in tests/window/paper.spec.ts: it needs a window.
describe('the plain one', () => {
  for (const [what, holds] of Object.entries(paperContract)) test(what, () => holds(plainPaper))
})
