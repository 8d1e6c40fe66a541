/** What is looked for in a list; each list looks as it is typed. */
import { TextInput } from '@mantine/core'
import { Icon } from './icon.tsx'

interface SearchFieldProps {
  readonly label: string
  readonly placeholder: string
  readonly value: string
  readonly isWide?: boolean
  readonly onChange: (text: string) => void
}

export function SearchField({ label, placeholder, value, isWide = false, onChange }: SearchFieldProps) {
  return (
    <TextInput
      className={isWide ? 'search wide' : 'search'}
      type="search"
      aria-label={label}
      placeholder={placeholder}
      leftSection={<Icon name="search" />}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  )
}
