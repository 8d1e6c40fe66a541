/** Lets a person choose a file: the system's own dialog behind a button of ours. */
import { useRef } from 'react'
import type { IconName } from './icon.tsx'
import { MainButton, QuietButton } from './main-button.tsx'

interface FileButtonProps {
  /** ".csv,.xlsx" */
  readonly accept: string
  readonly children: string
  readonly icon?: IconName
  readonly isMain?: boolean
  readonly onFile: (file: File) => void
}

export function FileButton({ accept, children, icon = 'file', isMain = false, onFile }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null)
  const choose = () => input.current?.click()
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? []
          // The same file may be chosen again once it is mended.
          currentTarget.value = ''
          if (file !== undefined) onFile(file)
        }}
      />
      {isMain ? (
        <MainButton icon={icon} onClick={choose}>
          {children}
        </MainButton>
      ) : (
        <QuietButton outlined icon={icon} onClick={choose}>
          {children}
        </QuietButton>
      )}
    </>
  )
}
