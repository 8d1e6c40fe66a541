/** One label as it is printed: black on white in every theme, at its real size on paper. */
import { useMemo } from 'react'
import { type LabelSize, sheetSize } from '../../app/api/settings.ts'
import { shown } from '../../app/texts/shown.ts'
import { groupsOf } from '../parts/serial.tsx'
import { type CodeKind, codeOf, contentOf } from './code.ts'
import { type Line, layoutOf, placeOf, sizeOf } from './layout.ts'

export interface LabelSubject {
  readonly serial_number: string
  readonly device_name: string
  /** What kind of device it is, where that is known. */
  readonly kind: string | undefined
}

interface PaperProps {
  readonly subject: LabelSubject
  readonly size: LabelSize
  readonly code: CodeKind
  /** Without the sheet around it. */
  readonly cutOut?: boolean
}

export function Paper({ subject, size, code, cutOut = false }: PaperProps) {
  const { serial_number, device_name, kind } = subject
  const shape = useMemo(() => codeOf(code, serial_number), [code, serial_number])
  const serial = groupsOf(shown(serial_number), 3).join('\u2009')
  const name = groupsOf(shown(device_name), 4).join('\u2009')
  const layout = layoutOf(size, shape, { serial, lines: [name, ...(kind === undefined ? [] : [kind])] })
  const place = placeOf(size)
  const sheet = !cutOut && size === sheetSize
  const { x, y, width, height } = sheet ? { x: 0, y: 0, ...sizeOf(size) } : place
  return (
    <svg
      className={sheet ? 'paper sheet' : 'paper'}
      viewBox={`${x} ${y} ${width} ${height}`}
      // Where the page is lower by a hair, its margin is cut; the code keeps its size.
      preserveAspectRatio="xMinYMin slice"
      role="img"
      aria-label={contentOf(shown(serial_number))}
    >
      <rect {...{ x, y, width, height }} fill="#fff" />
      {sheet && <rect {...place} fill="none" stroke="#000" strokeWidth=".2" strokeDasharray="1 1" />}
      <g transform={`translate(${place.x} ${place.y})`}>
        <svg
          {...layout.code}
          viewBox={`0 0 ${shape.width} ${shape.height}`}
          preserveAspectRatio={shape.kind === 'code128' ? 'none' : 'xMidYMid'}
          shapeRendering="crispEdges"
          aria-hidden="true"
        >
          <path d={shape.path} fill="#000" />
        </svg>
        <Words line={layout.serial} bold />
        {layout.more.map((line) => (
          <Words key={line.y} line={line} />
        ))}
      </g>
    </svg>
  )
}

function Words({ line, bold = false }: { line: Line; bold?: boolean }) {
  const { x, y, size, text } = line
  return (
    <text className={bold ? 'paper-serial' : 'paper-line'} x={x} y={y} fontSize={size} fill="#000">
      {text}
    </text>
  )
}
