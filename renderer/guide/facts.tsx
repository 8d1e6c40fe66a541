/** The card under the picture: what the app knows, never a guess. */
import type { ReactNode } from 'react'
import { shown } from '../../app/texts/shown.ts'

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
