import { Frame } from '../parts/frame.tsx'
import { useWords } from '../words.tsx'
export function Start() {
  const { t } = useWords()
  return (
    <Frame className="batch" title={t('nav.batch')}>
      {null}
    </Frame>
  )
}
