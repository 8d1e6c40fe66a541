/** Search and filters, on one line. */
import type { DeviceFilter } from '../../app/api/devices.ts'
import { shown } from '../../app/texts/shown.ts'
import { PillSelect } from '../parts/pill-select.tsx'
import { SearchField } from '../parts/search-field.tsx'
import { useWords } from '../words.tsx'

interface ToolsProps {
  readonly filter: DeviceFilter
  readonly types: readonly string[]
  readonly onChange: (changed: Partial<DeviceFilter>) => void
}

export function Tools({ filter, types, onChange }: ToolsProps) {
  const { t } = useWords()
  const show = (which: DeviceFilter['show']) => (
    <button
      type="button"
      className="chip"
      aria-pressed={filter.show === which}
      onClick={() => onChange({ show: which, type: undefined })}
    >
      {t(`devices.show.${which}`)}
    </button>
  )
  return (
    <search className="tools" aria-label={t('devices.filters')}>
      <SearchField
        label={t('devices.search')}
        placeholder={t('devices.search')}
        value={filter.search}
        isWide
        onChange={(search) => onChange({ search })}
      />
      {show('current')}
      {show('ended')}
      {(types.length > 0 || filter.type !== undefined) && (
        <PillSelect
          label={t('devices.type')}
          value={filter.type ?? ''}
          isChosen={filter.type !== undefined}
          onPick={(value) => onChange({ type: value === '' ? undefined : value })}
        >
          <option value="">{t('devices.type.all')}</option>
          {withChosen(types, filter.type).map((type) => (
            <option key={type} value={type}>
              {shown(type)}
            </option>
          ))}
        </PillSelect>
      )}
    </search>
  )
}

/** The chosen one stays to be seen, and to be taken back, where nothing is of it any more. */
function withChosen(types: readonly string[], chosen: string | undefined): readonly string[] {
  return chosen === undefined || types.includes(chosen) ? types : [chosen, ...types]
}
