/** The one question: is the device in your hand the one that answered? */
import { TextInput } from '@mantine/core'
import { type FormEvent, type KeyboardEvent, useState } from 'react'
import { useCore } from '../core.tsx'
import { LabelCheck } from '../drawings/label-check.tsx'
import { Icon } from '../parts/icon.tsx'
import { QuietButton } from '../parts/main-button.tsx'
import { Serial } from '../parts/serial.tsx'
import { useWords } from '../words.tsx'
import { MainAct, QuietAct, UnplugAct } from './acts.tsx'
import type { Drawn } from './drawn.ts'
import { FactCard, Machine } from './facts.tsx'
import { kindName, kindOf } from './kind.ts'
import { Picture } from './picture.tsx'
import type { Under } from './scene.ts'
import type { Telling } from './telling.ts'

export function checkDrawn(telling: Telling, { identity }: Under<'confirming'>): Drawn {
  const { t, guide } = telling
  return {
    title: t('check.title'),
    picture: (
      <Picture>
        <LabelCheck />
      </Picture>
    ),
    facts: <FactCard title={t('check.read')} facts={deviceFacts(telling)} />,
    body: (
      <>
        <Plate {...identity} />
        <LabelField />
        <p className="quiet see">{t('check.see')}</p>
      </>
    ),
    quiet: (
      <>
        <QuietAct act="back" />
        <QuietAct act="differs" />
        <UnplugAct port={guide.activation?.port ?? ''} />
      </>
    ),
    main: <MainAct act="matches" />,
    // A scanner ends with Enter: only what it read may agree, never the key itself.
    enter: false,
  }
}

/** What is known of the device while it is plugged in. */
export function deviceFacts({ t, profiles, guide }: Telling) {
  const kind = kindOf(profiles, guide)
  const port = guide.activation?.port
  return [
    ...(kind === undefined ? [] : [{ name: t('fact.device'), value: kindName(t, kind) }]),
    ...(port === undefined ? [] : [{ name: t('fact.port'), value: <Machine>{port}</Machine> }]),
  ]
}

function Plate({ serial_number, device_name }: { serial_number: string; device_name: string }) {
  const { t } = useWords()
  const size = serial_number.length > 20 ? 'long' : serial_number.length > 8 ? 'medium' : 'short'
  return (
    <dl className="plate">
      <div>
        <dt>{t('fact.serial')}</dt>
        <dd className={`plate-serial ${size}`}>
          <Serial>{serial_number}</Serial>
        </dd>
      </div>
      <div className="plate-name">
        <dt>{t('fact.name')}</dt>
        <dd>
          <Serial name>{device_name}</Serial>
        </dd>
      </div>
    </dl>
  )
}

function LabelField() {
  const { t } = useWords()
  const { run } = useCore()
  const [typed, setTyped] = useState('')
  const compare = (event: FormEvent) => {
    event.preventDefault()
    const text = typed.trim()
    if (text === '') return
    setTyped('')
    void run({ command: 'guide-label', text, by: 'typed' })
  }
  // What was typed goes first; only then does the key stand for Back.
  const clear = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || typed === '') return
    event.preventDefault()
    setTyped('')
  }
  return (
    <form className="label-field" onSubmit={compare}>
      <TextInput
        label={t('check.field')}
        placeholder={t('check.field.hint')}
        leftSection={<Icon name="scan" />}
        leftSectionWidth={56}
        value={typed}
        maxLength={128}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        data-lost-focus
        onKeyDown={clear}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      {typed.trim() !== '' && (
        <QuietButton outlined submit>
          {t('check.compare')}
        </QuietButton>
      )}
    </form>
  )
}
