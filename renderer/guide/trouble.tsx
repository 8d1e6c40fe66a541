/** What happened, what this means for the device, what to do now, with one main button. */
import type { ReactNode } from 'react'
import type { Failure } from '../../app/errors.ts'
import { failureText } from '../../app/texts/failure-text.ts'
import { shown } from '../../app/texts/shown.ts'
import { Compared } from '../parts/compared.tsx'
import { CopyButton } from '../parts/copy-button.tsx'
import { Said } from '../parts/said.tsx'
import { Serial } from '../parts/serial.tsx'
import { Shape } from '../parts/shape.tsx'
import { When } from '../parts/when.tsx'
import { MainAct, QuietAct, UnplugAct } from './acts.tsx'
import { deviceFacts } from './check.tsx'
import type { Drawn } from './drawn.ts'
import { type Fact, FactCard, Machine } from './facts.tsx'
import { mendingCommand } from './mending-command.ts'
import { Picture } from './picture.tsx'
import { offerAfter } from './remedy-acts.ts'
import type { Under } from './scene.ts'
import { serviceName, type Telling } from './telling.ts'
import { TroubleDrawing } from './trouble-drawing.tsx'

type Failed = Under<'failed'>

export function troubleDrawn(telling: Telling, phase: Failed): Drawn {
  const { t, guide } = telling
  const { failure, owned } = phase
  const { title, what, lead, device, remedy } = failureText(t, failure, owned, guide.awaitsPort)
  const tone = isForAHand(phase) ? 'look' : 'failed'
  const command = mendingCommand(
    failure,
    guide.usb.find((seen) => seen.what === 'ours'),
  )
  return {
    title,
    picture: (
      <Picture tone={tone} strip={t(`tone.${tone}`)}>
        <TroubleDrawing failure={failure} />
      </Picture>
    ),
    facts: <FactCard title={t('trouble.known')} facts={knownOf(telling, phase)} />,
    body: (
      <Said what={what} lead={lead} device={device.slice(lead.length).trim()} now={remedy}>
        {guide.awaitsPort && <Awaits telling={telling} failure={failure} />}
        {failure.code === 'LABEL_MISMATCH' && comparedIn(telling, failure)}
        {command !== undefined && <pre className="command">{command}</pre>}
      </Said>
    ),
    ...barOf(telling, phase, command),
  }
}

/** Nobody has to press anything for it. */
function Awaits({ telling: { t }, failure: { code } }: { telling: Telling; failure: Failed['failure'] }) {
  if (code !== 'PORT_BUSY' && code !== 'PORT_PERMISSION') return null
  return (
    <p className="state is-working">
      <Shape tone="working" />
      {t(`trouble.awaits.${code}`)}
    </p>
  )
}

/** A person who says that they differ compares nothing that could be shown. */
function comparedIn({ t }: Telling, { params: { expected = '', found = '' } }: Failure): ReactNode {
  if (expected === '') return null
  return (
    <Compared
      first={{ says: t('trouble.label'), text: String(expected) }}
      second={{ says: t('trouble.says'), text: String(found) }}
    />
  )
}

/** Something at this place can be put right; the device itself has not failed. */
function isForAHand({ at }: Failed): boolean {
  return at === 'connecting' || at === 'identifying' || at === 'confirming'
}

function knownOf(telling: Telling, { failure, identity }: Failed): Fact[] {
  const { t, guide } = telling
  const { holder, group } = failure.params
  return [
    ...(identity === undefined
      ? deviceFacts(telling)
      : [
          { name: t('fact.serial'), value: <Serial>{identity.serial_number}</Serial> },
          { name: t('fact.name'), value: <Serial name>{identity.device_name}</Serial> },
        ]),
    ...(holder === undefined ? [] : [{ name: t('fact.held-by'), value: <Machine>{String(holder)}</Machine> }]),
    ...(group === undefined ? [] : [{ name: t('fact.group'), value: <Machine>{String(group)}</Machine> }]),
    { name: t('fact.when'), value: <When at={guide.activation?.since ?? guide.since} /> },
  ]
}

function barOf(telling: Telling, phase: Failed, command: string | undefined): Pick<Drawn, 'quiet' | 'main'> {
  const { t, guide } = telling
  const { main, quiet } = offerAfter(phase.failure, command)
  return {
    quiet: (
      <>
        {quiet.map((act) => (
          <QuietAct key={act} act={act} />
        ))}
        <UnplugAct port={guide.activation?.port ?? ''} />
      </>
    ),
    main:
      main === 'copy-command' ? (
        <CopyButton main text={command ?? ''}>
          {t('do.copy-command')}
        </CopyButton>
      ) : main === 'copy-message' ? (
        <CopyButton main text={messageFor(telling, phase)}>
          {t('do.copy-message')}
        </CopyButton>
      ) : (
        <MainAct act={main} />
      ),
  }
}

/** To whoever can release the device, or let the account own it. */
function messageFor(telling: Telling, { failure, identity }: Failed): string {
  const { t, account } = telling
  const serial = shown(identity?.serial_number ?? String(failure.params.serial_number ?? ''))
  const service = serviceName(telling)
  if (failure.code !== 'NOT_A_MANAGER') return t('trouble.message.release', { serial, service })
  return t('trouble.message.manager', { serial, service, account: account.username ?? '' })
}
