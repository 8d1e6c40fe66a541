/**
 * What a scanner reads goes to the batch that runs, else to the guide, wherever in the window it is read; what was kept
 * for later is said.
 */
import { useState } from 'react'
import type { GuideView } from '../../app/api/guide.ts'
import { shown } from '../../app/texts/shown.ts'
import { useCore } from '../core.tsx'
import { Shape } from '../parts/shape.tsx'
import { useRoute } from '../route.ts'
import { useWords } from '../words.tsx'
import { useScanner } from './use-scanner.ts'
import './scanner.css'

/** Where a label that was read is compared, or will be. */
const wanted: readonly GuideView['step'][] = ['choose', 'prepare', 'connect', 'check']

export function Scanner() {
  const { snapshot, run } = useCore()
  const { t } = useWords()
  const { view } = useRoute()
  const { guide, batch } = snapshot
  const isRunning = batch?.open?.state === 'running'
  const [unused, setUnused] = useState<{ step: GuideView['step']; text: string }>()
  useScanner((text) => {
    if (isRunning) {
      if (isInSearch() || (view !== 'batch' && isInField())) return 'not-mine'
      void run({ command: 'batch-scan', text })
      return 'taken'
    }
    if (guide === undefined) return 'not-mine'
    // In a search field of another screen it is meant for that.
    if (view !== 'guide' && isInField()) return 'not-mine'
    if (wanted.includes(guide.step)) void run({ command: 'guide-label', text, by: 'scan' })
    setUnused(wanted.includes(guide.step) ? undefined : { step: guide.step, text })
    return 'taken'
  })
  const said =
    unused !== undefined && unused.step === guide?.step ? t('scan.unused', { label: unused.text }) : undefined
  const kept = guide?.label === undefined ? undefined : t('scan.kept', { label: shown(guide.label) })
  // While a batch runs, it says itself what was read last.
  const line = isRunning ? undefined : (said ?? kept)
  return (
    <div className="scanned" role="status">
      {line !== undefined && (
        <p>
          <Shape tone={said === undefined ? 'done' : 'ready'} />
          {line}
        </p>
      )}
    </div>
  )
}

function isInField(): boolean {
  return document.activeElement instanceof HTMLInputElement || document.activeElement instanceof HTMLTextAreaElement
}

function isInSearch(): boolean {
  return document.activeElement instanceof HTMLInputElement && document.activeElement.type === 'search'
}
