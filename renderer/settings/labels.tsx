/** Which labels are in the printer. */
import { labelSizes } from '../../app/api/settings.ts'
import { useCore } from '../core.tsx'
import { useWords } from '../words.tsx'
import { Card } from './rows.tsx'

export function Labels() {
  const { t } = useWords()
  const { snapshot, run } = useCore()
  return (
    <Card title={t('settings.labels')}>
      <fieldset className="choices">
        <legend className="quiet small">{t('settings.labels.text')}</legend>
        {labelSizes.map((size) => {
          const [width = 0, height = 0] = size.split('x').map(Number)
          return (
            <label key={size} className="setting">
              <input
                type="radio"
                name="label-size"
                checked={snapshot.settings.labelSize === size}
                onChange={() => void run({ command: 'set', labelSize: size })}
              />
              <span className="grow">{t('settings.labels.size', { width, height })}</span>
              <svg className="label-drawn" viewBox="0 0 104 52" aria-hidden="true">
                <rect x={103 - width} y={(52 - height) / 2} width={width} height={height} rx="3" />
              </svg>
            </label>
          )
        })}
      </fieldset>
    </Card>
  )
}
