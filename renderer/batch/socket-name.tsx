/** What people call a socket: written on the hub, and then here. */
import { TextInput } from '@mantine/core'
import { type FormEvent, type KeyboardEvent, useState } from 'react'
import type { Tile } from '../../app/api/batch-view.ts'
import { useCore } from '../core.tsx'
import { QuietButton } from '../parts/main-button.tsx'
import { useWords } from '../words.tsx'

/** No more fits on a tile. */
const MOST = 24

export function SocketName({ tile: { socket, name = '', number } }: { tile: Tile }) {
  const { t } = useWords()
  const { run } = useCore()
  const [typed, setTyped] = useState(name)
  const save = (event: FormEvent) => {
    event.preventDefault()
    void run({ command: 'socket-name', socket, name: typed.trim() })
  }
  // What was typed goes first; only then does the key close the drawer.
  const clear = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || typed === name) return
    event.preventDefault()
    setTyped(name)
  }
  return (
    <form className="socket-name" onSubmit={save}>
      <TextInput
        label={t('tile.name')}
        placeholder={t('tile.name.hint', { number })}
        value={typed}
        maxLength={MOST}
        autoComplete="off"
        onKeyDown={clear}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      {typed.trim() !== name && (
        <QuietButton outlined submit>
          {t('tile.name.save')}
        </QuietButton>
      )}
    </form>
  )
}
