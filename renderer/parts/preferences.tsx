/** Language and theme, where there is no way to the settings yet. */
import { languages, themes } from '../../app/api.ts'
import { useCore } from '../core.tsx'
import { useWords } from '../words.tsx'
import { Icon, type IconName } from './icon.tsx'

/** Each language by its own name: who cannot read this one finds theirs. */
export const languageNames = { en: 'English', de: 'Deutsch', fr: 'Français' } as const

export function Preferences() {
  const { t } = useWords()
  const { snapshot, run } = useCore()
  const { language, theme } = snapshot.settings
  return (
    <>
      <Choice
        icon="language"
        label={t('settings.language')}
        value={language}
        options={languages.map((value) => ({ value, label: languageNames[value] }))}
        onChoose={(chosen) => void run({ command: 'set', language: chosen })}
      />
      <Choice
        icon="theme"
        label={t('settings.theme')}
        value={theme}
        options={themes.map((value) => ({ value, label: t(`settings.theme.${value}`) }))}
        onChoose={(chosen) => void run({ command: 'set', theme: chosen })}
      />
    </>
  )
}

interface ChoiceProps<T extends string> {
  readonly icon: IconName
  readonly label: string
  readonly value: T
  readonly options: readonly { readonly value: T; readonly label: string }[]
  readonly onChoose: (value: T) => void
}

function Choice<T extends string>({ icon, label, value, options, onChoose }: ChoiceProps<T>) {
  return (
    <span className="preference">
      <Icon name={icon} />
      <select
        className="quiet-select"
        aria-label={label}
        value={value}
        onChange={({ target }) => {
          const chosen = options.find((option) => option.value === target.value)
          if (chosen !== undefined) onChoose(chosen.value)
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </span>
  )
}
