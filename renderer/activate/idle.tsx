/** Nothing goes on: no device at all, or one that may be asked. */
import { NativeSelect } from '@mantine/core'
import type { ReactNode } from 'react'
import type { PortView } from '../../app/api.ts'
import { shown } from '../../app/texts/shown.ts'
import { useCore } from '../core.tsx'
import { ComputerPlug } from '../drawings/computer-plug.tsx'
import { useWords } from '../words.tsx'

export function Empty() {
  const { t } = useWords()
  const { mode } = useCore().snapshot
  return (
    <>
      <p className="lead">
        {t('ports.empty')} {mode === 'practice' && t('ports.empty.practice')}
      </p>
      <div className="drawing">
        <ComputerPlug />
      </div>
      {mode !== 'practice' && <p className="quiet">{t('ports.empty.hint')}</p>}
    </>
  )
}

export interface ProfileProps {
  /** Id of the kind of device that was chosen, or ''. */
  readonly profile: string
  readonly onProfile: (id: string) => void
}

export function Idle({ port, profile, onProfile }: { port: PortView } & ProfileProps) {
  const { t } = useWords()
  const known = port.profiles.length > 0
  return (
    <>
      <p className="lead">{t(known ? 'port.ready' : 'port.unknown')}</p>
      <dl className="facts">
        {port.label !== undefined && <Fact name={t('port.label')}>{shown(port.label)}</Fact>}
        <Fact name={t('port.path')}>
          <span className="machine">{shown(port.path)}</span>
        </Fact>
        {port.place !== undefined && port.place !== port.path && (
          <Fact name={t('port.place')}>
            <span className="machine">{shown(port.place)}</span>
          </Fact>
        )}
      </dl>
      {!known && <ProfileChoice profile={profile} onProfile={onProfile} />}
    </>
  )
}

export function ProfileChoice({ profile, onProfile }: ProfileProps) {
  const { t } = useWords()
  const { profiles } = useCore().snapshot
  return (
    <NativeSelect
      className="profile"
      label={t('port.profile')}
      value={profile}
      onChange={({ currentTarget }) => onProfile(currentTarget.value)}
      data={[
        { value: '', label: t('port.profile.none') },
        ...profiles.map(({ id, name }) => ({ value: id, label: shown(name[t.language]) })),
      ]}
    />
  )
}

export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
