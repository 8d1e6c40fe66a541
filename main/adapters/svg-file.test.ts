/** Drawings come from anybody's folder: what is not a line drawing in the page's colours does not get through. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { readDrawing } from '../../app/device/drawing.ts'
import { parseSvg, readSvg } from './svg-file.ts'

const shipped = fileURLToPath(new URL('../../resources/device-profiles', import.meta.url))
const drawings = readdirSync(shipped, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.svg'))

async function read(text: string) {
  const found = await parseSvg(text)
  return 'svg' in found ? readDrawing(found.svg) : found
}
const svg = (inside: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 240">${inside}</svg>`

test.each(drawings)('%s may be drawn', async (name) => {
  const found = await readSvg(join(shipped, name))
  expect('svg' in found && readDrawing(found.svg)).toMatchObject({ drawing: { tag: 'svg' } })
})

it('keeps lines, shapes and the page’s colours, and drops the colour for other programs', async () => {
  const line = '<g transform="translate(1 2)"><path d="M0 0h9" stroke="var(--draw-accent, #3a41d4)"/></g>'
  expect(await read(`<?xml version="1.0"?><!-- a comment -->\n${svg(line)}`)).toEqual({
    drawing: {
      tag: 'svg',
      attributes: { viewBox: '0 0 320 240' },
      children: [
        {
          tag: 'g',
          attributes: { transform: 'translate(1 2)' },
          children: [{ tag: 'path', attributes: { d: 'M0 0h9', stroke: 'var(--draw-accent)' }, children: [] }],
        },
      ],
    },
  })
})

describe('is refused, with what and where', () => {
  test.each([
    ['<script>alert(1)</script>', 'is none of g, path'],
    ['<path d="M0 0" onclick="alert(1)"/>', 'onclick'],
    ['<path d="M0 0" style="fill:url(http://evil)"/>', 'style'],
    ['<path d="M0 0" fill="url(http://evil)"/>', 'fill'],
    ['<path d="M0 0" fill="#ff0000"/>', 'fill'],
    ['<image href="http://evil/x.png"/>', 'is none of g, path'],
    ['<use href="#x"/>', 'is none of g, path'],
    ['<a href="javascript:alert(1)"><path d="M0 0"/></a>', 'is none of g, path'],
    ['<foreignObject><body/></foreignObject>', 'is none of g, path'],
    ['<text>buy now</text>', 'is none of g, path'],
    ['<style>*{display:none}</style>', 'is none of g, path'],
    ['<path d="javascript:alert(1)"/>', 'd'],
    ['<path d="M0 0" transform="url(x)"/>', 'transform'],
    ['words', 'is none of g, path'],
    [`${'<g>'.repeat(40)}${'</g>'.repeat(40)}`, 'is none of g, path'],
    ['<g/>'.repeat(500), 'svg: '],
    [`${'<g>'.repeat(3000)}${'</g>'.repeat(3000)}`, 'nested'],
    ['<__proto__/>', '__proto__'],
    ['<path constructor="x"/>', 'constructor'],
  ])('%s', async (inside, where) => {
    expect(await read(svg(inside))).toMatchObject({ reason: expect.stringContaining(where) })
  })

  test.each(['<!DOCTYPE svg [<!ENTITY a "b">]><svg/>', '<svg><g></svg>', '', 'no xml', '<html/>', '<svg/><svg/>'])(
    '%s',
    async (text) => {
      expect(await read(text)).toEqual(expect.objectContaining({ reason: expect.any(String) }))
    },
  )

  it('names the elements on the way, the attribute, and the line', async () => {
    expect(await read(svg('<path d="M0 0"/><g>\n<g/>\r\n<circle fill="red"/></g>'))).toEqual({
      line: 3,
      reason: 'svg/g/circle: fill: is none of the page’s colours',
    })
    expect(await read(svg('<g><text/></g>'))).toEqual({
      line: 1,
      reason: expect.stringMatching(/^svg\/g\/text: is none of g, /),
    })
  })

  it('names the line of the element around a text, and quotes no more than a line of it', async () => {
    expect(await read(svg('\n<g>\nbuy now</g>'))).toMatchObject({
      line: 2,
      reason: expect.stringContaining('svg/g/#text'),
    })
    const many = Array.from({ length: 500 }, (_, index) => `a${index}="1"`).join(' ')
    expect(await read(svg(`<g ${many}/>`))).toMatchObject({ reason: expect.stringMatching(/^.{1,200}$/) })
  })

  it('names the line of what is no XML', async () => {
    expect(await parseSvg('<svg>\n<g>\n</svg>')).toMatchObject({ line: 3 })
  })

  it('a file that is not there, and one that is a folder', async () => {
    expect(await readSvg(join(shipped, 'none.svg'))).toEqual({ reason: 'there is no such file' })
    expect(await readSvg(shipped)).toEqual({ reason: 'cannot be read' })
  })
})

it('whatever is in the file, it is a drawing or it is refused', async () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('<g>', '</g>', '<path d="', '"/>', '&amp;', '__proto__="x"'),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(piece), async (pieces) => {
      const found = await read(svg(pieces.join('')))
      expect('drawing' in found || 'reason' in found).toBe(true)
    }),
  )
  expect(Reflect.get({}, 'polluted')).toBeUndefined()
})
