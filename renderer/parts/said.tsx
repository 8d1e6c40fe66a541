/** What happened, what it means for the device, what to do now: in that order. */
import type { ReactNode } from 'react'
import { useWords } from '../words.tsx'
import { Icon } from './icon.tsx'

interface SaidProps {
  readonly what: ReactNode
  /** The first words of what it means, bold. */
  readonly lead: string
  readonly device: string
  readonly now: ReactNode
  /** Under what to do: a command to copy, two serial numbers side by side. */
  readonly children?: ReactNode
  /** Under a heading of its own level. */
  readonly heading?: 'h2' | 'h3'
}

export function Said({ what, lead, device, now, children, heading: Heading = 'h2' }: SaidProps) {
  const { t } = useWords()
  return (
    <div className="said">
      <section>
        <Heading>{t('trouble.what')}</Heading>
        <p>{what}</p>
      </section>
      <section>
        <Heading>{t('trouble.device')}</Heading>
        <p className="means">
          <Icon name="device" />
          <span>
            <strong>{lead}</strong> {device}
          </span>
        </p>
      </section>
      <section>
        <Heading>{t('trouble.now')}</Heading>
        <p>{now}</p>
        {children}
      </section>
    </div>
  )
}
