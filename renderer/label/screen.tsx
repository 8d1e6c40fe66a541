import { Frame } from '../parts/frame.tsx'
import { useWords } from '../words.tsx'

export function Label(_: { activation: string }) {
  const { t } = useWords()
  return <Frame title={t('nav.activate')}>{null}</Frame>
}
