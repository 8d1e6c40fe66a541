/** Every port there is, in the order they came; one that no profile fits is shown and left alone. */
import { useEffect, useRef } from 'react'
import type { PortView } from '../../app/api.ts'
import { shown } from '../../app/texts/shown.ts'
import { useCore } from '../core.tsx'
import { QuietButton } from '../parts/main-button.tsx'
import { Serial } from '../parts/serial.tsx'
import { Shape } from '../parts/shape.tsx'
import { hashOf } from '../route.ts'
import { useWords } from '../words.tsx'
import { identityOf, toneOf, wordOf } from './phase.ts'

export function PortList({ chosen }: { chosen: string | undefined }) {
  const { t } = useWords()
  const { snapshot, run } = useCore()
  const { ports, portless, mode } = snapshot
  return (
    <section className="card ports" aria-labelledby="ports-title">
      <header>
        <h2 id="ports-title">{t('ports.title')}</h2>
        <span className="quiet small num">{t('ports.count', { count: ports.length })}</span>
      </header>
      <ul>
        {ports.map((port) => (
          <Row key={port.path} port={port} chosen={port.path === chosen} />
        ))}
        {portless.map((activation) => (
          <Row
            key={activation.id}
            port={{ path: activation.port, profiles: [], simulated: false, activation }}
            chosen={activation.port === chosen}
            note={t('ports.portless')}
          />
        ))}
      </ul>
      {mode === 'practice' && chosen !== undefined && (
        <div className="ports-foot">
          <QuietButton icon="plus" onClick={() => void run({ command: 'practice-plug' })}>
            {t('do.plug')}
          </QuietButton>
        </div>
      )}
    </section>
  )
}

function Row({ port, chosen, note }: { port: PortView; chosen: boolean; note?: string }) {
  const { t } = useWords()
  const link = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    if (chosen) link.current?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  const phase = port.activation?.phase
  const identity = phase && identityOf(phase)
  const left = phase === undefined && port.profiles.length === 0
  const word = phase !== undefined ? t(wordOf(phase)) : t(left ? 'ports.unknown' : 'tone.ready')
  const tone = phase === undefined ? 'ready' : toneOf(phase)
  return (
    <li>
      <a
        ref={link}
        className={left ? 'port left-alone' : 'port'}
        href={hashOf({ view: 'guide' })}
        aria-current={chosen ? 'true' : undefined}
      >
        <span className={`is-${tone}`}>
          <Shape tone={tone} />
        </span>
        <span className="port-text">
          <span className="port-name">
            {identity ? <Serial>{identity.serial_number}</Serial> : shown(port.label ?? port.path)}
          </span>
          <span className="quiet small">{note ?? word}</span>
          {(identity ?? port.label) !== undefined && <span className="quiet small machine">{shown(port.path)}</span>}
        </span>
      </a>
    </li>
  )
}
