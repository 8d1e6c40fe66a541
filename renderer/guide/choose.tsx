/** Which device is in the hand: families with pictures first, plain protocols for those who know. */
import { useCore } from '../core.tsx'
import { MainButton, QuietButton } from '../parts/main-button.tsx'
import { Notices } from '../parts/notices.tsx'
import { useWords } from '../words.tsx'
import type { Drawn } from './drawn.ts'
import { type Kind, kindName, kindText } from './kind.ts'
import { KindDrawing } from './step-drawing.tsx'
import type { Telling } from './telling.ts'
import { usbName } from './usb-list.tsx'

export interface Kinds {
  /** The kinds in sight. */
  readonly kinds: readonly Kind[]
  /** The one that is marked; the first one until somebody marks another. */
  readonly marked: Kind | undefined
  /** Plain protocols are in sight instead of families. */
  readonly plain: boolean
  /** undefined: there is only one group of kinds. */
  readonly toggle: (() => void) | undefined
}

/** @param wantsPlain whether the person asked for the plain protocols, if they did anything yet */
export function kindsOf({ profiles, guide }: Telling, wantsPlain: boolean | undefined): Omit<Kinds, 'toggle'> {
  const families: readonly Kind[] = profiles.filter(isFamily)
  const plains = profiles.filter((kind) => !isFamily(kind))
  const chosen = profiles.find(({ id }) => id === guide.profile)
  const byDefault = families.length === 0 || (chosen !== undefined && !isFamily(chosen))
  const plain = plains.length > 0 && (wantsPlain ?? byDefault)
  const kinds = plain || families.length === 0 ? plains : families
  return { kinds, plain, marked: kinds.find(({ id }) => id === guide.profile) ?? kinds[0] }
}

/** What has a drawing of itself is a kind of device; the others are ways to speak. */
const isFamily = (kind: Kind) => kind.picture !== undefined

export function chooseDrawn(telling: Telling, shownKinds: Kinds): Drawn {
  const { t, guide, run } = telling
  const { kinds, marked, plain, toggle } = shownKinds
  const unknown = guide.usb.find(({ what, port }) => port !== undefined && (what === 'new' || what === 'fits'))
  const title = t(kinds.length === 0 ? 'choose.none' : plain ? 'choose.other.title' : 'choose.title')
  const goOn = async () => {
    if (marked === undefined) return
    if (guide.profile !== marked.id && !(await run({ command: 'guide-choose', profile: marked.id }))) return
    await run({ command: 'guide-next' })
  }
  return {
    title,
    body: (
      <>
        <p className="lead">
          {t(kinds.length === 0 ? 'choose.none.text' : plain ? 'choose.other.lead' : 'choose.lead')}
        </p>
        {unknown && <p className="plugged">{t('choose.plugged', { name: usbName(t, unknown) })}</p>}
        <fieldset className={plain ? 'choose plain' : 'choose'}>
          <legend className="sr">{title}</legend>
          {kinds.map((kind) => (
            <Pick key={kind.id} kind={kind} marked={kind === marked} />
          ))}
        </fieldset>
        <Notices />
      </>
    ),
    quiet: toggle && <QuietButton onClick={toggle}>{t(plain ? 'choose.other.back' : 'choose.other')}</QuietButton>,
    main: kinds.length > 0 && (
      <MainButton icon="forward" onClick={() => void goOn()}>
        {t('do.continue')}
      </MainButton>
    ),
  }
}

function Pick({ kind, marked }: { kind: Kind; marked: boolean }) {
  const { t } = useWords()
  const { run } = useCore()
  const text = kindText(t, kind)
  return (
    <label className="pick">
      <KindDrawing kind={kind} />
      <span className="pick-text">
        <input
          type="radio"
          name="kind"
          checked={marked}
          onChange={() => void run({ command: 'guide-choose', profile: kind.id })}
        />
        <span>
          <strong>{kindName(t, kind)}</strong>
          {text !== undefined && <span className="quiet">{text}</span>}
        </span>
      </span>
    </label>
  )
}
