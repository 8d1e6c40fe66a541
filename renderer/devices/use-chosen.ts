/** Which rows are chosen, by their ownership: one, from one to another, or all that were found. */
import { useCallback, useState } from 'react'
import { type DeviceFilter, MOST_CHOSEN } from '../../app/api/devices.ts'
import { useCore } from '../core.tsx'

export interface Chosen {
  readonly all: ReadonlySet<number>
  /** `range`: as well as everything between it and the one before. */
  readonly toggle: (ownership: number, range?: boolean) => void
  readonly chooseAll: () => void
  readonly clear: () => void
}

const none: ReadonlySet<number> = new Set()

export function useChosen(filter: DeviceFilter): Chosen {
  const { ask } = useCore()
  const [all, setAll] = useState(none)
  const [last, setLast] = useState<number>()

  const everything = async () => {
    const found = await ask({ query: 'devices-found', ...filter })
    return 'failure' in found ? [] : found.ownerships
  }
  const add = (ownerships: readonly number[]) => {
    setAll((before) => new Set([...before, ...ownerships].slice(0, MOST_CHOSEN)))
  }
  const between = async (one: number, other: number) => {
    const rows = await everything()
    const [from = 0, to = 0] = [rows.indexOf(one), rows.indexOf(other)].sort((a, b) => a - b)
    add(from < 0 ? [other] : rows.slice(from, to + 1))
  }
  const clear = useCallback(() => setAll(none), [])
  return {
    all,
    toggle(ownership, range = false) {
      setLast(ownership)
      if (range && last !== undefined) between(last, ownership).catch(console.error)
      else if (all.has(ownership)) setAll((before) => new Set([...before].filter((one) => one !== ownership)))
      else add([ownership])
    },
    chooseAll: () => void everything().then(add, console.error),
    clear,
  }
}
