/** Every device of the account: searched, sorted, chosen, opened, and given back. */
import { useDeferredValue, useEffect, useState } from 'react'
import type { DeviceFilter } from '../../app/api/devices.ts'
import { useCore } from '../core.tsx'
import { Frame } from '../parts/frame.tsx'
import { MainButton, QuietButton } from '../parts/main-button.tsx'
import { saveFile } from '../parts/save-file.ts'
import { go } from '../route.ts'
import { useWords } from '../words.tsx'
import { DeviceGrid } from './grid.tsx'
import { ReadingNotice } from './reading.tsx'
import { ReleaseDrawer } from './release-drawer.tsx'
import { Tools } from './tools.tsx'
import { useChosen } from './use-chosen.ts'
import { useDevices } from './use-devices.ts'
import { useReleaseDrawer } from './use-release-drawer.tsx'

const first: DeviceFilter = { show: 'current', search: '', sort: 'since', descending: true }

export function DeviceList() {
  const { t, times } = useWords()
  const { snapshot, run, ask } = useCore()
  const [filter, setFilter] = useState(first)
  const asked = { ...filter, search: useDeferredValue(filter.search) }
  const listed = useDevices(asked)
  const chosen = useChosen(asked)
  const drawer = useReleaseDrawer()
  const { state, asOf, current } = snapshot.devices ?? { state: 'unread', current: 0 }
  const narrowed = asked.search !== '' || asked.type !== undefined
  const unread = state === 'unread'
  useEffect(() => {
    if (unread) void run({ command: 'devices-refresh' })
  }, [unread, run])

  const change = (changed: Partial<DeviceFilter>) => {
    // What is chosen among those that run is not to be found among those that ended.
    if (changed.show !== undefined && changed.show !== filter.show) chosen.clear()
    setFilter((before) => ({ ...before, ...changed }))
  }
  const save = async () => {
    // What is chosen may have been found by another search.
    const some = { ...asked, search: '', type: undefined, ownerships: [...chosen.all] }
    const file = await ask({ query: 'devices-csv', ...(chosen.all.size > 0 ? some : asked) })
    if ('text' in file) saveFile(file)
  }
  return (
    <Frame
      head={
        <>
          <h1>{t('nav.devices')}</h1>
          {asOf !== undefined && current > 0 && (
            <span className="quiet num">{t('devices.yours', { count: current })}</span>
          )}
          <span className="grow" />
          {asOf !== undefined && <span className="quiet num">{t('devices.as-of', { time: times.time(asOf) })}</span>}
          {state !== 'loading' && (
            <span className="to-edge">
              <QuietButton icon="again" onClick={() => void run({ command: 'devices-refresh' })}>
                {t('devices.refresh')}
              </QuietButton>
            </span>
          )}
        </>
      }
      actions={
        <>
          <span className={chosen.all.size > 0 ? 'bar-text num strong' : 'bar-text num quiet'} role="status">
            {chosen.all.size > 0
              ? t('devices.chosen', { count: chosen.all.size })
              : listed.found &&
                (listed.found.count > 0 || narrowed) &&
                t('devices.found', { count: listed.found.count })}
          </span>
          {chosen.all.size > 0 && <QuietButton onClick={chosen.clear}>{t('devices.clear')}</QuietButton>}
          {(listed.found?.count ?? 0) > 0 && (
            <QuietButton icon="save" onClick={() => void save().catch(console.error)}>
              {t('devices.csv')}
            </QuietButton>
          )}
          {chosen.all.size > 0 && filter.show === 'current' && snapshot.release === undefined && (
            <span className="danger">
              <QuietButton icon="release" onClick={() => drawer.open([...chosen.all])}>
                {t('devices.release', { count: chosen.all.size })}
              </QuietButton>
            </span>
          )}
          <drawer.Reopen />
        </>
      }
      main={
        <MainButton icon="forward" onClick={() => go({ view: 'guide' })}>
          {t('devices.activate')}
        </MainButton>
      }
    >
      <div className="devices">
        <Tools filter={filter} types={listed.found?.types ?? []} onChange={change} />
        <ReadingNotice shown={listed.found?.count ?? 0} failure={listed.failure} />
        <DeviceGrid filter={asked} listed={listed} chosen={chosen} onChange={change} />
        <p className="sr" id="device-keys">
          {t('devices.keys')}
        </p>
      </div>
      <ReleaseDrawer drawer={drawer} onBegun={chosen.clear} />
    </Frame>
  )
}
