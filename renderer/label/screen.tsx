/** A label of its own page: seen in its proportions, printed in its real size. */
import { NativeSelect, SegmentedControl } from '@mantine/core'
import { useEffect, useState } from 'react'
import { labelSizes } from '../../app/api/settings.ts'
import { useCore } from '../core.tsx'
import { Frame } from '../parts/frame.tsx'
import { MainButton, QuietButton } from '../parts/main-button.tsx'
import { go } from '../route.ts'
import { useWords } from '../words.tsx'
import { type CodeKind, canHold, codeKinds } from './code.ts'
import { sizeOf } from './layout.ts'
import { type LabelSubject, Paper } from './paper.tsx'
import { layPaper } from './print-page.ts'
import { sizeWords } from './size-words.ts'
import { useSubject } from './use-subject.ts'
import './label.css'

export function Label({ of }: { of: string }) {
  const { t } = useWords()
  const subject = useSubject(of)
  if (subject === undefined) {
    return (
      <Frame title={t('label.title')}>
        <p role="status">{t('app.starting')}</p>
      </Frame>
    )
  }
  return subject === null ? <Nothing /> : <Sheet subject={subject} />
}

function Nothing() {
  const { t } = useWords()
  return (
    <Frame
      title={t('label.title')}
      main={<MainButton onClick={() => go({ view: 'devices' })}>{t('label.devices')}</MainButton>}
    >
      <h2>{t('label.none')}</h2>
      <p className="lead">{t('label.none.text')}</p>
    </Frame>
  )
}

function Sheet({ subject }: { subject: LabelSubject }) {
  const { t } = useWords()
  const { labelSize } = useCore().snapshot.settings
  const [code, setCode] = useState<CodeKind>('qr')
  const { width, height } = sizeOf(labelSize)
  useEffect(() => layPaper(width, height), [width, height])
  return (
    <Frame
      title={t('label.title')}
      actions={
        <QuietButton icon="back" onClick={() => history.back()}>
          {t('label.back')}
        </QuietButton>
      }
      main={
        <MainButton icon="print" onClick={() => print()}>
          {t('label.print')}
        </MainButton>
      }
    >
      <div className="label-page">
        <figure className="card label-sheet">
          <Paper subject={subject} size={labelSize} code={code} />
          <figcaption className="quiet small">{t('label.preview')}</figcaption>
        </figure>
        <div className="label-choices">
          <Sizes />
          <h2 id="label-code">{t('label.code')}</h2>
          <SegmentedControl
            aria-labelledby="label-code"
            value={code}
            onChange={setCode}
            data={codeKinds.map((kind) => ({ value: kind, label: t(`label.code.${kind}`) }))}
          />
          {!canHold(code, subject.serial_number) && (
            <p role="status">{t('label.code.not', { code: t(`label.code.${code}`) })}</p>
          )}
          <p className="quiet">{t('label.real')}</p>
        </div>
      </div>
    </Frame>
  )
}

function Sizes() {
  const { t } = useWords()
  const { snapshot, run } = useCore()
  return (
    <NativeSelect
      label={t('label.size')}
      value={snapshot.settings.labelSize}
      onChange={({ currentTarget }) => {
        const labelSize = labelSizes.find((size) => size === currentTarget.value)
        if (labelSize !== undefined) void run({ command: 'set', labelSize })
      }}
      data={labelSizes.map((size) => ({ value: size, label: sizeWords(t, size) }))}
    />
  )
}
