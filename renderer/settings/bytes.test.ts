import { expect, it } from 'vitest'
import { piecesOf, spaced } from './bytes.ts'

it('writes bytes in pairs', () => {
  expect(spaced('7b220a')).toBe('7b 22 0a')
  expect(spaced('')).toBe('')
})

it('writes out what moves a cursor, hides or is no ASCII, as a profile does', () => {
  expect(piecesOf('41540d0a')).toEqual([
    { text: 'AT', written: false },
    { text: '\\r\\n', written: true },
  ])
  expect(piecesOf('1b5b306d5cff7f00')).toEqual([
    { text: '\\x1b', written: true },
    { text: '[0m', written: false },
    { text: '\\\\\\xff\\x7f\\x00', written: true },
  ])
  expect(piecesOf('')).toEqual([])
})
