/** A batch is begun: its name, its packing list, its rules. */
import { TextInput } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import { type Rules, usualRules } from '../../app/api/batch-parts.ts'
import type { BatchView } from '../../app/api/batch-view.ts'
import { shown } from '../../app/texts/shown.ts'
import { useCore } from '../core.tsx'
import { Frame } from '../parts/frame.tsx'
import { MainButton, QuietButton, Wait } from '../parts/main-button.tsx'
import { go } from '../route.ts'
import { useWords } from '../words.tsx'
import { hasSerial } from './has-serial.ts'
import { ListCard } from './list-card.tsx'
import { RecentBatches } from './recent-batches.tsx'
import { RulesForm } from './rules-form.tsx'
import { useFile } from './use-file.ts'

const MOST_NAME = 120

export function Start({ batch }: { batch: BatchView }) {
  const { t } = useWords()
  const { run } = useCore()
  const { draft, latest, tiles } = batch
  const file = useFile('list')
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState<string>()
  const [isMissing, setMissing] = useState(false)
  const [rules, setRules] = useState<Rules>(usualRules)
  const [profile, setProfile] = useState('')
  // What the file is called, until somebody has a better name.
  const name = typed ?? draft?.file.replace(/\.[^.]*$/, '').slice(0, MOST_NAME) ?? ''

  const start = () => {
    setMissing(name.trim() === '')
    if (name.trim() === '') return field.current?.focus()
    void run({ command: 'batch-start', name: name.trim(), rules, ...(profile !== '' && { profile }) })
  }
  const cancel = () => {
    file.drop()
    setTyped(undefined)
    setRules(usualRules)
    setProfile('')
  }
  return (
    <Frame
      className="batch"
      title={t('batch.new')}
      enter
      head={
        <>
          {latest !== undefined && (
            <QuietButton icon="again" onClick={() => void run({ command: 'batch-resume', batch: latest.id })}>
              {t('batch.continue', { name: shown(latest.name) })}
            </QuietButton>
          )}
          <span className="to-edge">
            <QuietButton icon="list" onClick={() => go({ view: 'batch', which: 'all' })}>
              {t('batch.all')}
            </QuietButton>
          </span>
        </>
      }
      actions={
        <>
          {draft !== undefined && (
            <QuietButton icon="stop" onClick={cancel}>
              {t('batch.cancel')}
            </QuietButton>
          )}
          <QuietButton icon="batch" onClick={() => void run({ command: 'sockets-teach' })}>
            {t('batch.teach')}
          </QuietButton>
          <QuietButton icon="shield" onClick={() => go({ view: 'batch', which: 'verify' })}>
            {t('batch.verify')}
          </QuietButton>
        </>
      }
      main={
        <>
          <span className="quiet hint num">{t('batch.sockets', { count: tiles.length })}</span>
          <Begin draft={draft} onStart={start} />
        </>
      }
    >
      <p className="sr" role="status">
        {draft?.state === 'ready' && t('list.read', { count: draft.lines })}
      </p>
      <div className="start-batch">
        <form
          className="batch-form"
          onSubmit={(event: FormEvent) => {
            event.preventDefault()
            start()
          }}
        >
          <TextInput
            ref={field}
            label={t('batch.name')}
            placeholder={t('batch.name.hint')}
            value={name}
            maxLength={MOST_NAME}
            autoComplete="off"
            error={isMissing && name.trim() === '' ? t('batch.name.missing') : undefined}
            onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          />
          <RulesForm
            rules={rules}
            profile={profile}
            hasList={draft !== undefined}
            onRules={(changed) => setRules((before) => ({ ...before, ...changed }))}
            onProfile={setProfile}
          />
        </form>
        <div className="start-right">
          <ListCard draft={draft} file={file} />
          {draft === undefined && <RecentBatches about={latest?.id} />}
        </div>
      </div>
    </Frame>
  )
}

/** Until a list is read there is nothing to begin with; of one without serial numbers somebody has to say which they are. */
function Begin({ draft, onStart }: { draft: BatchView['draft']; onStart: () => void }) {
  const { t } = useWords()
  if (draft?.state === 'reading') return <Wait>{t('list.reading', { file: shown(draft.file) })}</Wait>
  if (draft?.state === 'ready' && !hasSerial(draft)) {
    const choose = () => document.querySelector<HTMLElement>('.columns select')?.focus()
    return <MainButton onClick={choose}>{t('list.no-serial.do')}</MainButton>
  }
  return (
    <MainButton icon="forward" hotkey="Enter" onClick={onStart}>
      {t('batch.start')}
    </MainButton>
  )
}
