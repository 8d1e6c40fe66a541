/** Puts a text on the clipboard and says that it did. */
import { useState } from 'react'
import { useWords } from '../words.tsx'
import { copyText } from './copy-text.ts'
import { MainButton, QuietButton } from './main-button.tsx'

interface CopyButtonProps {
  readonly text: string
  readonly children: string
  /** As the main button of the screen. */
  readonly main?: boolean
}

export function CopyButton({ text, children, main = false }: CopyButtonProps) {
  const { t } = useWords()
  const [copied, setCopied] = useState<string>()
  const copy = () => {
    if (copyText(text)) setCopied(text)
  }
  const done = copied === text
  const Kind = main ? MainButton : QuietButton
  return (
    <>
      <Kind icon={done ? 'tick' : 'copy'} onClick={copy}>
        {done ? t('do.copied') : children}
      </Kind>
      <span className="sr" role="status">
        {done ? t('do.copied') : ''}
      </span>
    </>
  )
}
