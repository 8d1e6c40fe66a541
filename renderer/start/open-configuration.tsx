/** A configuration file chosen, dropped or pasted: what it will change is shown before it is used. */
import { useEffect, useRef, useState } from 'react'
import { mostConfigurationCharacters } from '../../app/api/configuration.ts'
import { useCore } from '../core.tsx'
import { MainButton, QuietButton } from '../parts/main-button.tsx'
import { useDropped } from '../parts/use-dropped.ts'
import { useWords } from '../words.tsx'
import type { Opened } from './opened.ts'
import { Preview } from './preview.tsx'

interface OpenConfigurationProps {
  /** `none`: only what is dropped or pasted is opened. */
  readonly button?: 'main' | 'quiet' | 'none'
}

export function OpenConfiguration({ button = 'quiet' }: OpenConfigurationProps) {
  const { t } = useWords()
  const input = useRef<HTMLInputElement>(null)
  const [opened, setOpened] = useState<Opened>()
  const open = useOpen(setOpened)
  useDropped(open)
  usePasted((text) => open(new File([text], t('start.file.pasted'))), open)
  const choose = () => input.current?.click()
  return (
    <>
      <input
        ref={input}
        type="file"
        className="sr"
        tabIndex={-1}
        aria-label={t('start.file')}
        accept=".json,application/json"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? []
          // The same file may be chosen again once it is mended.
          currentTarget.value = ''
          if (file !== undefined) open(file)
        }}
      />
      {button === 'main' && (
        <MainButton icon="forward" onClick={choose}>
          {t('start.file.do')}
        </MainButton>
      )}
      {button === 'quiet' && (
        <QuietButton outlined onClick={choose}>
          {t('start.file.do')}
        </QuietButton>
      )}
      {opened && <Preview opened={opened} onAgain={choose} onClose={() => setOpened(undefined)} />}
    </>
  )
}

/** Reads a file and asks what it would change. */
function useOpen(opened: (file: Opened) => void): (file: File) => void {
  const { ask } = useCore()
  return (file) => {
    const read = async () => {
      const { name } = file
      // Before it is read: nobody has to wait for a film that was dropped by mistake.
      if (file.size > 4 * mostConfigurationCharacters) return opened({ name, text: '', found: 'too-large' })
      const text = (await file.text()).replace(/^\uFEFF/, '')
      if (text.length > mostConfigurationCharacters) return opened({ name, text: '', found: 'too-large' })
      opened({ name, text, found: await ask({ query: 'configuration', name: name.slice(0, 255), text }) })
    }
    read().catch(console.error)
  }
}

/** A copied file, or its text: what begins as such a file does. What is pasted into a field is meant for that. */
function usePasted(openText: (text: string) => void, open: (file: File) => void): void {
  const newest = useRef({ openText, open })
  newest.current = { openText, open }
  useEffect(() => {
    const paste = ({ target, clipboardData }: ClipboardEvent) => {
      if (target instanceof Element && target.closest('input:not([type=radio]), textarea, select')) return
      const [file] = clipboardData?.files ?? []
      const text = clipboardData?.getData('text/plain') ?? ''
      if (file !== undefined) newest.current.open(file)
      else if (text.trimStart().startsWith('{')) newest.current.openText(text)
    }
    addEventListener('paste', paste)
    return () => removeEventListener('paste', paste)
  }, [])
}
