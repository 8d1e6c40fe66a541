/** One device in the list. A row that is still on its way keeps its place. */
import type { MouseEvent } from 'react'
import type { DeviceRow } from '../../app/api/devices.ts'
import { shown } from '../../app/texts/shown.ts'
import { Serial } from '../parts/serial.tsx'
import { hashOf } from '../route.ts'
import { useWords } from '../words.tsx'
import { Moment } from './moment.tsx'

interface RowProps {
  readonly index: number
  /** Pixels below the head. */
  readonly top: number
  readonly row: DeviceRow | undefined
  readonly active: boolean
  readonly chosen: ReadonlySet<number>
  readonly onPick: (event: MouseEvent) => void
}

export function GridRow({ index, top, row, active, chosen, onPick }: RowProps) {
  const { t } = useWords()
  const on = row !== undefined && chosen.has(row.ownership)
  return (
    <tr
      id={`row-${index}`}
      className={`line${active ? ' active' : ''}${on ? ' on' : ''}`}
      aria-rowindex={index + 2}
      aria-selected={on}
      style={{ transform: `translateY(${top}px)` }}
    >
      <td className="box-cell">
        {row && (
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label={t('devices.choose', { serial: row.serial_number })}
            checked={on}
            // A click says whether Shift was held; a change does not.
            onClick={onPick}
            // With Shift the browser would mark the text between two rows.
            onMouseDown={(event) => event.shiftKey && event.preventDefault()}
            onChange={() => undefined}
          />
        )}
      </td>
      <td className="serial-cell">
        {row && (
          <a href={hashOf({ view: 'device', id: row.device })} tabIndex={-1}>
            <Serial>{row.serial_number}</Serial>
          </a>
        )}
      </td>
      <td className="num quiet">{row?.device}</td>
      <td className="name-cell">{row && <Serial name>{row.device_name}</Serial>}</td>
      <td className="cut" title={row?.device_type && shown(row.device_type)}>
        {row?.device_type && shown(row.device_type)}
      </td>
      <td>
        {row && <Moment at={row.since} />}
        {row?.until !== undefined && (
          <>
            {' – '}
            <Moment at={row.until} />
          </>
        )}
      </td>
    </tr>
  )
}
