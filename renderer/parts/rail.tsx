/** The way to each view, and how things stand with the service. */
import type { Snapshot } from '../../app/api.ts'
import { useCore } from '../core.tsx'
import { hashOf, useRoute, type View } from '../route.ts'
import { useWords } from '../words.tsx'
import { Icon, type IconName } from './icon.tsx'
import { Mark } from './mark.tsx'
import { Shape } from './shape.tsx'

const work = [
  { view: 'guide', icon: 'activate', text: 'nav.activate' },
  { view: 'batch', icon: 'batch', text: 'nav.batch' },
  { view: 'devices', icon: 'devices', text: 'nav.devices' },
  { view: 'history', icon: 'history', text: 'nav.history' },
] as const
const beside = [
  { view: 'help', icon: 'help', text: 'nav.help' },
  { view: 'settings', icon: 'settings', text: 'nav.settings' },
] as const satisfies readonly { view: View; icon: IconName; text: string }[]

/** Where a view without a place of its own in the rail belongs. */
const parents: { readonly [V in View]?: View } = { 'sign-in': 'guide', label: 'guide', device: 'devices' }

export function Rail() {
  const { t } = useWords()
  const { view } = useRoute()
  const link = (item: (typeof work | typeof beside)[number]) => (
    <a
      key={item.view}
      href={hashOf({ view: item.view })}
      aria-current={(parents[view] ?? view) === item.view ? 'page' : undefined}
    >
      <Icon name={item.icon} />
      <span>{t(item.text)}</span>
    </a>
  )
  return (
    <nav className="rail" aria-label={t('nav.label')}>
      <Mark />
      {work.map(link)}
      <span className="grow" />
      {beside.map(link)}
      <AccountState />
    </nav>
  )
}

function AccountState() {
  const { t } = useWords()
  const { snapshot, reached } = useCore()
  const stand = reached ? standOf(snapshot) : 'offline'
  return (
    <div className="account">
      <span className={`is-${tones[stand]}`}>
        {stand === 'practice' ? <Icon name="practice" /> : <Shape tone={tones[stand]} />}
      </span>
      <span>{t(`nav.account.${stand}`)}</span>
    </div>
  )
}

const tones = {
  practice: 'done',
  online: 'done',
  offline: 'working',
  'signing-in': 'working',
  'signed-out': 'ready',
} as const

/** As far as it was told: what waits for the network says that there is none. */
function standOf({ mode, account, ports, portless, guide }: Snapshot): keyof typeof tones {
  const under = [...ports.map(({ activation }) => activation), ...portless, guide?.activation]
  const cut = under.some((one) => one?.phase.state === 'waiting' && one.phase.wait.for === 'network')
  if (cut || account.failure?.code === 'SERVICE_UNREACHABLE') return 'offline'
  if (mode === 'practice') return 'practice'
  return account.state === 'signed-in' ? 'online' : account.state
}
