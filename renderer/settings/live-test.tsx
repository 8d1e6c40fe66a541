/** A profile tried on a plugged-in device, with every byte as it goes over the line. */
import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { PortView, Snapshot } from '../../app/api.ts'
import { shown } from '../../app/texts/shown.ts'
import { useCore } from '../core.tsx'
import { QuietButton } from '../parts/main-button.tsx'
import { saveFile } from '../parts/save-file.ts'
import { useWords } from '../words.tsx'
import { Replay } from './replay.tsx'
import { Card } from './rows.tsx'
import { TestResult } from './test-result.tsx'
import { TraceView } from './trace-view.tsx'

/** An activation has let go of its port. */
const ends: readonly string[] = ['done', 'failed', 'removed']

export function LiveTest() {
  const { t } = useWords()
  const { snapshot } = useCore()
  const { ports, profiles, profileTest } = snapshot
  const [wanted, setWanted] = useState<{ readonly port?: string; readonly profile?: string }>({})
  // What was chosen may be gone by now; a test that is on screen goes before what comes first.
  const port = ports.find(({ path }) => path === (wanted.port ?? profileTest?.port)) ?? ports[0]
  const fitting = (id: string) => port?.profiles.includes(id) === true
  const likely = port?.profiles[0] ?? profileTest?.profile ?? profiles[0]?.id
  const profile = profiles.find(({ id }) => id === (wanted.profile ?? likely))?.id ?? profiles[0]?.id
  const nameOf = ({ id, name }: Snapshot['profiles'][number]) =>
    fitting(id) ? t('settings.try.fits', { name: name[t.language] }) : shown(name[t.language])
  return (
    <>
      <Card title={t('settings.try')}>
        <p className="setting-note">{t('settings.try.text')}</p>
        <div className="try-choices">
          {port === undefined ? (
            <NoPort profile={profile} />
          ) : (
            <NativeSelect
              label={t('settings.try.port')}
              value={port.path}
              data={ports.map((one) => ({ value: one.path, label: portName(one) }))}
              onChange={({ currentTarget }) => setWanted({ ...wanted, port: currentTarget.value })}
            />
          )}
          <NativeSelect
            label={t('settings.try.profile')}
            value={profile ?? ''}
            data={profiles.map((one) => ({ value: one.id, label: nameOf(one) }))}
            onChange={({ currentTarget }) => setWanted({ ...wanted, profile: currentTarget.value })}
          />
          {port !== undefined && profile !== undefined && <Act port={port} profile={profile} />}
        </div>
        {profileTest !== undefined && <Shown test={profileTest} />}
      </Card>
      <Replay profile={profile} />
    </>
  )
}

function portName({ path, label }: PortView): string {
  return label === undefined ? shown(path) : `${shown(path)} · ${shown(label)}`
}

function NoPort({ profile }: { profile: string | undefined }) {
  const { t } = useWords()
  const { snapshot, run } = useCore()
  return (
    <div className="try-none">
      <p>{t('settings.try.port.none')}</p>
      {snapshot.mode === 'practice' && (
        <QuietButton outlined icon="plus" onClick={() => void run({ command: 'practice-plug', profile })}>
          {t('settings.try.plug')}
        </QuietButton>
      )}
    </div>
  )
}

/** Start or stop; or, where an activation has the port, the way to end that first. */
function Act({ port, profile }: { port: PortView; profile: string }) {
  const { t } = useWords()
  const { snapshot, run } = useCore()
  const { profileTest, guide } = snapshot
  const { activation } = port
  if (profileTest !== undefined && profileTest.result === undefined) {
    return (
      <QuietButton outlined icon="stop" onClick={() => void run({ command: 'profile-test-stop' })}>
        {t('settings.try.stop')}
      </QuietButton>
    )
  }
  if (activation !== undefined && !ends.includes(activation.phase.state)) {
    const guided = guide?.activation?.id === activation.id
    const stop = guided
      ? { command: 'guide-cancel' as const }
      : { command: 'cancel' as const, activation: activation.id }
    return (
      <div className="try-busy">
        <p>{t('settings.try.busy')}</p>
        <QuietButton outlined icon="stop" onClick={() => void run(stop)}>
          {t('settings.try.busy.stop')}
        </QuietButton>
      </div>
    )
  }
  return (
    <QuietButton
      outlined
      icon="forward"
      onClick={() => void run({ command: 'profile-test', port: port.path, profile })}
    >
      {t('settings.try.start')}
    </QuietButton>
  )
}

function Shown({ test }: { test: NonNullable<Snapshot['profileTest']> }) {
  const { t, times } = useWords()
  const { ask } = useCore()
  const { result, port, since, bytes, cut, chunks } = test
  const save = async () => {
    const found = await ask({ query: 'trace-file' })
    if (!('failure' in found)) saveFile(found)
  }
  return (
    <div className="try-shown">
      <div role="status">
        {result === undefined ? (
          <p className="setting-note">{t('settings.try.running', { port, time: times.clock(since) })}</p>
        ) : (
          <TestResult result={result} />
        )}
      </div>
      <TraceView test={test} />
      <div className="try-foot">
        <p className="small quiet grow">
          {t('settings.try.bytes', { sent: bytes.tx, heard: bytes.rx })} {cut && t('settings.try.cut')}
        </p>
        {result !== undefined && chunks > 0 && (
          <QuietButton outlined icon="save" onClick={() => void save()}>
            {t('settings.try.save')}
          </QuietButton>
        )}
      </div>
    </div>
  )
}
