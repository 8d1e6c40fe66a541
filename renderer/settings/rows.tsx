/** How every section is drawn: a title over a card of rows, each with its words left and its control right. */
import { type ReactNode, useId } from 'react'

interface CardProps {
  readonly title: string
  readonly children: ReactNode
}

export function Card({ title, children }: CardProps) {
  const id = useId()
  return (
    <section className="settings" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <div className="card">{children}</div>
    </section>
  )
}

interface RowProps {
  readonly title: ReactNode
  readonly text?: ReactNode
  readonly children?: ReactNode
  /** Of the title and of the text, for a control that is named and described by them. */
  readonly titleId?: string
  readonly textId?: string
}

export function Row({ title, text, children, titleId, textId }: RowProps) {
  return (
    <div className="setting">
      <div className="grow">
        <strong id={titleId}>{title}</strong>
        {text !== undefined && (
          <p className="quiet small" id={textId}>
            {text}
          </p>
        )}
      </div>
      {children}
    </div>
  )
}
