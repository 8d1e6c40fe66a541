/** What a scanner reads from a label, as a shape to draw. The only place that knows bwip-js. */
import { code128, type DrawingContext, datamatrix, qrcode } from 'bwip-js/browser'

export const codeKinds = ['qr', 'datamatrix', 'code128'] as const
export type CodeKind = (typeof codeKinds)[number]

/** A path in units of its own, and how large they make it. */
export interface CodeShape {
  readonly kind: CodeKind
  readonly width: number
  readonly height: number
  readonly path: string
}

/** What every scanner and `serialOnLabel` understand. */
export const contentOf = (serial: string): string => `S/N:${serial}`

/** Only a QR code says by itself in which alphabet it is written. */
export function canHold(kind: CodeKind, serial: string): boolean {
  return kind === 'qr' || /^[ -~]+$/.test(serial)
}

/** A kind that cannot hold this serial number is drawn as a QR code. */
export function codeOf(kind: CodeKind, serial: string): CodeShape {
  const drawn = canHold(kind, serial) ? kind : 'qr'
  return { kind: drawn, ...draw(drawn, contentOf(serial)) }
}

function draw(kind: CodeKind, text: string): Omit<CodeShape, 'kind'> {
  switch (kind) {
    case 'qr':
      return qrcode({ bcid: 'qrcode', text, scale: 2 }, pathContext())
    case 'datamatrix':
      return datamatrix({ bcid: 'datamatrix', text, scale: 2 }, pathContext())
    case 'code128':
      return code128({ bcid: 'code128', text, scale: 2, height: 10, includetext: false }, pathContext())
  }
}

/** Takes what bwip-js draws as one path: nothing of the text it was made from gets into the page by this. */
function pathContext(): DrawingContext<Omit<CodeShape, 'kind'>> {
  let [width, height] = [0, 0]
  let path = ''
  const closed = (points: readonly (readonly [number, number])[]) => {
    path += `M${points.map(([x, y]) => `${x} ${y}`).join('L')}z`
  }
  return {
    scale: () => null,
    measure: () => ({ width: 0, ascent: 0, descent: 0 }),
    init(w, h) {
      width = w
      height = h
    },
    // The bars of a bar code: upright, as wide as their line.
    line(x0, y0, x1, y1, lineWidth) {
      const [left, right] = [x0 - lineWidth / 2, x1 + lineWidth / 2]
      closed([
        [left, y0],
        [right, y0],
        [right, y1],
        [left, y1],
      ])
    },
    polygon: (points) => closed(points),
    hexagon: () => undefined,
    ellipse: () => undefined,
    fill: () => undefined,
    text: () => undefined,
    end: () => ({ width, height, path }),
  }
}
