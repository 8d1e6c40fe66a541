import bwip from 'bwip-js/browser'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { labelSizes } from '../../app/api/settings.ts'
import { serialOnLabel } from '../../app/device/label.ts'
import { canHold, codeKinds, codeOf, contentOf } from './code.ts'
import { layoutOf } from './layout.ts'

/** Whether the middle of a module is inside the path: counted by the edges left of it. */
function isDark(path: string, x: number, y: number): boolean {
  let crossings = 0
  for (const loop of path.split('M').slice(1)) {
    const points = loop
      .replace('z', '')
      .split('L')
      .map((pair) => pair.split(' ').map(Number) as [number, number])
    points.forEach(([x0, y0], index) => {
      const [x1, y1] = points[(index + 1) % points.length] ?? [x0, y0]
      if (y0 > y !== y1 > y && x0 < x && x0 === x1) crossings += 1
    })
  }
  return crossings % 2 === 1
}

describe('a code', () => {
  test.each(['qr', 'datamatrix'] as const)('%s is the one that was asked for, module by module', (kind) => {
    const [symbol] = bwip.raw({ bcid: kind === 'qr' ? 'qrcode' : kind, text: contentOf('012345') })
    if (symbol === undefined || !('pixs' in symbol)) throw new Error('no matrix')
    const { pixs, pixx, pixy } = symbol
    const { path, width, height } = codeOf(kind, '012345')
    const drawn = pixs.map((_, index) => {
      const [column, row] = [index % pixx, Math.floor(index / pixx)]
      return isDark(path, ((column + 0.5) * width) / pixx, ((row + 0.5) * height) / pixy) ? 1 : 0
    })
    expect(drawn).toEqual(pixs)
  })

  it('a bar code has the widths of its bars and spaces', () => {
    const [symbol] = bwip.raw({ bcid: 'code128', text: contentOf('012345') })
    if (symbol === undefined || !('sbs' in symbol)) throw new Error('no bars')
    const { path, width, height } = codeOf('code128', '012345')
    const total = symbol.sbs.reduce((sum, bar) => sum + bar, 0)
    let at = 0
    symbol.sbs.forEach((bar, index) => {
      const middle = ((at + bar / 2) * width) / total
      expect(isDark(path, middle, height / 2), `bar ${index}`).toBe(index % 2 === 0)
      at += bar
    })
  })

  it('says what the check understands', () => {
    expect(serialOnLabel(contentOf('012345'), undefined)).toBe('012345')
  })

  it('holds any serial number; where its kind cannot, as a QR code', () => {
    expect(codeOf('code128', 'Ä-01').kind).toBe('qr')
    expect(canHold('datamatrix', '012345')).toBe(true)
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 64 }),
        fc.constantFrom(...codeKinds),
        (serial, kind) => {
          expect(codeOf(kind, serial).path).toMatch(/^M/)
        },
      ),
      { numRuns: 60 },
    )
  })
})

it('nothing stands outside of a label or on top of its code, on any size, however long it is', () => {
  const text = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 40 })
  fc.assert(
    fc.property(
      fc.constantFrom(...labelSizes),
      fc.constantFrom(...codeKinds),
      text,
      text,
      (size, kind, serial, name) => {
        const {
          width,
          height,
          code,
          serial: line,
          more,
        } = layoutOf(size, { kind, width: 50, height: 50 }, { serial, lines: [name, 'kind'] })
        for (const box of [
          code,
          ...[line, ...more].map(({ x, y, size: s }) => ({ x, y: y - s, width: 0, height: s })),
        ]) {
          expect(box.x).toBeGreaterThanOrEqual(0)
          expect(box.y).toBeGreaterThanOrEqual(0)
          expect(box.x + box.width).toBeLessThanOrEqual(width)
          expect(box.y + box.height).toBeLessThanOrEqual(height + 0.5)
        }
        if (kind === 'code128') expect(line.y).toBeLessThanOrEqual(code.y)
        else expect(line.x).toBeGreaterThanOrEqual(code.x + code.width)
      },
    ),
  )
})
