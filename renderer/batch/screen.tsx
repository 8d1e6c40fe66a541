/** The batch station: where it stands, or what the address asks of it. */
import '../look/drawer.css'
import './station.css'
import './tiles.css'
import './tile-drawer.css'
import './start.css'
import './list.css'
import './batches.css'
import './closed.css'
import type { BatchView } from '../../app/api/batch-view.ts'
import { useCore } from '../core.tsx'
import { AllBatches } from './all-batches.tsx'
import { Closed } from './closed.tsx'
import { Opening } from './opening.tsx'
import { Running } from './running.tsx'
import { Start } from './start.tsx'
import { Teach } from './teach.tsx'
import { Verify } from './verify.tsx'

const nothing: BatchView = { tiles: [] }

/** @param which left out: where the station stands */
export function Batch({ which }: { which: string | undefined }) {
  const { batch = nothing } = useCore().snapshot
  const { open, teaching } = batch
  if (which === 'verify') return <Verify batch={batch} />
  if (which === 'all') return <AllBatches batch={batch} />
  if (which !== undefined) {
    return open?.id === which ? <Closed key={which} open={open} /> : <Opening id={which} open={open} />
  }
  if (teaching !== undefined) return <Teach taught={teaching} />
  if (open === undefined) return <Start batch={batch} />
  return open.state === 'closed' ? <Closed key={open.id} open={open} /> : <Running batch={batch} open={open} />
}
