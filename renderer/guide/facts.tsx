/** The card under the picture: what the app knows, never a guess. */
import type { ReactNode } from 'react'
import { shown } from '../../app/texts/shown.ts'
import { useWords } from '../words.tsx'

export interface Fact {
  readonly name: string
  readonly value: ReactNode
}

export function FactCard({ title, beside, facts }: { title: string; beside?: ReactNode; facts: readonly Fact[] }) {
  return (
    <section className="card evidence" aria-label={title}>
      <p className="evidence-head">
        {title}
        <span className="grow" />
        {beside}
      </p>
      <dl>
        {facts.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** A path, a program or another word of a machine. */
export function Machine({ children }: { children: string }) {
  return <span className="machine">{shown(children)}</span>
}

/** Local time, with UTC where somebody points at it. */
export function When({ at, precise = false }: { at: string; precise?: boolean }) {
  const { t, times } = useWords()
  return (
    <time className="num" dateTime={at} title={t('done.utc', { instant: at.replace('T', ' ').replace(/Z$/, '') })}>
      {precise ? times.moment(at) : times.clock(at)}
    </time>
  )
}
