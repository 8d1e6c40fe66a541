/** The kinds of device there are, what is wrong with one that was dropped in, where to drop it, and the live test. */
import { useEffect, useState } from 'react'
import type { FoundFor } from '../../app/api.ts'
import { shown } from '../../app/texts/shown.ts'
import { useCore } from '../core.tsx'
import { CopyButton } from '../parts/copy-button.tsx'
import { Shape } from '../parts/shape.tsx'
import { useWords } from '../words.tsx'
import { LiveTest } from './live-test.tsx'
import { Card, Row } from './rows.tsx'

type Sources = FoundFor<'profile-sources'>

export function Profiles() {
  const { t } = useWords()
  const { snapshot } = useCore()
  const sources = useSources()
  if (snapshot.profiles.length === 0 && sources === undefined) {
    return (
      <Card title={t('settings.profiles')}>
        <Row title={t('settings.profiles.none')} />
      </Card>
    )
  }
  return (
    <>
      <Problems />
      <Known sources={sources} />
      {sources !== undefined && (
        <Card title={t('settings.profiles.add')}>
          <Row title={<span className="machine">{shown(sources.folder)}</span>} text={t('settings.profiles.add.text')}>
            <CopyButton text={sources.folder}>{t('settings.profiles.copy')}</CopyButton>
          </Row>
        </Card>
      )}
      <LiveTest />
    </>
  )
}

/** Asked for anew when a profile came, went or was mended: the snapshot names them. */
function useSources(): Sources | undefined {
  const { snapshot, ask } = useCore()
  const [sources, setSources] = useState<Sources>()
  const { mode, account, profiles, notices } = snapshot
  const problems = notices.filter(({ notice }) => notice === 'profile-problem')
  const known = JSON.stringify([mode, account.username, profiles, problems])
  useEffect(() => {
    let left = false
    void ask({ query: 'profile-sources' }).then((found) => {
      if (!left) setSources('failure' in found ? undefined : found)
    })
    return () => {
      left = true
    }
  }, [ask, known])
  return sources
}

function Problems() {
  const { t } = useWords()
  const problems = useCore().snapshot.notices.filter((notice) => notice.notice === 'profile-problem')
  return (
    <div role="status">
      {problems.length > 0 && (
        <Card title={t('settings.profiles.wrong')}>
          <ul>
            {problems.map(({ file, line, reason }) => (
              <li key={`${file} ${line} ${reason}`} className="setting">
                <span className="is-look">
                  <Shape tone="look" />
                </span>
                <div className="grow">
                  <strong className="machine">{shown(file)}</strong>
                  <p className="small">
                    {line !== undefined && <strong>{t('settings.profiles.line', { line })}: </strong>}
                    {shown(reason)}
                  </p>
                </div>
              </li>
            ))}
          </ul>
          <p className="setting-note small">{t('settings.profiles.wrong.text')}</p>
        </Card>
      )}
    </div>
  )
}

function Known({ sources }: { sources: Sources | undefined }) {
  const { t } = useWords()
  const { profiles } = useCore().snapshot
  const sourceOf = (id: string) => sources?.sources.find((source) => source.id === id)
  return (
    <Card title={t('settings.profiles.known')}>
      <ul>
        {profiles.map(({ id, name }) => {
          const source = sourceOf(id)
          const origin = source?.replaces ? 'replaces' : source?.origin
          return (
            <li key={id} className="setting profile">
              <div className="grow">
                <strong>{shown(name[t.language])}</strong>
                {source?.origin === 'added' && <p className="quiet small machine">{shown(source.file)}</p>}
              </div>
              <span className="quiet small">{origin && t(`settings.profiles.${origin}`)}</span>
              <span className="machine profile-id">{shown(id)}</span>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
