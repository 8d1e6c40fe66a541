/** What can be done in the guide: each act with its words, its sign and its command. */
import type { Command } from '../../app/api.ts'
import type { TextKey } from '../../app/texts/en.ts'
import { useCore } from '../core.tsx'
import type { IconName } from '../parts/icon.tsx'
import { MainButton, QuietButton } from '../parts/main-button.tsx'
import { go, type Route } from '../route.ts'
import { useWords } from '../words.tsx'

interface ActRule {
  readonly text: TextKey
  readonly icon?: IconName
  readonly does: Command | Route
}

const acts = {
  back: { text: 'do.back', icon: 'back', does: { command: 'guide-back' } },
  cancel: { text: 'do.cancel', does: { command: 'guide-cancel' } },
  continue: { text: 'do.continue', icon: 'forward', does: { command: 'guide-next' } },
  matches: { text: 'do.matches', icon: 'tick', does: { command: 'guide-matches' } },
  differs: { text: 'do.differs', does: { command: 'guide-differs' } },
  stop: { text: 'do.stop', icon: 'stop', does: { command: 'guide-cancel' } },
  'cancel-request': { text: 'do.cancel-request', does: { command: 'guide-cancel' } },
  'try-again': { text: 'do.try-again', icon: 'again', does: { command: 'guide-retry' } },
  'compare-again': { text: 'do.compare-again', icon: 'again', does: { command: 'guide-retry' } },
  'try-now': { text: 'do.try-now', icon: 'again', does: { command: 'guide-try-now' } },
  next: { text: 'do.next', icon: 'forward', does: { command: 'guide-next-device' } },
  finish: { text: 'do.finish', does: { command: 'guide-cancel' } },
  'choose-again': { text: 'do.choose-again', icon: 'forward', does: { command: 'guide-cancel' } },
  'other-socket': { text: 'do.other-socket', does: { command: 'guide-back' } },
  'other-account': { text: 'do.other-account', does: { command: 'sign-out' } },
  'sign-in': { text: 'do.sign-in', icon: 'forward', does: { view: 'sign-in' } },
  'check-computer': { text: 'do.check-computer', icon: 'help', does: { view: 'help' } },
  'look-at-devices': { text: 'do.look-at-devices', icon: 'devices', does: { view: 'devices' } },
  'open-settings': { text: 'do.open-settings', icon: 'settings', does: { view: 'settings' } },
} as const satisfies Record<string, ActRule>
export type Act = keyof typeof acts

function useAct(act: Act) {
  const { t } = useWords()
  const { run } = useCore()
  const rule: ActRule = acts[act]
  const { text, icon, does } = rule
  // None of these texts takes a value.
  const words = t.fill(text, {})
  const perform = () => ('view' in does ? go(does) : void run(does))
  return { words, perform, shows: icon === undefined ? {} : { icon } }
}

export function MainAct({ act, words }: { act: Act; words?: string }) {
  const { words: usual, perform, shows } = useAct(act)
  return (
    <MainButton {...shows} onClick={perform}>
      {words ?? usual}
    </MainButton>
  )
}

export function QuietAct({ act }: { act: Act }) {
  const { words, perform, shows } = useAct(act)
  return (
    <QuietButton {...shows} onClick={perform} act={act}>
      {words}
    </QuietButton>
  )
}

/** Practice only: pulls the simulated device out, where it is one and still plugged in. */
export function UnplugAct({ port }: { port: string }) {
  const { t } = useWords()
  const { snapshot, run } = useCore()
  const plugged = snapshot.ports.find(({ path }) => path === port)
  if (plugged?.simulated !== true) return null
  return (
    <QuietButton icon="unplug" onClick={() => void run({ command: 'practice-unplug', port })}>
      {t('do.unplug')}
    </QuietButton>
  )
}
