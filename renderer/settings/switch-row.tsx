import { Switch } from '@mantine/core'
import { useId } from 'react'
import { Row } from './rows.tsx'

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
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-text`}
        checked={on}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
    </Row>
  )
}
