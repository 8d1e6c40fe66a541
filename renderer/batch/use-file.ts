/** One file on its way to the core: a packing list, or a report to be verified. A newer one takes its place. */
import { useState } from 'react'
import { MOST_FILE_BYTES } from '../../app/api/batch.ts'
import { useCore } from '../core.tsx'
import { type Sending, sendFile } from './send-file.ts'

export interface FileOnItsWay {
  readonly open: (file: File) => void
  readonly drop: () => void
  /** 0 to 1 while it is sent. */
  readonly share: number | undefined
  /** The name of a file that is too large to be sent. */
  readonly tooLarge: string | undefined
}

/** Outside of any screen: going elsewhere and back stops nothing. */
const underWay = new Map<Sending['holds'], AbortController>()

export function useFile(holds: Sending['holds']): FileOnItsWay {
  const { run } = useCore()
  const [share, setShare] = useState<number>()
  const [tooLarge, setTooLarge] = useState<string>()
  const open = (file: File) => {
    underWay.get(holds)?.abort()
    setTooLarge(file.size > MOST_FILE_BYTES ? file.name : undefined)
    if (file.size > MOST_FILE_BYTES) return
    const sending = new AbortController()
    underWay.set(holds, sending)
    setShare(0)
    const told = (sent: number) => {
      if (!sending.signal.aborted) setShare(sent)
    }
    sendFile(file, { holds, run, told, signal: sending.signal })
      .catch(console.error)
      .finally(() => {
        if (underWay.get(holds) === sending) setShare(undefined)
      })
  }
  const drop = () => {
    underWay.get(holds)?.abort()
    underWay.delete(holds)
    setShare(undefined)
    setTooLarge(undefined)
    void run({ command: 'file-drop', holds })
  }
  return { open, drop, share, tooLarge }
}
