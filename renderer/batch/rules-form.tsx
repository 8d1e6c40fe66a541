/** What a batch does by itself, and where it waits for a person. */
import { NativeSelect } from '@mantine/core'
import { useId } from 'react'
import type { Rules } from '../../app/api/batch-parts.ts'
import { useCore } from '../core.tsx'
import { Icon } from '../parts/icon.tsx'
import { useWords } from '../words.tsx'
import { Tick } from './tick.tsx'

interface RulesFormProps {
  readonly rules: Rules
  readonly profile: string
  /** Without a list every device is expected. */
  readonly hasList: boolean
  readonly onRules: (changed: Partial<Rules>) => void
  readonly onProfile: (profile: string) => void
}

export function RulesForm({ rules, profile, hasList, onRules, onProfile }: RulesFormProps) {
  const { t } = useWords()
  return (
    <>
      {hasList && (
        <Choice
          title={t('batch.unlisted')}
          value={rules.unlisted}
          options={(['ask', 'take', 'refuse'] as const).map((value) => ({
            value,
            name: t(`batch.unlisted.${value}`),
            text: t(`batch.unlisted.${value}.text`),
          }))}
          onChoose={(unlisted) => onRules({ unlisted })}
        />
      )}
      <Choice
        title={t('batch.yours')}
        value={rules.alreadyYours}
        options={(['count', 'look'] as const).map((value) => ({
          value,
          name: t(`batch.yours.${value}`),
          text: t(`batch.yours.${value}.text`),
        }))}
        onChoose={(alreadyYours) => onRules({ alreadyYours })}
      />
      <details className="more-rules">
        <summary>
          {t('batch.more')}
          <span className="icon-turns">
            <Icon name="more" />
          </span>
        </summary>
        <MoreRules {...{ rules, profile, hasList, onRules, onProfile }} />
      </details>
    </>
  )
}

function MoreRules({ rules, profile, hasList, onRules, onProfile }: RulesFormProps) {
  const { t } = useWords()
  const { profiles } = useCore().snapshot
  const names = ['ask', 'take', 'refuse'] as const
  return (
    <>
      {hasList && (
        <NativeSelect
          label={t('batch.other-name')}
          value={rules.otherName}
          data={names.map((value) => ({ value, label: t(`batch.other-name.${value}`) }))}
          onChange={({ currentTarget }) => {
            const otherName = names.find((one) => one === currentTarget.value)
            if (otherName !== undefined) onRules({ otherName })
          }}
        />
      )}
      <NativeSelect
        label={t('batch.retries')}
        value={String(rules.retries)}
        data={[0, 1, 2, 3, 4, 5].map((count) => ({
          value: String(count),
          label: t('batch.retries.count', { count }),
        }))}
        onChange={({ currentTarget }) => onRules({ retries: Number(currentTarget.value) })}
      />
      <NativeSelect
        label={t('batch.profile')}
        value={profile}
        data={[
          { value: '', label: t('batch.profile.any') },
          ...profiles.map(({ id, name }) => ({ value: id, label: name[t.language] })),
        ]}
        onChange={({ currentTarget }) => onProfile(currentTarget.value)}
      />
      <Tick on={rules.labelScan} onChange={(labelScan) => onRules({ labelScan })}>
        <span>
          <strong>{t('batch.label-scan')}</strong>
          <span className="quiet small">{t('batch.label-scan.text')}</span>
        </span>
      </Tick>
    </>
  )
}

interface ChoiceProps<T extends string> {
  readonly title: string
  readonly value: T
  readonly options: readonly { readonly value: T; readonly name: string; readonly text: string }[]
  readonly onChoose: (value: T) => void
}

function Choice<T extends string>({ title, value, options, onChoose }: ChoiceProps<T>) {
  const name = useId()
  return (
    <fieldset className="rule">
      <legend>{title}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input type="radio" name={name} checked={option.value === value} onChange={() => onChoose(option.value)} />
          <span>
            <strong>{option.name}</strong>
            <span className="quiet small">{option.text}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
