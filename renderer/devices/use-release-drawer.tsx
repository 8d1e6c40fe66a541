/** Whether the drawer for giving back is open, and with what. What is under way is the core's, and shows in every tab. */
import { useState } from 'react'
import { useCore } from '../core.tsx'
import { QuietButton } from '../parts/main-button.tsx'
import { useWords } from '../words.tsx'

export interface ReleaseDrawerState {
  /** To be agreed to; undefined: none. */
  readonly asked: readonly number[] | undefined
  readonly isOpen: boolean
  readonly open: (ownerships: readonly number[]) => void
  readonly close: () => void
  /** In the bar, where something is under way and the drawer was closed. */
  readonly Reopen: () => React.ReactNode
}

export function useReleaseDrawer(): ReleaseDrawerState {
  const { t } = useWords()
  const { snapshot, run } = useCore()
  const { release } = snapshot
  const [asked, setAsked] = useState<readonly number[]>()
  const [hidden, setHidden] = useState(false)
  const isOpen = release === undefined ? asked !== undefined : !hidden
  return {
    asked,
    isOpen,
    open(ownerships) {
      setHidden(false)
      setAsked(ownerships)
    },
    close() {
      setAsked(undefined)
      setHidden(release?.over === false)
      if (release?.over) void run({ command: 'release-close' })
    },
    Reopen: () =>
      release !== undefined &&
      hidden && (
        <QuietButton onClick={() => setHidden(false)}>
          {release.over
            ? t('release.results')
            : t('release.under-way', { done: release.released + release.failed, total: release.total })}
        </QuietButton>
      ),
  }
}
