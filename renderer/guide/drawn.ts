/** What each scene gives to the places that stay where they are: title, picture, facts, text, bar. */
import type { ReactNode } from 'react'

export interface Drawn {
  /** Also told by screen readers when it changes. */
  readonly title: string
  /** The title with a serial number drawn in groups, where it has one. */
  readonly titleShown?: ReactNode
  /** Left out: the body takes the whole width. */
  readonly picture?: ReactNode
  /** Under the picture: what the app knows. */
  readonly facts?: ReactNode
  readonly body: ReactNode
  readonly quiet: ReactNode
  readonly main: ReactNode
  /** The Enter key stands for the main button; false where that would agree to something unseen. */
  readonly enter?: boolean
}
