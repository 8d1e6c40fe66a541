import { expect, it } from 'vitest'
import { grouped, isSame, shortened } from './fingerprint.ts'

const key = '7f3a91c0d4e86b2155aa07fc93be12d84409c6e1f7b3a05d8c62e971b0d42be4'

it('is read in groups of four, and known again by its beginning and its end', () => {
  expect(grouped('7f3a:91c0:d4')).toBe('7f3a 91c0 d4')
  expect(shortened(key)).toBe('7f3a 91c0 … 2be4')
  expect(shortened('7f3a91c0')).toBe('7f3a 91c0')
})

it('is the same however it is written down', () => {
  expect(isSame('7F:3A:91', '7f3a 91')).toBe(true)
  expect(isSame(key, key.replace('7f', '7e'))).toBe(false)
})
