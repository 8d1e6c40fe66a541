import { useWords } from '../words.tsx'

/** Local time, with UTC where somebody points at it. @param precise with its date */
export function When({ at, precise = false }: { at: string; precise?: boolean }) {
  const { times } = useWords()
  return (
    <time className="num" dateTime={at} title={`${at.replace('T', ' ').replace(/Z$/, '')} UTC`}>
      {precise ? times.moment(at) : times.clock(at)}
    </time>
  )
}
