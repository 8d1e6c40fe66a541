/** Hands a person a file: the browser puts it among its downloads, the window asks where to. */
export interface FileToSave {
  /** As it is proposed: "history-2026-11-24.csv". */
  readonly name: string
  readonly text: string
}

/** The address of what was saved last. When a browser has read it no event tells: it is let go with the next one. */
let last: string | undefined

export function saveFile({ name, text }: FileToSave): void {
  if (last !== undefined) URL.revokeObjectURL(last)
  last = URL.createObjectURL(new Blob([text], { type: 'application/octet-stream' }))
  const link = document.createElement('a')
  link.href = last
  link.download = name
  link.click()
}
