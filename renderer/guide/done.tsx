/** Owned and proven: unplug it, and what the service read back. */
import { lazy, type ReactNode, Suspense } from 'react'
import { useCore } from '../core.tsx'
import { CopyButton } from '../parts/copy-button.tsx'
import { QuietButton } from '../parts/main-button.tsx'
import { Serial } from '../parts/serial.tsx'
import { Shape } from '../parts/shape.tsx'
import { When } from '../parts/when.tsx'
import { WhereItBreaks } from '../parts/where-it-breaks.tsx'
import { go } from '../route.ts'
import { useWords } from '../words.tsx'
import { MainAct, QuietAct, UnplugAct } from './acts.tsx'
import { deviceFacts } from './check.tsx'
import type { Drawn } from './drawn.ts'
import { FactCard } from './facts.tsx'
import { kindName, kindOf } from './kind.ts'
import type { Under } from './scene.ts'
import { accountName, type Telling } from './telling.ts'

// Drawing codes takes more than the whole guide: fetched when there is one to draw.
const LabelCard = lazy(async () => ({ default: (await import('../label/card.tsx')).LabelCard }))

export function doneDrawn(telling: Telling, phase: Under<'done'>): Drawn {
  const { t, guide, times } = telling
  const { serial_number, device_name } = phase.ownership.device_details
  const port = guide.activation?.port
  const kind = kindOf(telling.profiles, guide)
  const read = <FactCard title={t('trouble.read')} facts={deviceFacts(telling)} />
  const facts = [
    `${t('fact.serial')}: ${serial_number}`,
    `${t('fact.name')}: ${device_name}`,
    `${t('done.since')}: ${times.moment(phase.ownership.start_time)} (${phase.ownership.start_time})`,
    `${t('fact.account')}: ${accountName(telling)}`,
    t('done.ownership', { id: String(phase.ownership.id) }),
  ]
  return {
    title: t(`done.${phase.outcome}.title`),
    picture: <Win serial={serial_number} port={port} />,
    facts: (
      <WhereItBreaks instead={read}>
        <Suspense fallback={read}>
          <LabelCard subject={{ serial_number, device_name, kind: kind && kindName(t, kind) }} />
        </Suspense>
      </WhereItBreaks>
    ),
    body: (
      <>
        <p className="lead">{t(`done.${phase.outcome}`)}</p>
        <Proof telling={telling} phase={phase} />
      </>
    ),
    quiet: (
      <>
        <PrintLabel activation={guide.activation?.id} />
        <CopyButton text={facts.join('\n')}>{t('do.copy')}</CopyButton>
        <UnplugAct port={port ?? ''} />
      </>
    ),
    main: (
      <>
        <QuietAct act="finish" />
        <MainAct act="next" />
      </>
    ),
  }
}

function PrintLabel({ activation }: { activation: string | undefined }) {
  const { t } = useWords()
  if (activation === undefined) return null
  return (
    <QuietButton icon="print" onClick={() => go({ view: 'label', of: activation })}>
      {t('do.print-label')}
    </QuietButton>
  )
}

function Win({ serial, port }: { serial: string; port: string | undefined }) {
  const { t } = useWords()
  const plugged = useCore().snapshot.ports.some(({ path }) => path === port)
  const size = serial.length > 20 ? 'long' : serial.length > 8 ? 'medium' : 'short'
  return (
    <div className={`win ${size}`}>
      <Shape tone="done" />
      <Serial>{serial}</Serial>
      <p>{t(plugged ? 'done.unplug' : 'done.unplugged')}</p>
    </div>
  )
}

function Proof({ telling, phase }: { telling: Telling; phase: Under<'done'> }) {
  const { t, guide } = telling
  const { start_time, id, device_details } = phase.ownership
  return (
    <dl className="facts" aria-label={t('done.proof')}>
      <Proven name={t('done.since')}>
        <When at={start_time} precise />
      </Proven>
      <Proven name={t('fact.serial')}>
        <Serial>{device_details.serial_number}</Serial>
      </Proven>
      <Proven name={t('fact.name')}>
        <Serial name>{device_details.device_name}</Serial>
      </Proven>
      <Proven name={t('fact.account')}>{accountName(telling)}</Proven>
      <Proven name={t('done.until')}>{t('done.until.open')}</Proven>
      <Proven name={t('done.read-back')}>
        <When at={guide.activation?.since ?? guide.since} />{' '}
        <span className="quiet">· {t('done.ownership', { id: String(id) })}</span>
      </Proven>
    </dl>
  )
}

/** The core compared each of these before it said done. */
function Proven({ name, children }: { name: string; children: ReactNode }) {
  const { t } = useWords()
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
      <dd className="is-done">
        <Shape tone="done" />
        <span className="sr">{t('fact.matches')}</span>
      </dd>
    </div>
  )
}
