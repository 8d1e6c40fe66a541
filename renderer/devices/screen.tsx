import { Frame } from '../parts/frame.tsx'
import { useWords } from '../words.tsx'

export function Devices(_: { id: number | undefined }) {
  const { t } = useWords()
  return <Frame title={t('nav.devices')}>{null}</Frame>
}
