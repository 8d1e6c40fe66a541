import { expect, it } from 'vitest'
import { MOST_PAGES, withPage } from './use-pages.ts'

it('keeps the pages that were read last, however long the list is', () => {
  let pages: ReadonlyMap<number, string> = new Map()
  for (let number = 0; number < 1000; number += 1) pages = withPage(pages, number, `page ${number}`)
  expect([...pages.keys()]).toEqual(Array.from({ length: MOST_PAGES }, (_, index) => 1000 - MOST_PAGES + index))
})

it('has a page that was read again as its newest, and only once', () => {
  const pages = [1, 2, 1].reduce<ReadonlyMap<number, number>>(
    (before, number, at) => withPage(before, number, at),
    new Map(),
  )
  expect([...pages]).toEqual([
    [2, 1],
    [1, 2],
  ])
})
