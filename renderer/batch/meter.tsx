/** How much of what is expected is done, and what of it went otherwise. */
import { useWords } from '../words.tsx'

interface MeterProps {
  readonly done: number
  /** Somebody looks, or looked, at them. */
  readonly look: number
  readonly failed: number
  readonly expected: number
}

export function Meter({ done, look, failed, expected }: MeterProps) {
  const { t } = useWords()
  const share = (count: number) => ({ width: `${expected === 0 ? 0 : Math.min(100, (count / expected) * 100)}%` })
  return (
    <div className="meter" role="img" aria-label={t('tiles.meter', { done, expected })}>
      <i className="done" style={share(done)} />
      {look > 0 && <i className="look" style={share(look)} />}
      {failed > 0 && <i className="failed" style={share(failed)} />}
    </div>
  )
}
