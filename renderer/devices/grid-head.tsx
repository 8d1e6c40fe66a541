/** Heads of the columns: each sorts, and the first chooses all. */
import type { DeviceFilter, DeviceSort } from '../../app/api/devices.ts'
import { useWords } from '../words.tsx'
import type { Chosen } from './use-chosen.ts'

interface HeadProps {
  readonly filter: DeviceFilter
  readonly count: number
  readonly chosen: Chosen
  readonly onChange: (changed: Partial<DeviceFilter>) => void
}

const columns = ['serial', 'id', 'name', 'type', 'since'] as const satisfies readonly DeviceSort[]

export function GridHead({ filter, count, chosen, onChange }: HeadProps) {
  const { t } = useWords()
  const { sort, descending, show } = filter
  const some = chosen.all.size
  const all = some > 0 && some >= count
  return (
    <thead>
      <tr aria-rowindex={1} className="line">
        <th scope="col" className="box-cell">
          <input
            type="checkbox"
            aria-label={t('devices.choose.all')}
            checked={all}
            ref={(box) => {
              if (box !== null) box.indeterminate = some > 0 && !all
            }}
            onChange={all ? chosen.clear : chosen.chooseAll}
          />
        </th>
        {columns.map((column) => (
          <th key={column} scope="col" aria-sort={sorted(column, sort, descending)}>
            <button
              type="button"
              onClick={() => onChange({ sort: column, descending: column === sort ? !descending : column === 'since' })}
            >
              {t(column === 'since' && show === 'ended' ? 'devices.column.ended' : `devices.column.${column}`)}
              {column === sort && <Arrow down={descending} />}
            </button>
          </th>
        ))}
      </tr>
    </thead>
  )
}

function sorted(column: DeviceSort, sort: DeviceSort, descending: boolean) {
  if (column !== sort) return 'none'
  return descending ? 'descending' : 'ascending'
}

function Arrow({ down }: { down: boolean }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.8">
      <path d={down ? 'M8 3v10M4 9l4 4 4-4' : 'M8 13V3M4 7l4-4 4 4'} strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  )
}
