/** Ports as they come, and one device from port to proof. The guide and the batch station will take this place. */
import { useState } from 'react'
import type { ActivationView, PortView, Snapshot } from '../../app/api.ts'
import { useActions } from '../activate/actions.tsx'
import { useAnnouncements } from '../activate/announcements.ts'
import { Notices } from '../activate/notices.tsx'
import { Panel } from '../activate/panel.tsx'
import { likeliest } from '../activate/phase.ts'
import { PortList } from '../activate/port-list.tsx'
import { useCore } from '../core.tsx'
import { Frame } from '../parts/frame.tsx'
import { useWords } from '../words.tsx'

/** What the right side is about. */
export interface Subject {
  readonly path: string
  /** undefined: nothing is plugged in there any more. */
  readonly port: PortView | undefined
  readonly activation: ActivationView | undefined
}

export function Activate({ port: path }: { port: string | undefined }) {
  const { t } = useWords()
  const { snapshot } = useCore()
  const subject = subjectOf(snapshot, path)
  const [profile, setProfile] = useState('')
  const said = useAnnouncements(snapshot)
  const { main, actions } = useActions({ subject, profile })
  return (
    <Frame title={t('nav.activate')} actions={actions} main={main}>
      <p className="sr" role="status">
        {said}
      </p>
      <div className="two">
        <div className="column">
          <PortList chosen={subject?.path} />
          <Notices />
        </div>
        <Panel subject={subject} profile={profile} onProfile={setProfile} />
      </div>
    </Frame>
  )
}

function subjectOf({ ports, portless }: Snapshot, path: string | undefined): Subject | undefined {
  if (path === undefined) {
    const port = likeliest(ports)
    return port && { path: port.path, port, activation: port.activation }
  }
  const port = ports.find((one) => one.path === path)
  const activation = port?.activation ?? portless.find((one) => one.port === path)
  return { path, port, activation: port === undefined ? activation : port.activation }
}
