/** Giving back, from the right: what, the typed word, then how it goes with each. */
import { useCore } from '../core.tsx'
import { Drawer } from '../parts/drawer.tsx'
import { Confirm } from './release-confirm.tsx'
import { Progress } from './release-progress.tsx'
import type { ReleaseDrawerState } from './use-release-drawer.tsx'

interface DrawerProps {
  readonly drawer: ReleaseDrawerState
  readonly onBegun?: () => void
}

export function ReleaseDrawer({ drawer, onBegun }: DrawerProps) {
  const { release } = useCore().snapshot
  const { asked, isOpen, close } = drawer
  if (!isOpen) return null
  return (
    <Drawer title="drawer-title" onClose={close}>
      {release !== undefined && <Progress release={release} onClose={close} />}
      {release === undefined && asked !== undefined && (
        <Confirm ownerships={asked} onClose={close} onBegun={() => onBegun?.()} />
      )}
    </Drawer>
  )
}
