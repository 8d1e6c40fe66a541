/** Nothing was seen for a while: the likely reasons, numbered, one open. Watching goes on meanwhile. */
import type { ReactNode } from 'react'
import { useCore } from '../core.tsx'
import { CableChargeOnly } from '../drawings/cable-charge-only.tsx'
import { DriverMissing } from '../drawings/driver-missing.tsx'
import { PortLocked } from '../drawings/port-locked.tsx'
import { SwitchedOff } from '../drawings/switched-off.tsx'
import { MainButton } from '../parts/main-button.tsx'
import { useWords } from '../words.tsx'
import { MainAct } from './acts.tsx'
import { backAndCancel } from './connect.tsx'
import type { Drawn } from './drawn.ts'
import { Picture } from './picture.tsx'
import type { Reason } from './scene.ts'
import type { Telling } from './telling.ts'
import { UsbList } from './usb-list.tsx'

/** The likeliest first. */
const reasons = ['cable', 'power', 'driver', 'permission'] as const satisfies readonly Reason[]

const drawings: { readonly [R in Reason]: ReactNode } = {
  cable: <CableChargeOnly />,
  power: <SwitchedOff />,
  driver: <DriverMissing />,
  permission: <PortLocked />,
}

export function reasonDrawn({ t, guide }: Telling, reason: Reason): Drawn {
  return {
    title: t(`reason.${reason}.title`),
    picture: (
      <Picture tone="look" strip={t('tone.look')}>
        {drawings[reason]}
      </Picture>
    ),
    facts: <UsbList guide={guide} nothingNew />,
    body: (
      <>
        <p className="lead">
          {t(`reason.${reason}.text`)} <strong>{t('reason.not-owned')}</strong> {t(`reason.${reason}.now`)}
        </p>
        <ReasonList open={reason} />
      </>
    ),
    quiet: backAndCancel,
    main: <NextReason after={reason} />,
  }
}

function ReasonList({ open }: { open: Reason }) {
  const { t } = useWords()
  const { run } = useCore()
  return (
    <ol className="reasons" aria-label={t('reason.list')}>
      {reasons.map((reason, index) => (
        <li key={reason} className={reason === open ? 'now' : ''}>
          <button
            type="button"
            aria-expanded={reason === open}
            onClick={() => void run({ command: 'guide-reason', reason })}
          >
            <span className="number">{index + 1}</span>
            <span>
              <span className="reason-name">{t(`reason.${reason}`)}</span>
              {reason === open && <span className="quiet reason-do">{t(`reason.${reason}.do`)}</span>}
            </span>
          </button>
        </li>
      ))}
    </ol>
  )
}

function NextReason({ after }: { after: Reason }) {
  const { t } = useWords()
  const { run } = useCore()
  const next = reasons[reasons.indexOf(after) + 1]
  if (next === undefined || after === 'permission') return <MainAct act="check-computer" />
  return (
    <MainButton icon="forward" onClick={() => void run({ command: 'guide-reason', reason: next })}>
      {t(`reason.${after}.not`)}
    </MainButton>
  )
}
