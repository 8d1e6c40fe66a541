/** What is to be given back, what that means, and the word that shows it is meant. */
import { TextInput } from '@mantine/core'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { type DeviceRow, MOST_ROWS, releaseWord } from '../../app/api/devices.ts'
import { shown } from '../../app/texts/shown.ts'
import { useCore } from '../core.tsx'
import { MainButton, QuietButton } from '../parts/main-button.tsx'
import { Serial } from '../parts/serial.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { useWords } from '../words.tsx'

interface ConfirmProps {
  readonly ownerships: readonly number[]
  readonly onClose: () => void
  readonly onBegun: () => void
}

export function Confirm({ ownerships, onClose, onBegun }: ConfirmProps) {
  const { t } = useWords()
  const { run } = useCore()
  const rows = useRows(ownerships)
  const field = useRef<HTMLInputElement>(null)
  const ready = rows.length > 0
  useEffect(() => {
    if (ready) field.current?.focus()
  }, [ready])
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState(false)
  const count = ownerships.length
  const serials = count === 1 ? rows.map(({ serial_number }) => serial_number) : ownerships.map(String)
  const word = releaseWord(serials)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const right = typed.trim().toLowerCase() === word.toLowerCase()
    setWrong(!right)
    if (right && (await run({ command: 'release', ownerships: [...ownerships], word: typed }))) onBegun()
  }
  return (
    <>
      <header className="drawer-head">
        <h2 id="drawer-title">{t('release.title', { count })}</h2>
      </header>
      <div className="drawer-body">
        <p className="means">
          <strong>{t('release.means')}</strong> {t('release.means.text', { count })}
        </p>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long list is scrolled by keyboard too */}
        <ul className="release-list card" tabIndex={0}>
          {rows.map((row) => (
            <li key={row.ownership}>
              <Serial>{row.serial_number}</Serial>
              <Serial name>{row.device_name}</Serial>
              <span className="quiet cut">{row.device_type && shown(row.device_type)}</span>
            </li>
          ))}
          {count > rows.length && rows.length > 0 && (
            <li className="quiet">{t('release.more', { count: count - rows.length })}</li>
          )}
        </ul>
        {ready && (
          <form id="release" onSubmit={(event) => void send(event).catch(console.error)}>
            <TextInput
              label={t(count === 1 ? 'release.word.one' : 'release.word.many', { word: shown(word) })}
              value={typed}
              autoComplete="off"
              spellCheck={false}
              ref={field}
              error={wrong && t('release.word.wrong', { word: shown(word) })}
              onChange={({ currentTarget }) => setTyped(currentTarget.value)}
            />
          </form>
        )}
      </div>
      <Trouble />
      <footer className="bar">
        <QuietButton onClick={onClose}>{t('release.keep', { count })}</QuietButton>
        <span className="grow" />
        <MainButton form="release">{t('release.now', { count })}</MainButton>
      </footer>
    </>
  )
}

/** The first of them. */
function useRows(ownerships: readonly number[]): readonly DeviceRow[] {
  const { ask } = useCore()
  const [rows, setRows] = useState<readonly DeviceRow[]>([])
  useEffect(() => {
    const load = async () => {
      const found = await ask({
        query: 'devices',
        ownerships: [...ownerships],
        sort: 'serial',
        descending: false,
        limit: MOST_ROWS,
      })
      if ('rows' in found) setRows(found.rows)
    }
    load().catch(console.error)
  }, [ask, ownerships])
  return rows
}
