import { expect, it } from 'vitest'
import { withRole } from './roles.ts'

it('no two columns hold the same, but any number of them nothing that is read', () => {
  expect(withRole(['ignore', 'serial', 'type'], 0, 'serial')).toEqual(['serial', 'ignore', 'type'])
  expect(withRole(['ignore', 'serial', 'ignore'], 1, 'ignore')).toEqual(['ignore', 'ignore', 'ignore'])
})
