/** Which labels are in the printer. */
import { labelSizes, sheetSize } from '../../app/api/settings.ts'
import { useCore } from '../core.tsx'
import { sizeOf } from '../label/layout.ts'
import { useWords } from '../words.tsx'
import { Card } from './rows.tsx'

/** The largest of the labels; a sheet is drawn smaller than it is. */
const DRAWN = { width: 102, height: 51 }

export function Labels() {
  const { t } = useWords()
  const { snapshot, run } = useCore()
  return (
    <Card title={t('settings.labels')}>
      <fieldset className="choices">
        <legend className="quiet small">{t('settings.labels.text')}</legend>
        {labelSizes.map((size) => {
          const { width, height } = sizeOf(size)
          const scale = Math.min(1, DRAWN.height / height)
          return (
            <label key={size} className="setting">
              <input
                type="radio"
                name="label-size"
                checked={snapshot.settings.labelSize === size}
                onChange={() => void run({ command: 'set', labelSize: size })}
              />
              <span className="grow">
                {size === sheetSize ? t('settings.labels.sheet') : t('settings.labels.size', { width, height })}
              </span>
              <svg className="label-drawn" viewBox={`0 0 ${DRAWN.width + 2} ${DRAWN.height + 1}`} aria-hidden="true">
                <rect
                  x={DRAWN.width + 1 - width * scale}
                  y={(DRAWN.height + 1 - height * scale) / 2}
                  width={width * scale}
                  height={height * scale}
                  rx="3"
                />
              </svg>
            </label>
          )
        })}
      </fieldset>
    </Card>
  )
}
