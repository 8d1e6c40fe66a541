/** Which device is in the hand: families with pictures first, plain protocols for those who know. */
import { MainButton, QuietButton } from '../parts/main-button.tsx'
import { Notices } from '../parts/notices.tsx'
import { useWords } from '../words.tsx'
import type { Drawn } from './drawn.ts'
import { type Kind, kindName, kindText } from './kind.ts'
import { kindsOf, type Wish } from './kinds.ts'
import { KindDrawing } from './step-drawing.tsx'
import type { Telling } from './telling.ts'
import { usbName } from './usb-list.tsx'

export interface Choosing {
  readonly wish: Wish
  readonly onWish: (wish: Wish) => void
}

export function chooseDrawn(telling: Telling, { wish, onWish }: Choosing): Drawn {
  const { t, guide, run, profiles } = telling
  const { kinds, marked, plain } = kindsOf(telling, wish)
  const pick = (id: string) => {
    onWish({ ...wish, picked: { id, instead: guide.profile } })
    void run({ command: 'guide-choose', profile: id })
  }
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
            <Choice key={kind.id} kind={kind} marked={kind === marked} onPick={pick} />
          ))}
        </fieldset>
        <Notices />
      </>
    ),
    quiet: kinds.length < profiles.length && (
      <QuietButton onClick={() => onWish({ ...wish, plain: !plain })}>
        {t(plain ? 'choose.other.back' : 'choose.other')}
      </QuietButton>
    ),
    main: kinds.length > 0 && (
      <MainButton icon="forward" onClick={() => void goOn()}>
        {t('do.continue')}
      </MainButton>
    ),
  }
}

interface ChoiceProps {
  readonly kind: Kind
  readonly marked: boolean
  readonly onPick: (id: string) => void
}

function Choice({ kind, marked, onPick }: ChoiceProps) {
  const { t } = useWords()
  const text = kindText(t, kind)
  return (
    <label className="pick">
      <KindDrawing kind={kind} />
      <span className="pick-text">
        <input type="radio" name="kind" checked={marked} onChange={() => onPick(kind.id)} />
        <span>
          <strong>{kindName(t, kind)}</strong>
          {text !== undefined && <span className="quiet">{text}</span>}
        </span>
      </span>
    </label>
  )
}
