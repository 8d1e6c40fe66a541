/** A batch at work: read from two metres, led by single keys. */
import { useCallback, useEffect, useState } from 'react'
import type { BatchView, OpenBatch } from '../../app/api/batch-view.ts'
import { useCore } from '../core.tsx'
import { Frame } from '../parts/frame.tsx'
import { showKeys } from '../parts/keys.tsx'
import { QuietButton } from '../parts/main-button.tsx'
import { useWords } from '../words.tsx'
import { Announced } from './announced.tsx'
import { CloseBatch } from './close-batch.tsx'
import { Head } from './head.tsx'
import { keysHelp } from './keys-help.ts'
import { LastScan } from './last-scan.tsx'
import { NextStep } from './next-step.tsx'
import { TileDrawer } from './tile-drawer.tsx'
import { needsPerson } from './tile-words.ts'
import { focusTile, Tiles } from './tiles.tsx'
import { useKeys } from './use-keys.ts'
import { SoundControls } from './volume.tsx'

export function Running({ batch, open }: { batch: BatchView; open: OpenBatch }) {
  const { t } = useWords()
  const { snapshot, run } = useCore()
  const { tiles } = batch
  const [filter, setFilter] = useState(false)
  const [socket, setSocket] = useState<string>()
  const [asking, setAsking] = useState(false)
  const needy = tiles.filter(needsPerson)
  const isFiltered = filter && needy.length > 0
  const isPaused = open.state === 'paused'
  const opened = tiles.find((tile) => tile.socket === socket)
  const onOpen = useCallback((at: string) => setSocket(at), [])
  const first = needy[0]?.socket
  useEffect(() => {
    if (isFiltered && first !== undefined && document.activeElement === document.body) focusTile(first)
  }, [isFiltered, first])

  // Looked through, it is over: the next one that needs somebody is seen among all.
  const isQuiet = needy.length === 0
  useEffect(() => {
    if (isQuiet) setFilter(false)
  }, [isQuiet])

  const resume = () => void run({ command: 'batch-resume' })
  const { sound } = snapshot.settings
  /** First they are shown; asked again, the next one is opened. */
  const next = () => {
    if (!isFiltered) return setFilter(true)
    const at = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.socket : undefined
    setSocket((needy.find((tile) => tile.socket === at) ?? needy[0])?.socket)
  }
  const afterwards = () => {
    const index = needy.findIndex((tile) => tile.socket === socket)
    setSocket((needy[index + 1] ?? needy[0])?.socket)
  }
  useKeys({
    p: isPaused ? resume : () => void run({ command: 'batch-pause' }),
    m: () => void run({ command: 'set', sound: !sound }),
    n: needy.length > 0 ? next : undefined,
    f: needy.length > 0 ? () => setFilter(!isFiltered) : undefined,
    escape: isFiltered ? () => setFilter(false) : undefined,
  })
  return (
    <Frame
      className="batch running"
      keys={keysHelp(t)}
      head={<Head open={open} tiles={tiles} isFiltered={isFiltered} onFilter={() => setFilter(!isFiltered)} />}
      actions={
        <>
          {isPaused ? (
            <>
              <QuietButton onClick={() => void run({ command: 'batch-leave' })}>{t('tiles.leave')}</QuietButton>
              <QuietButton onClick={() => setAsking(true)}>{t('tiles.close.ask')}</QuietButton>
            </>
          ) : (
            <QuietButton icon="pause" hotkey="P" onClick={() => void run({ command: 'batch-pause' })}>
              {t('tiles.pause')}
            </QuietButton>
          )}
          <SoundControls />
          <QuietButton icon="keys" hotkey="?" onClick={showKeys}>
            {t('tiles.keys')}
          </QuietButton>
        </>
      }
      main={
        <>
          <LastScan scan={open.scan} tiles={tiles} />
          <NextStep
            open={open}
            tiles={tiles}
            shown={isFiltered ? needy[0] : undefined}
            onNext={next}
            onClose={() => setAsking(true)}
            onResume={resume}
          />
        </>
      }
    >
      <Announced tiles={needy} open={open} />
      {tiles.length === 0 ? <NoSockets /> : <Tiles tiles={isFiltered ? needy : tiles} onOpen={onOpen} />}
      {opened && (
        <TileDrawer
          key={opened.socket}
          tile={opened}
          onNext={needy.some((tile) => tile.socket !== socket) ? afterwards : undefined}
          onClose={() => setSocket(undefined)}
        />
      )}
      {asking && <CloseBatch open={open} onClose={() => setAsking(false)} />}
    </Frame>
  )
}

function NoSockets() {
  const { t } = useWords()
  const { run } = useCore()
  return (
    <div className="nothing">
      <h2 className="sentence">{t('tiles.empty')}</h2>
      <p className="lead">{t('tiles.empty.text')}</p>
      <QuietButton outlined icon="batch" onClick={() => void run({ command: 'sockets-teach' })}>
        {t('batch.teach')}
      </QuietButton>
    </div>
  )
}
