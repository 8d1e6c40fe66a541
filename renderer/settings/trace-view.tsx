/** A trace as it comes: when, which way, the bytes and what they say. The newest stays in sight. */
import { useLayoutEffect, useRef } from 'react'
import type { ProfileTestView, TraceChunk } from '../../app/api/profile-test.ts'
import { useWords } from '../words.tsx'
import { piecesOf, spaced } from './bytes.ts'
import { useTrace } from './use-trace.ts'

/** A device that never stops is not drawn whole. */
const MOST_ROWS = 300

export function TraceView({ test }: { test: ProfileTestView }) {
  const { t } = useWords()
  const chunks = useTrace(test)
  const box = useRef<HTMLElement>(null)
  const shown = chunks.slice(-MOST_ROWS)
  const first = chunks.length - shown.length
  useLayoutEffect(() => {
    if (box.current !== null) box.current.scrollTop = box.current.scrollHeight
  }, [chunks.length])
  if (chunks.length === 0) return <p className="setting-note quiet">{t('settings.try.quiet')}</p>
  return (
    // Bytes are not read aloud as they come: the result is.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and without a focus the arrow keys do not reach it
    <section ref={box} className="trace" aria-label={t('settings.trace')} aria-live="off" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('settings.trace.when')}</th>
            <th scope="col">{t('settings.trace.way')}</th>
            <th scope="col">{t('settings.trace.bytes')}</th>
            <th scope="col">{t('settings.trace.text')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((chunk, index) => (
            <Line key={first + index} chunk={chunk} />
          ))}
        </tbody>
      </table>
      {first > 0 && <p className="small">{t('settings.try.newest', { count: shown.length })}</p>}
    </section>
  )
}

function Line({ chunk: { ms, dir, hex } }: { chunk: TraceChunk }) {
  const { t } = useWords()
  let at = 0
  const text = piecesOf(hex).map((piece) => {
    const key = at
    at += piece.text.length
    return piece.written ? <i key={key}>{piece.text}</i> : <span key={key}>{piece.text}</span>
  })
  return (
    <tr className={`trace-${dir}`}>
      <td className="num">{Math.round(ms)}</td>
      <td>
        <span aria-hidden="true">{dir === 'tx' ? '→ ' : '← '}</span>
        {t(`settings.trace.${dir}`)}
      </td>
      <td>{spaced(hex)}</td>
      <td className="trace-text">{text}</td>
    </tr>
  )
}
