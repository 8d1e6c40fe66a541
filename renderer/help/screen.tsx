import { Frame } from '../parts/frame.tsx'
import { useWords } from '../words.tsx'

export function Help(_: { section: string | undefined }) {
  const { t } = useWords()
  return <Frame title={t('nav.help')}>{null}</Frame>
}
