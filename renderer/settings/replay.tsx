/** A saved trace against the chosen profile: what went wrong in the field goes wrong here again. */
import { useId, useState } from 'react'
import { mostTraceCharacters, type ProfileTestResult } from '../../app/api/profile-test.ts'
import { useCore } from '../core.tsx'
import { useWords } from '../words.tsx'
import { Card } from './rows.tsx'
import { TestResult } from './test-result.tsx'

type Replayed =
  | { readonly state: 'doing' | 'large'; readonly file: string }
  | { readonly state: 'done'; readonly file: string; readonly result: ProfileTestResult }

export function Replay({ profile }: { profile: string | undefined }) {
  const { t } = useWords()
  const { ask } = useCore()
  const id = useId()
  const [replayed, setReplayed] = useState<Replayed>()
  const replay = async (chosen: File) => {
    const file = chosen.name
    if (profile === undefined) return
    if (chosen.size > mostTraceCharacters) return setReplayed({ state: 'large', file })
    setReplayed({ state: 'doing', file })
    const found = await ask({ query: 'replay', profile, text: await chosen.text() })
    const result = 'failure' in found && !('ended' in found) ? { ...found, attempts: 0, ended: 0 } : found
    setReplayed({ state: 'done', file, result })
  }
  return (
    <Card title={t('settings.replay')}>
      <div className="setting">
        <p className="grow" id={`${id}-text`}>
          {t('settings.replay.text')}
        </p>
        <label className="file-choice">
          {t('settings.replay.choose')}
          <input
            type="file"
            className="sr"
            accept=".jsonl,.txt"
            aria-label={t('settings.replay.file')}
            aria-describedby={`${id}-text`}
            onChange={({ currentTarget }) => {
              const [file] = currentTarget.files ?? []
              if (file !== undefined) void replay(file)
              // The same file may be chosen once more, mended.
              currentTarget.value = ''
            }}
          />
        </label>
      </div>
      <div role="status">
        {replayed !== undefined && (
          <>
            <p className="setting-note">{t(`settings.replay.${replayed.state}`, { file: replayed.file })}</p>
            {replayed.state === 'done' && <TestResult result={replayed.result} />}
          </>
        )}
      </div>
    </Card>
  )
}
