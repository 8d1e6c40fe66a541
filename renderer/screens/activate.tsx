/** Ports as they come, and one device from port to proof. The guide and the batch station will take this place. */
import { useState } from 'react'
import { MainAction, QuietActions } from '../activate/actions.tsx'
import { useAnnouncements } from '../activate/announcements.ts'
import { Notices } from '../activate/notices.tsx'
import { Panel } from '../activate/panel.tsx'
import { PortList } from '../activate/port-list.tsx'
import { subjectOf } from '../activate/subject.ts'
import { useCore } from '../core.tsx'
import { Frame } from '../parts/frame.tsx'
import { useWords } from '../words.tsx'

export function Activate({ port }: { port: string | undefined }) {
  const { t } = useWords()
  const { snapshot } = useCore()
  const subject = subjectOf(snapshot, port)
  /** Chosen for one port: another one may be anything. */
  const [choice, setChoice] = useState({ path: '', profile: '' })
  const profile = choice.path === subject?.path ? choice.profile : ''
  const said = useAnnouncements(snapshot)
  return (
    <Frame
      title={t('nav.activate')}
      actions={<QuietActions subject={subject} profile={profile} />}
      main={<MainAction subject={subject} profile={profile} />}
    >
      <p className="sr" role="status">
        {said}
      </p>
      <div className="two">
        <div className="column">
          <PortList chosen={subject?.path} />
          <Notices />
        </div>
        <Panel
          subject={subject}
          profile={profile}
          onProfile={(id) => setChoice({ path: subject?.path ?? '', profile: id })}
        />
      </div>
    </Frame>
  )
}
