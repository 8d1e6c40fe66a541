/** What giving back means, and the word that shows it is meant. */
import { TextInput } from '@mantine/core'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { shown } from '../../app/texts/shown.ts'
import { Shape } from '../parts/shape.tsx'
import { useWords } from '../words.tsx'
import type { UndoPreview } from './undo-preview.ts'

export function UndoConfirm({ preview, onConfirm }: { preview: UndoPreview; onConfirm: (word: string) => void }) {
  const { t } = useWords()
  const { releases, changedSince, reconciled, word } = preview
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState(false)
  useEffect(() => field.current?.focus(), [])
  const send = (event: FormEvent) => {
    event.preventDefault()
    const right = typed.trim().toLowerCase() === word.toLowerCase()
    setWrong(!right)
    if (right) onConfirm(typed.trim())
  }
  return (
    <>
      <p className="means">
        <strong>{t('undo.means')}</strong> {t('undo.means.text', { count: releases })}
      </p>
      {changedSince > 0 && (
        <p className="undo-note">
          <span className="is-look">
            <Shape tone="look" />
          </span>
          {t('undo.changed', { count: changedSince })}
        </p>
      )}
      {reconciled > 0 && (
        <p className="undo-note">
          <span className="is-look">
            <Shape tone="look" />
          </span>
          {t('undo.reconciled', { count: reconciled })}
        </p>
      )}
      <form id="undo" onSubmit={send}>
        <TextInput
          ref={field}
          label={t('undo.word', { word: shown(word) })}
          value={typed}
          maxLength={64}
          autoComplete="off"
          spellCheck={false}
          error={wrong && t('undo.word.wrong', { word: shown(word) })}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
      </form>
    </>
  )
}
