/** It goes on by itself: what it waits for, what is kept meanwhile, and when it is tried again. Never a failure. */
import type { ReactNode } from 'react'
import { Clock } from '../drawings/clock.tsx'
import { ServiceUnreachable } from '../drawings/service-unreachable.tsx'
import { SignInCloud } from '../drawings/sign-in.tsx'
import { Wait } from '../parts/main-button.tsx'
import { Said } from '../parts/said.tsx'
import { SecondsUntil } from '../parts/seconds.tsx'
import { Serial } from '../parts/serial.tsx'
import { Shape } from '../parts/shape.tsx'
import { When } from '../parts/when.tsx'
import { useWords } from '../words.tsx'
import { MainAct, QuietAct, UnplugAct } from './acts.tsx'
import type { Drawn } from './drawn.ts'
import { FactCard } from './facts.tsx'
import { Picture } from './picture.tsx'
import type { Under } from './scene.ts'
import { accountName, serviceName, type Telling } from './telling.ts'

type Waited = Under<'waiting'>['wait']

const drawings: { readonly [F in Waited['for']]: ReactNode } = {
  network: <ServiceUnreachable />,
  'sign-in': <SignInCloud />,
  'rate-limit': <Clock />,
}

export function waitingDrawn(telling: Telling, { identity, wait }: Under<'waiting'>): Drawn {
  const { t, guide } = telling
  /** At `check` the device was only asked who it is; after it, something is written down and may be sent. */
  const sent = guide.step === 'activate'
  return {
    title: t(`waiting.${wait.for}.title`),
    picture: (
      <Picture tone="working" strip={t('waiting.strip')}>
        {drawings[wait.for]}
      </Picture>
    ),
    facts: (
      <FactCard
        title={t('waiting.kept')}
        facts={[
          { name: t('fact.serial'), value: <Serial>{identity.serial_number}</Serial> },
          { name: t('fact.account'), value: accountName(telling) },
          ...(sent ? [{ name: t('fact.written'), value: <When at={guide.since} /> }] : []),
        ]}
      />
    ),
    body: (
      <Said
        what={t(`waiting.${wait.for}.what`, { service: serviceName(telling) })}
        lead={t(sent ? 'waiting.device.sent.lead' : 'waiting.device.lead')}
        device={t(sent ? 'waiting.device.sent' : 'waiting.device')}
        now={t(wait.for === 'network' && sent ? 'waiting.network.now.sent' : `waiting.${wait.for}.now`)}
      />
    ),
    quiet: (
      <>
        <QuietAct act={sent ? 'cancel-request' : 'back'} />
        <UnplugAct port={guide.activation?.port ?? ''} />
      </>
    ),
    main: <WaitedFor wait={wait} />,
  }
}

function WaitedFor({ wait }: { wait: Waited }) {
  const { t } = useWords()
  const { until } = wait
  const trying = t('waiting.trying')
  const countdown = (key: 'waiting.on' | 'waiting.until') =>
    until === undefined ? (
      trying
    ) : (
      <SecondsUntil at={until} over={trying}>
        {(time) => t(key, { time })}
      </SecondsUntil>
    )
  switch (wait.for) {
    case 'sign-in':
      return <MainAct act="sign-in" />
    case 'rate-limit':
      return <Wait>{countdown('waiting.on')}</Wait>
    case 'network':
      return (
        <>
          <span className="state is-working until">
            <Shape tone="working" />
            {countdown('waiting.until')}
          </span>
          <MainAct act="try-now" />
        </>
      )
  }
}
