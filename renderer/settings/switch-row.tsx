import { Switch } from '@mantine/core'
import { useId } from 'react'
import { Row } from './rows.tsx'

/** Not in the theme: the guide would load it. */
const sizes = () => ({
  root: {
    '--switch-width': '52px',
    '--switch-height': '32px',
    '--switch-thumb-size': '24px',
    '--switch-track-label-padding': '4px',
  },
})

interface SwitchRowProps {
  readonly title: string
  readonly text: string
  readonly on: boolean
  readonly onChange: (on: boolean) => void
}

export function SwitchRow({ title, text, on, onChange }: SwitchRowProps) {
  const id = useId()
  return (
    <Row title={title} text={text} titleId={`${id}-title`} textId={`${id}-text`}>
      <Switch
        withThumbIndicator={false}
        vars={sizes}
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-text`}
        checked={on}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
    </Row>
  )
}
