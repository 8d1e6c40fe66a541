/** The batch station: where it stands, or what the address asks of it. */
import './station.css'
import './tiles.css'
import './tile-drawer.css'
import type { BatchView } from '../../app/api/batch.ts'
import { useCore } from '../core.tsx'
import { Running } from './running.tsx'
import { Start } from './start.tsx'

const nothing: BatchView = { tiles: [] }

export function Batch({ which: _which }: { which: string | undefined }) {
  const { batch = nothing } = useCore().snapshot
  const { open } = batch
  if (open !== undefined && open.state !== 'closed') return <Running batch={batch} open={open} />
  return <Start />
}
