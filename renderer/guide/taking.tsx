/** Asked, taken, proven: it moves by itself, and each part is told once it is true. */
import { Activating } from '../drawings/activating.tsx'
import { Wait } from '../parts/main-button.tsx'
import { Serial } from '../parts/serial.tsx'
import { Shape } from '../parts/shape.tsx'
import { When } from '../parts/when.tsx'
import { useWords } from '../words.tsx'
import { QuietAct, UnplugAct } from './acts.tsx'
import type { Drawn } from './drawn.ts'
import { FactCard } from './facts.tsx'
import { Picture } from './picture.tsx'
import type { Under } from './scene.ts'
import { accountName, type Telling } from './telling.ts'

/** A longer serial number stands in the facts alone. */
const LONGEST_IN_TITLE = 20

type Moving = Under<'taking' | 'proving'>

export function takingDrawn(telling: Telling, { state, identity }: Moving): Drawn {
  const { t, guide } = telling
  const { serial_number } = identity
  // The sentence round the serial number, which is drawn in groups.
  const [before, after = ''] = t('taking.title', { serial: '|' }).split('|')
  const named = serial_number.length <= LONGEST_IN_TITLE
  return {
    title: named ? t('taking.title', { serial: serial_number }) : t('taking.title.long'),
    ...(named && {
      titleShown: (
        <>
          {before}
          <Serial>{serial_number}</Serial>
          {after}
        </>
      ),
    }),
    picture: (
      <Picture tone="working" strip={t('taking.strip')}>
        <Activating />
      </Picture>
    ),
    facts: (
      <FactCard
        title={t('taking.written')}
        facts={[
          { name: t('fact.serial'), value: <Serial>{serial_number}</Serial> },
          { name: t('fact.account'), value: accountName(telling) },
          { name: t('fact.power'), value: t('fact.power.text') },
        ]}
      />
    ),
    body: (
      <>
        <p className="lead">{t('taking.lead')}</p>
        <Parts state={state} asked={guide.since} since={guide.activation?.since ?? guide.since} />
      </>
    ),
    quiet: (
      <>
        <QuietAct act="stop" />
        <UnplugAct port={guide.activation?.port ?? ''} />
      </>
    ),
    main: <Wait>{t(`taking.wait.${state}`)}</Wait>,
  }
}

/** @param since since when it stands where it stands */
function Parts({ state, asked, since }: { state: Moving['state']; asked: string; since: string }) {
  const { t } = useWords()
  const proving = state === 'proving'
  return (
    <ol className="prove">
      <Part stand={proving ? 'past' : 'now'} name={t(`taking.asked.${proving ? 'past' : 'now'}`)} at={asked}>
        {t(`taking.asked.${proving ? 'past' : 'now'}.text`)}
      </Part>
      <Part stand={proving ? 'past' : 'ahead'} name={t(`taking.taken.${proving ? 'past' : 'ahead'}`)} at={since}>
        {t(`taking.taken.${proving ? 'past' : 'ahead'}.text`)}
      </Part>
      <Part stand={proving ? 'now' : 'ahead'} name={t(`taking.proven.${proving ? 'now' : 'ahead'}`)} at={since}>
        {t('taking.proven.text')}
      </Part>
    </ol>
  )
}

interface PartProps {
  readonly stand: 'past' | 'now' | 'ahead'
  readonly name: string
  readonly at: string
  readonly children: string
}

function Part({ stand, name, at, children }: PartProps) {
  const { t } = useWords()
  const tone = stand === 'past' ? 'done' : stand === 'now' ? 'working' : 'ready'
  return (
    <li className={stand}>
      <span className="badge">
        <Shape tone={tone} />
      </span>
      <strong>
        {name}
        <span className="sr">: {t(`guide.step.${stand}`)}</span>
      </strong>
      <span className="quiet">
        {stand === 'past' && <When at={at} />}
        {stand === 'now' && t('taking.now')}
      </span>
      <p className="quiet">{children}</p>
    </li>
  )
}
