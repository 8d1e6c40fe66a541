/** Hands a person files: the browser puts them among its downloads, the window asks where to. */
export interface FileToSave {
  /** As it is proposed: "history-2026-11-24.csv". */
  readonly name: string
  readonly text?: string | undefined
  /** For what is no text. */
  readonly base64?: string | undefined
}

/** Addresses of what was saved last. When a browser has read them no event tells: they are let go with the next ones. */
let last: string[] = []

export function saveFile(file: FileToSave): void {
  saveFiles([file])
}

export function saveFiles(files: readonly FileToSave[]): void {
  for (const address of last) URL.revokeObjectURL(address)
  last = files.map(({ name, text, base64 }) => {
    const held = base64 === undefined ? (text ?? '') : bytesOf(base64)
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([held], { type: 'application/octet-stream' }))
    link.download = name
    link.click()
    return link.href
  })
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
}
