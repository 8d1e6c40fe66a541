/** Where rows would be: why there are none, and what to do. */
import type { DeviceFilter } from '../../app/api/devices.ts'
import { shown } from '../../app/texts/shown.ts'
import { QuietButton } from '../parts/main-button.tsx'
import { useWords } from '../words.tsx'

interface NothingProps {
  readonly filter: DeviceFilter
  readonly onChange: (changed: Partial<DeviceFilter>) => void
}

export function Nothing({ filter, onChange }: NothingProps) {
  const { t } = useWords()
  const search = filter.search.trim()
  if (search === '' && filter.type === undefined) {
    const ended = filter.show === 'ended'
    return (
      <div className="nothing">
        <h2 className="sentence">{t(ended ? 'devices.empty.ended' : 'devices.empty')}</h2>
        <p className="lead">{t(ended ? 'devices.empty.ended.text' : 'devices.empty.text')}</p>
      </div>
    )
  }
  return (
    <div className="nothing">
      <h2 className="sentence">
        {search === '' ? t('devices.none.type') : t('devices.none', { search: shown(search) })}
      </h2>
      <p className="lead">{t('devices.none.text')}</p>
      <QuietButton outlined onClick={() => onChange({ search: '', type: undefined })}>
        {t('devices.none.all')}
      </QuietButton>
    </div>
  )
}
