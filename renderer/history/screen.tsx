/** What was done on this computer, newest first, with the story of one entry beside it. */
import { Button, TextInput } from '@mantine/core'
import { useDeferredValue, useState } from 'react'
import { failureText } from '../../app/texts/failure-text.ts'
import { useCore } from '../core.tsx'
import { Frame } from '../parts/frame.tsx'
import { Icon } from '../parts/icon.tsx'
import { MainButton } from '../parts/main-button.tsx'
import { go } from '../route.ts'
import { useWords } from '../words.tsx'
import { HistoryList } from './list.tsx'
import { Story } from './story.tsx'
import { useHistory } from './use-history.ts'

export function History(_: { sequence: number | undefined }) {
  const { t } = useWords()
  const { snapshot } = useCore()
  const [typed, setTyped] = useState('')
  const search = useDeferredValue(typed.trim())
  const { known, failure, more } = useHistory(search)
  const [chosen, setChosen] = useState<number>()
  const rows = known?.rows ?? []
  const row = rows.find(({ sequence }) => sequence === chosen) ?? rows[0]
  const text = failure && failureText(t, failure)
  return (
    <Frame
      title={t('history.title')}
      head={
        <TextInput
          className="search"
          type="search"
          aria-label={t('history.search.label')}
          placeholder={t('history.search')}
          leftSection={<Icon name="search" />}
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
      }
      actions={
        <span className="quiet bar-text num" role="status">
          {known === undefined ? t('history.loading') : t('history.count', { count: rows.length })}
        </span>
      }
      main={
        <MainButton icon="forward" onClick={() => go({ view: 'guide' })}>
          {t(snapshot.ports.length > 0 ? 'nav.activate' : 'do.next')}
        </MainButton>
      }
    >
      {text && (
        <p role="alert" className="lead">
          <strong>{text.title}.</strong> {text.what} {text.remedy}
        </p>
      )}
      {known !== undefined && row === undefined && (
        <div className="nothing">
          <h2 className="sentence">{search === '' ? t('history.empty') : t('history.none', { search })}</h2>
          <p className="lead">{t(search === '' ? 'history.empty.text' : 'history.none.text')}</p>
        </div>
      )}
      {row !== undefined && (
        <div className="two past">
          <div className="card">
            <HistoryList rows={rows} chosen={row.sequence} onChoose={setChosen} />
            {known?.next !== undefined ? (
              <Button className="older" fullWidth leftSection={<Icon name="more" />} onClick={more}>
                {t('history.more')}
              </Button>
            ) : (
              <p className="quiet small list-end">{t('history.end')}</p>
            )}
          </div>
          <Story row={row} />
        </div>
      )}
    </Frame>
  )
}
