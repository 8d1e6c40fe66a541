/** Each step of a story in words, with what a machine would say of it. */
import type { Tale, TaleStep } from '../../app/api/history.ts'
import { shown } from '../../app/texts/shown.ts'
import type { Texts } from '../../app/texts/text.ts'
import type { Times } from '../../app/texts/times.ts'

export interface StepText {
  readonly title: string
  /** '' where there is nothing more to say. */
  readonly detail: string
  /** A step the next one stands on, one that was waited in, or where it ended badly. */
  readonly mark: 'reached' | 'waited' | 'failed' | 'plain'
}

export function stepText(t: Texts, step: TaleStep, { row, steps }: Tale): StepText {
  switch (step.step) {
    case 'seen': {
      const { port, usb, place, label } = step
      return plain(t(usb === undefined ? 'story.listed' : 'story.seen'), port, usb ?? label, place)
    }
    case 'opened': {
      const { profile, baudRate, framing, settleMs } = step
      if (baudRate === undefined) return plain(t('story.described'), profile)
      const quiet = settleMs === undefined ? undefined : t('story.quiet', { ms: settleMs })
      return plain(t('story.opened'), `${baudRate} ${framing ?? ''}`, quiet, profile)
    }
    case 'asked': {
      const sent = step.sent && `→ ${step.sent}`
      return steps.some((other) => other.step === 'same')
        ? plain(t('story.asked.twice'), sent, `← ${t('story.same.text')}`)
        : plain(t('story.asked'), sent)
    }
    case 'identified': {
      const { serial_number, device_name } = row ?? {}
      const name = device_name && `device_name ${shortName(device_name)}`
      return reached(t('story.identified'), serial_number && `serial_number "${serial_number}"`, name)
    }
    case 'same':
      return plain(t('story.same'))
    case 'looked':
      return {
        ...plain(t(`story.looked.${step.found}`), 'GET device-ownerships'),
        mark: step.found === 'ours' ? 'reached' : 'plain',
      }
    case 'shown':
      return plain(t('story.shown'))
    case 'label':
      return plain(t(`story.label.${step.by}`), step.text && `"${step.text}"`)
    case 'waiting':
      return { ...plain(t(`story.waiting.${step.for}`)), mark: 'waited' }
    case 'going-on':
      return plain(t('story.going-on'))
    case 'kept':
      return plain(t('story.kept'))
    case 'written':
      return plain(t('story.written'), `POST ${step.does}-ownership`, 'Bearer …')
    case 'answered':
      return answered(t, step)
    case 'proven':
      return reached(
        t('story.proven'),
        'GET',
        t(row?.outcome === 'released' ? 'story.proven.released' : 'story.proven.text'),
      )
    case 'ended':
      return plain(t(`story.ended.${step.reason}`))
    case 'settled':
      return plain(t('story.settled'))
    case 'removed':
      return plain(t('story.removed'))
    case 'failed':
      return failed(t, step)
  }
}

const statuses = { created: '201', existing: '200', released: '200', conflict: '409', refused: '', lost: '' } as const

function answered(t: Texts, { answer, ownership, failure }: Extract<TaleStep, { step: 'answered' }>): StepText {
  const status = String(failure?.params.status ?? statuses[answer])
  const text = plain(
    t(`story.answered.${answer}`),
    status,
    ownership === undefined ? '' : t('story.ownership', { id: ownership }),
    failure?.code,
  )
  return { ...text, mark: ownership === undefined ? 'plain' : 'reached' }
}

function failed(t: Texts, { failure }: Extract<TaleStep, { step: 'failed' }>): StepText {
  if (failure === undefined) return { ...plain(t('outcome.failed')), mark: 'failed' }
  const { expected = '', found = '' } = failure.params
  const differs = failure.code === 'LABEL_MISMATCH' && expected !== ''
  const text = plain(
    t(`failure.${failure.code}.title`),
    failure.code,
    differs ? t('story.from-label', { expected, found }) : '',
  )
  return { ...text, mark: 'failed' }
}

function plain(title: string, ...details: readonly (string | undefined)[]): StepText {
  const said = details.filter((detail) => detail !== undefined && detail.trim() !== '')
  return { title, detail: shown(said.join(' · ')), mark: 'plain' }
}

function reached(title: string, ...details: readonly (string | undefined)[]): StepText {
  return { ...plain(title, ...details), mark: 'reached' }
}

/** What claims a device stands here to be recognised, not to be used. */
export function shortName(name: string): string {
  return name.length < 12 ? `${name.slice(0, 2)}…` : `${name.slice(0, 4)}…${name.slice(-4)}`
}

/** 0 ms, 3.1 s, 3 min 5 s */
export function sinceBegin(times: Times, { ms }: TaleStep): string {
  return ms < 999.5 ? `${Math.round(ms)} ms` : times.duration(ms)
}

/** Left out is what another step says as well: that it answered the same, and that what was then taken was not ours. */
export function stepsToTell({ steps }: Tale): readonly TaleStep[] {
  const has = (name: TaleStep['step']) => steps.some(({ step }) => step === name)
  const [isAsked, isWritten] = [has('asked'), has('written')]
  return steps.filter((step) => {
    if (step.step === 'same') return !isAsked
    return !(step.step === 'looked' && step.found === 'nothing' && isWritten)
  })
}
