/** What is on USB, and what the app does with each: nothing is listed without saying that. */
import { Button } from '@mantine/core'
import type { GuideView, UsbSeen } from '../../app/api/guide.ts'
import { shown } from '../../app/texts/shown.ts'
import type { Texts } from '../../app/texts/text.ts'
import { useCore } from '../core.tsx'
import { SecondsSince } from '../parts/seconds.tsx'
import { Shape } from '../parts/shape.tsx'
import { useWords } from '../words.tsx'

/** As many as stand above the bar. */
const MOST = 4

/** @param nothingNew nothing came for a while, which is told as the first line */
export function UsbList({ guide, nothingNew = false }: { guide: GuideView; nothingNew?: boolean }) {
  const { t } = useWords()
  const rows = guide.usb.slice(0, nothingNew ? MOST - 1 : MOST)
  const more = guide.usb.length - rows.length
  return (
    <section className="card evidence" aria-label={t('usb.title')}>
      <p className="evidence-head plain">
        {t('usb.title')}
        <span className="grow" />
        <span className="state is-working">
          <Shape tone="working" />
          {t('usb.live')}
        </span>
      </p>
      <ul>
        {(nothingNew || rows.length === 0) && (
          <li>
            <span className="is-ready">
              <Shape tone="ready" />
            </span>
            <span className="usb-name">{t(nothingNew ? 'usb.nothing-new' : 'usb.nothing')}</span>
            {nothingNew && (
              <span className="quiet small">
                <SecondsSince at={guide.since}>{(time) => t('usb.since', { time })}</SecondsSince>
              </span>
            )}
          </li>
        )}
        {rows.map((seen) => (
          <Row key={`${seen.place} ${seen.port} ${seen.name}`} seen={seen} />
        ))}
      </ul>
      {more > 0 && <p className="quiet small usb-more">{t('usb.more', { count: more })}</p>}
    </section>
  )
}

const tones = { ours: 'working', before: 'ready', fits: 'look', new: 'ready', 'no-port': 'look' } as const

function Row({ seen }: { seen: UsbSeen }) {
  const { t } = useWords()
  const { run } = useCore()
  const { port, what } = seen
  const name = usbName(t, seen)
  const askable = port !== undefined && what !== 'ours'
  return (
    <li>
      <span className={`is-${tones[what]}`}>
        <Shape tone={tones[what]} />
      </span>
      <span className="usb-name">{name}</span>
      <span className="quiet small usb-what">{t(`usb.${what}`)}</span>
      {askable && (
        <Button
          className="usb-ask"
          aria-label={t('usb.ask', { name })}
          onClick={() => void run({ command: 'guide-use', port })}
        >
          {t('do.ask-it')}
        </Button>
      )}
    </li>
  )
}

export function usbName(t: Texts, { name, vendorId, productId, port }: UsbSeen): string {
  if (name !== '') return shown(name)
  if (vendorId !== '') return t('usb.unnamed', { id: `${vendorId}:${productId}` })
  return shown(port ?? '')
}
