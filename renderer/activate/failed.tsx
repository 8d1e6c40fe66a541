/** What happened, what it means for the device, what to do now: in that order. */

import type { Failure } from '../../app/errors.ts'
import { failureText } from '../../app/texts/failure-text.ts'
import { Icon } from '../parts/icon.tsx'
import { Serial } from '../parts/serial.tsx'
import { useWords } from '../words.tsx'
import { ProfileChoice, type ProfileProps } from './idle.tsx'
import type { Under } from './phase.ts'

export function Failed({ phase, ...choice }: { phase: Under<'failed'> } & ProfileProps) {
  const { t } = useWords()
  const { failure, owned, identity } = phase
  return (
    <>
      {identity && (
        <p className="of-device">
          <Serial>{identity.serial_number}</Serial>
          <span className="quiet small">{t('failed.at')}</span>
        </p>
      )}
      <Said failure={failure} owned={owned} different={isDifferent(phase)} />
      {failure.remedy === 'choose-a-profile' && <ProfileChoice {...choice} />}
    </>
  )
}

/** While the label is being compared, nothing else stops it than the person who says that it is different. */
function isDifferent({ at, failure }: Under<'failed'>): boolean {
  return at === 'confirming' && failure.code === 'CANCELLED'
}

interface SaidProps {
  readonly failure: Failure
  readonly owned: 'yes' | 'no' | 'unknown'
  readonly different?: boolean
}

export function Said({ failure, owned, different = false }: SaidProps) {
  const { t } = useWords()
  const { what, lead, device, remedy } = failureText(t, failure, owned)
  return (
    <div className="said">
      <section>
        <h3>{t('failed.what')}</h3>
        <p>{different ? t('confirm.different') : what}</p>
      </section>
      <section>
        <h3>{t('failed.device')}</h3>
        <p className="means">
          <Icon name="device" />
          <span>
            <strong>{lead}</strong>
            {device.slice(lead.length)}
          </span>
        </p>
      </section>
      <section>
        <h3>{t('failed.now')}</h3>
        <p>{different ? t('confirm.different.now') : remedy}</p>
      </section>
    </div>
  )
}
