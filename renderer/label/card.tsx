/** The label as it would be printed, small: under the picture when a device is done. */
import { useCore } from '../core.tsx'
import { useWords } from '../words.tsx'
import { type LabelSubject, Paper } from './paper.tsx'
import { sizeWords } from './size-words.ts'
import './label.css'

export function LabelCard({ subject }: { subject: LabelSubject }) {
  const { t } = useWords()
  const { labelSize } = useCore().snapshot.settings
  return (
    <figure className="card label-card">
      <figcaption className="quiet small">{t('label.card', { size: sizeWords(t, labelSize) })}</figcaption>
      <Paper subject={subject} size={labelSize} code="qr" cutOut />
    </figure>
  )
}
