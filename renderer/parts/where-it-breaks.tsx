/** A view that cannot be fetched or drawn takes only its own place with it: the way to the others stays. */
import { Component, type ReactNode } from 'react'
import { useWords } from '../words.tsx'
import { Frame } from './frame.tsx'
import { MainButton } from './main-button.tsx'

interface Props {
  readonly instead: ReactNode
  readonly children: ReactNode
}

/** React offers this to classes only. What broke it is told on the console by React itself. */
export class WhereItBreaks extends Component<Props, { readonly broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override render(): ReactNode {
    return this.state.broken ? this.props.instead : this.props.children
  }
}

export function PartMissing() {
  const { t } = useWords()
  return (
    <Frame
      title={t('part.missing.title')}
      main={
        <MainButton icon="again" onClick={() => location.reload()}>
          {t('part.reload')}
        </MainButton>
      }
    >
      <p className="lead" role="alert">
        {t('part.missing')}
      </p>
    </Frame>
  )
}
