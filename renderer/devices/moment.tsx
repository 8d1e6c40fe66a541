/** A time as people read it here, with UTC to be seen by whoever points at it. */
import { useWords } from '../words.tsx'

/** @param second to the second rather than to the minute */
export function Moment({ at, second = false }: { at: string; second?: boolean }) {
  const { times } = useWords()
  return (
    <time className="num" dateTime={at} title={`${utcOf(at)} UTC`}>
      {second ? times.moment(at) : times.minute(at)}
    </time>
  )
}

export function utcOf(instant: string): string {
  return new Date(instant)
    .toISOString()
    .replace('T', ' ')
    .replace(/\.000Z$|Z$/, '')
}
