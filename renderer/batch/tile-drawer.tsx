/** One socket: what is the matter there, and what somebody can do about it. */
import { useEffect, useId, useRef } from 'react'
import type { Decision } from '../../app/api/batch.ts'
import type { Tile } from '../../app/api/batch-view.ts'
import { useCore } from '../core.tsx'
import { Compared } from '../parts/compared.tsx'
import { Icon } from '../parts/icon.tsx'
import { Said } from '../parts/said.tsx'
import { Shape } from '../parts/shape.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { useWords } from '../words.tsx'
import { SocketName } from './socket-name.tsx'
import { actsAt, type TileAct } from './tile-acts.ts'
import { ActButton } from './tile-buttons.tsx'
import { TileDialog } from './tile-dialog.tsx'
import { TileFacts } from './tile-facts.tsx'
import { comparedAt, saidAt } from './tile-said.ts'
import { nameOf, wordOf } from './tile-words.ts'
import { useKeys } from './use-keys.ts'

interface TileDrawerProps {
  readonly tile: Tile
  /** To the next tile that needs somebody; left out where none does. */
  readonly onNext: (() => void) | undefined
  readonly onClose: () => void
}

const decided: { readonly [A in TileAct]?: Decision } = {
  aside: 'set-aside',
  take: 'take',
  count: 'take',
  again: 'again',
  'scan-again': 'again',
}

export function TileDrawer({ tile, onNext, onClose }: TileDrawerProps) {
  const { t, times } = useWords()
  const { run } = useCore()
  const id = useId()
  const { main, quiet } = actsAt(tile)
  const act = async (which: TileAct) => {
    const decision = decided[which]
    if (decision === undefined) return onClose()
    if (!(await run({ command: 'batch-decide', socket: tile.socket, decision }))) return
    // The next scan belongs to it: it stays in sight until it agrees.
    if (which !== 'scan-again') onClose()
  }
  const perform = (which: TileAct) => ([main, ...quiet].includes(which) ? () => void act(which) : undefined)
  useKeys(
    {
      a: perform('aside'),
      t: perform('take') ?? perform('count'),
      s: perform('again') ?? perform('scan-again'),
      n: onNext,
    },
    true,
  )
  const said = saidAt(t, tile)
  const compared = comparedAt(t, tile)
  const tone = tile.needs === 'set-aside' ? 'ready' : tile.shows
  // What somebody was to do is done: the device agreed, or is gone.
  const needed = tile.needs !== undefined
  const before = useRef(needed)
  useEffect(() => {
    if (before.current && !needed) onClose()
    before.current = needed
  }, [needed, onClose])
  return (
    <TileDialog socket={tile.socket} title={id} onClose={onClose}>
      <header className={`tile-head ${tone}`}>
        <Shape tone={tone} />
        <div>
          <h2 id={id}>{t('tile.title', { socket: nameOf(tile), word: t.fill(wordOf(tile), {}) })}</h2>
          <p>{said.title}</p>
        </div>
        <button type="button" aria-label={t('tile.close')} onClick={onClose}>
          <Icon name="stop" />
        </button>
      </header>
      <div className="tile-body">
        {compared && (
          <>
            <Compared {...compared} />
            <p className="quiet small num">
              {tile.needs === 'label' ? t('tile.differ.scan', { time: times.clock(tile.since) }) : t('tile.differ')}
            </p>
          </>
        )}
        {said.text !== undefined && <p className="lead">{said.text}</p>}
        {said.what !== undefined && (
          <Said heading="h3" what={said.what} lead={said.lead ?? ''} device={said.device ?? ''} now={said.now ?? ''} />
        )}
        <TileFacts tile={tile} />
        <SocketName tile={tile} />
      </div>
      <Trouble />
      <footer className="bar">
        {quiet.map((which) => (
          <ActButton key={which} act={which} tile={tile} onAct={() => void act(which)} />
        ))}
        <span className="grow" />
        <ActButton isMain act={main} tile={tile} onAct={() => void act(main)} />
      </footer>
    </TileDialog>
  )
}
