import { expect, it } from 'vitest'
import { differing } from './difference.ts'

const marked = (text: string, other: string) => [...text].filter((_, at) => differing(text, other)[at]).join('')

it('marks the digits that are not the same', () => {
  expect(marked('012345', '012354')).toBe('45')
  expect(marked('012345', '012345')).toBe('')
})

it('compares the last four of a label with the end of the serial number', () => {
  expect(marked('2346', '012345')).toBe('6')
  expect(marked('012345', '2345')).toBe('01')
})
