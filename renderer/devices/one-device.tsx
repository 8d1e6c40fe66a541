/** One device and the account: when it was theirs, which data they may read, and giving it back. */
import { useState } from 'react'
import type { OwnershipsFound, Period } from '../../app/api/devices.ts'
import { failureText } from '../../app/texts/failure-text.ts'
import { shown } from '../../app/texts/shown.ts'
import { useCore } from '../core.tsx'
import { CopyButton } from '../parts/copy-button.tsx'
import { Frame } from '../parts/frame.tsx'
import { MainButton, QuietButton } from '../parts/main-button.tsx'
import { saveFile } from '../parts/save-file.ts'
import { Serial } from '../parts/serial.tsx'
import { Shape } from '../parts/shape.tsx'
import { go } from '../route.ts'
import { useWords } from '../words.tsx'
import { AccessForm } from './access-form.tsx'
import { ReleaseDrawer } from './release-drawer.tsx'
import { Spans } from './spans.tsx'
import { TimeLine } from './time-line.tsx'
import { useOneDevice } from './use-one-device.ts'
import { useReadable } from './use-readable.ts'
import { useReleaseDrawer } from './use-release-drawer.tsx'

export function OneDevice({ id }: { id: number }) {
  const { t } = useWords()
  const { snapshot, ask } = useCore()
  const drawer = useReleaseDrawer()
  const { about, failure, again } = useOneDevice(id)
  const running = about?.spans.find((span) => span.running)
  const text = failure && failureText(t, failure)
  const save = async () => {
    const file = await ask({ query: 'ownerships-csv', device: id })
    if ('text' in file) saveFile(file)
  }
  return (
    <Frame
      head={<Head about={about} running={running !== undefined} />}
      actions={
        <>
          {running !== undefined && snapshot.release === undefined && (
            <span className="danger">
              <QuietButton icon="release" onClick={() => drawer.open([running.ownership])}>
                {t('device.release')}
              </QuietButton>
            </span>
          )}
          {about && <CopyButton text={textOf(about)}>{t('do.copy')}</CopyButton>}
          {about && (
            <QuietButton icon="save" onClick={() => void save().catch(console.error)}>
              {t('devices.csv')}
            </QuietButton>
          )}
          <drawer.Reopen />
        </>
      }
      main={<Main failed={text !== undefined} running={running !== undefined} onAgain={again} id={id} />}
    >
      {text && (
        <p role="alert" className="lead">
          <strong>{text.title}.</strong> {text.what} {text.remedy}
        </p>
      )}
      {about === undefined && text === undefined && (
        <p role="status" className="lead">
          {t('device.loading')}
        </p>
      )}
      {about && <Time about={about} />}
      <ReleaseDrawer drawer={drawer} />
    </Frame>
  )
}

interface MainProps {
  readonly failed: boolean
  readonly running: boolean
  readonly onAgain: () => void
  readonly id: number
}

/** A label is for a device that is the account's. */
function Main({ failed, running, onAgain, id }: MainProps) {
  const { t } = useWords()
  if (failed) {
    return (
      <MainButton icon="again" onClick={onAgain}>
        {t('do.try-again')}
      </MainButton>
    )
  }
  return running ? (
    <MainButton icon="print" onClick={() => go({ view: 'label', of: String(id) })}>
      {t('do.print-label')}
    </MainButton>
  ) : (
    <MainButton icon="forward" onClick={() => go({ view: 'guide' })}>
      {t('devices.activate')}
    </MainButton>
  )
}

function Head({ about, running }: { about: OwnershipsFound | undefined; running: boolean }) {
  const { t } = useWords()
  const tone = running ? 'done' : 'ready'
  return (
    <>
      <span className="to-edge-left">
        <QuietButton icon="back" onClick={() => go({ view: 'devices' })}>
          {t('device.back')}
        </QuietButton>
      </span>
      {about && (
        <>
          <h1 className="device-title">
            <Serial>{about.serial_number}</Serial>
          </h1>
          <span className="quiet device-sub">
            {about.device_type !== undefined && `${shown(about.device_type)} · `}
            {t('device.id', { id: String(about.device) })} · <Serial name>{about.device_name}</Serial>
          </span>
          <span className="grow" />
          <span className={`state pill ${tone} is-${tone}`}>
            <Shape tone={tone} />
            {t(running ? 'device.now' : 'device.ended')}
          </span>
        </>
      )}
    </>
  )
}

function Time({ about }: { about: OwnershipsFound }) {
  const [period, setPeriod] = useState<Partial<Period>>(() => firstPeriod(about))
  const answer = useReadable(about.device, period)
  return (
    <div className="one-device">
      <TimeLine spans={about.spans} period={period} answer={answer} />
      <div className="half">
        <AccessForm period={period} answer={answer} onChange={setPeriod} />
        <Spans spans={about.spans} />
      </div>
    </div>
  )
}

/** To begin with: everything of the newest span until now. */
function firstPeriod({ spans: [newest] }: OwnershipsFound): Partial<Period> {
  if (newest === undefined) return {}
  return { from: newest.from, to: newest.running ? new Date().toISOString() : newest.to }
}

/** To paste into a message. */
function textOf({ serial_number, device, device_name, spans }: OwnershipsFound): string {
  const lines = spans.map(({ ownership, from, to, running }) => `${ownership}: ${from} – ${running ? '' : to}`)
  return [`${serial_number} · ${device} · ${device_name}`, ...lines].join('\n')
}
