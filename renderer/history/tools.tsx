/** Search and filters, on one line. */
import { outcomeFilters } from '../../app/api/history.ts'
import { PillSelect } from '../parts/pill-select.tsx'
import { SearchField } from '../parts/search-field.tsx'
import { useWords } from '../words.tsx'
import { type Filter, monthsBetween, rangeOf } from './filter.ts'

interface ToolsProps {
  readonly filter: Filter
  readonly oldest: string | undefined
  readonly onChange: (changed: Partial<Filter>) => void
}

export function Tools({ filter, oldest, onChange }: ToolsProps) {
  const { t, times } = useWords()
  const months = oldest === undefined ? [] : monthsBetween(oldest, new Date())
  const { month } = filter
  // The chosen one stays to be seen, whatever the list has become.
  const offered = month === '' || months.includes(month) ? months : [month, ...months]
  return (
    <search className="history-tools" aria-label={t('history.filters')}>
      <SearchField
        label={t('history.search.label')}
        placeholder={t('history.search')}
        value={filter.search}
        onChange={(search) => onChange({ search })}
      />
      <PillSelect
        label={t('history.outcome')}
        value={filter.outcome}
        isChosen={filter.outcome !== 'any'}
        onPick={(value) => onChange({ outcome: outcomeFilters.find((one) => one === value) ?? 'any' })}
      >
        {outcomeFilters.map((outcome) => (
          <option key={outcome} value={outcome}>
            {t(`history.outcome.${outcome}`)}
          </option>
        ))}
      </PillSelect>
      <PillSelect
        label={t('history.month')}
        value={month}
        isChosen={month !== ''}
        onPick={(value) => onChange({ month: value })}
      >
        <option value="">{t('history.month.any')}</option>
        {offered.map((one) => (
          <option key={one} value={one}>
            {times.month(rangeOf(one).from)}
          </option>
        ))}
      </PillSelect>
    </search>
  )
}
