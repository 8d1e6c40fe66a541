/** What was done on this computer, newest first, with the story of one entry beside it. */
import './history.css'
import '../look/drawer.css'
import './support.css'
import { useDeferredValue, useState } from 'react'
import { failureText } from '../../app/texts/failure-text.ts'
import { useCore } from '../core.tsx'
import { CopyButton } from '../parts/copy-button.tsx'
import { Frame } from '../parts/frame.tsx'
import { MainButton, QuietButton, Wait } from '../parts/main-button.tsx'
import { saveFile } from '../parts/save-file.ts'
import { go, hashOf } from '../route.ts'
import { useWords } from '../words.tsx'
import { askedFor, everything, type Filter, isEverything } from './filter.ts'
import { HistoryList } from './list.tsx'
import { Story } from './story.tsx'
import { storyText } from './story-text.ts'
import { Support } from './support.tsx'
import { Tools } from './tools.tsx'
import { useHistory } from './use-history.ts'
import { useTale } from './use-tale.ts'

/** Another entry is no other place: going back leads away from history, not through it. */
const choose = (sequence: number) => location.replace(hashOf({ view: 'history', sequence }))

export function History({ sequence }: { sequence: number | undefined }) {
  const { t, times } = useWords()
  const [filter, setFilter] = useState(everything)
  const asked = { ...filter, search: useDeferredValue(filter.search) }
  const view = useHistory(asked)
  const rows = view.known?.rows ?? []
  const chosen = useChosen(sequence, view.of, rows[0]?.sequence)
  const { tale, failure } = useTale(chosen)
  const [isPacking, setPacking] = useState(false)
  const change = (changed: Partial<Filter>) => {
    // Chosen among others: the first of what is found now takes its place.
    if (sequence !== undefined) location.replace(hashOf({ view: 'history' }))
    setFilter((before) => ({ ...before, ...changed }))
  }
  const trouble = view.failure
  const isEmpty = view.known !== undefined && rows.length === 0 && sequence === undefined
  return (
    <Frame
      title={t('history.title')}
      head={!(isEmpty && isEverything(filter)) && <Tools filter={filter} oldest={view.oldest} onChange={change} />}
      actions={
        <>
          {rows.length > 0 && <Export filter={asked} />}
          {tale?.row !== undefined && <CopyButton text={storyText(t, times, tale)}>{t('history.copy')}</CopyButton>}
          <span className="sr" role="status">
            {view.known === undefined ? t('history.loading') : t('history.count', { count: rows.length })}
          </span>
        </>
      }
      main={
        isEmpty && isEverything(asked) ? (
          <MainButton icon="forward" onClick={() => go({ view: 'guide' })}>
            {t('history.empty.do')}
          </MainButton>
        ) : view.known === undefined && trouble === undefined ? (
          <Wait>{t('history.loading')}</Wait>
        ) : (
          <>
            <span className="quiet small hint">{t('support.hint')}</span>
            <MainButton icon="send" onClick={() => setPacking(true)}>
              {t('support.do')}
            </MainButton>
          </>
        )
      }
    >
      {trouble && (
        <div role="alert" className="nothing">
          <h2 className="sentence">{failureText(t, trouble).title}</h2>
          <p className="lead">
            {failureText(t, trouble).what} {failureText(t, trouble).remedy}
          </p>
          <QuietButton outlined onClick={view.again}>
            {t('history.again')}
          </QuietButton>
        </div>
      )}
      {isEmpty && <Nothing isAll={isEverything(asked)} onShowAll={() => setFilter(everything)} />}
      {!isEmpty && trouble === undefined && (
        <div className="past">
          <HistoryList rows={rows} of={view.of} chosen={chosen} onChoose={choose} onEnd={view.more} />
          {tale !== undefined && <Story tale={tale} />}
          {failure !== undefined && <p className="card story">{failureText(t, failure).what}</p>}
        </div>
      )}
      {isPacking && <Support onClose={() => setPacking(false)} />}
    </Frame>
  )
}

/** Where nothing was chosen, the first entry there was when it was looked for: one done since does not take its place. */
function useChosen(sequence: number | undefined, of: string, first: number | undefined): number | undefined {
  const [stood, setStood] = useState<{ of: string; first: number }>()
  if (first !== undefined && stood?.of !== of) setStood({ of, first })
  return sequence ?? (stood?.of === of ? stood.first : first)
}

function Export({ filter }: { filter: Filter }) {
  const { t } = useWords()
  const { ask } = useCore()
  const [said, setSaid] = useState('')
  const save = async (query: 'history-csv' | 'history-json') => {
    const file = await ask({ query, ...askedFor(filter) })
    if ('failure' in file) return setSaid(failureText(t, file.failure).what)
    saveFile(file)
    setSaid(t(file.cut ? 'history.saved.cut' : 'history.saved', { count: file.rows }))
  }
  return (
    <>
      <QuietButton icon="save" onClick={() => void save('history-csv').catch(console.error)}>
        {t('history.csv')}
      </QuietButton>
      <QuietButton icon="save" onClick={() => void save('history-json').catch(console.error)}>
        {t('history.json')}
      </QuietButton>
      <span className="quiet small exported" role="status">
        {said}
      </span>
    </>
  )
}

function Nothing({ isAll, onShowAll }: { isAll: boolean; onShowAll: () => void }) {
  const { t } = useWords()
  return (
    <div className="nothing">
      <h2 className="sentence">{t(isAll ? 'history.empty' : 'history.none')}</h2>
      <p className="lead">{t(isAll ? 'history.empty.text' : 'history.none.text')}</p>
      {!isAll && (
        <QuietButton outlined onClick={onShowAll}>
          {t('history.none.do')}
        </QuietButton>
      )}
    </div>
  )
}
