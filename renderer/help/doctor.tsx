/** Each check with what it found; what is not fine comes with what to do. */
import type { ReactNode } from 'react'
import type { ChecksFound, Finding } from '../../app/api/checks.ts'
import { failureText } from '../../app/texts/failure-text.ts'
import { findingText } from '../../app/texts/finding-text.ts'
import { CopyButton } from '../parts/copy-button.tsx'
import { Frame } from '../parts/frame.tsx'
import { MainButton, Wait } from '../parts/main-button.tsx'
import { Shape, type Tone } from '../parts/shape.tsx'
import { When } from '../parts/when.tsx'
import { useWords } from '../words.tsx'
import { useChecks } from './use-checks.ts'

const tones = { ok: 'done', look: 'look', fix: 'failed', skipped: 'ready' } as const satisfies Record<
  Finding['state'],
  Tone
>

export function Doctor({ others }: { others: ReactNode }) {
  const { t } = useWords()
  const { found, failure, looking, again } = useChecks()
  return (
    <Frame
      title={t('help.title')}
      head={found && <CheckedAt found={found} />}
      actions={
        <>
          {others}
          {found && <CopyResult found={found} />}
        </>
      }
      main={
        looking ? (
          <Wait>{t('help.looking')}</Wait>
        ) : (
          <MainButton icon="again" onClick={again}>
            {t('help.again')}
          </MainButton>
        )
      }
    >
      {failure && <p className="verdict">{failureText(t, failure).what}</p>}
      {found && <Verdict found={found} />}
      {found && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long list is scrolled by keyboard too
        <ul className="card checks" aria-label={t('help.title')} aria-busy={looking} tabIndex={0}>
          {found.findings.map((finding) => (
            <Line key={finding.check} finding={finding} />
          ))}
        </ul>
      )}
    </Frame>
  )
}

function CheckedAt({ found: { at, ms } }: { found: ChecksFound }) {
  const { t } = useWords()
  return (
    <span className="quiet">
      {t('help.checked')} <When at={at} /> {t('help.in', { seconds: (ms / 1000).toFixed(1) })}
    </span>
  )
}

function Verdict({ found: { findings } }: { found: ChecksFound }) {
  const { t } = useWords()
  const count = (state: Finding['state']) => findings.filter((finding) => finding.state === state).length
  const worst = count('fix') > 0 ? 'fix' : count('look') > 0 ? 'look' : 'ok'
  return (
    <p className="verdict" role="status">
      <span className={`is-${tones[worst]}`}>
        <Shape tone={tones[worst]} />
      </span>
      <span>
        <strong>{t(`help.verdict.${worst}`)}</strong>{' '}
        {t('help.counted', { fine: count('ok'), all: findings.length - count('skipped') })}
      </span>
    </p>
  )
}

function Line({ finding }: { finding: Finding }) {
  const { t } = useWords()
  const { check, found, fix, command } = findingText(t, finding)
  const tone = tones[finding.state]
  return (
    <li className={`check ${finding.state}`}>
      <span className={`check-state is-${tone}`}>
        <Shape tone={tone} />
        {t(`help.state.${finding.state}`)}
      </span>
      <strong>{check}</strong>
      <span className="check-found">
        {found}
        {fix !== undefined && <span className="check-fix">{fix}</span>}
      </span>
      {command !== undefined && <CopyButton text={command}>{t('help.copy-command')}</CopyButton>}
    </li>
  )
}

function CopyResult({ found }: { found: ChecksFound }) {
  const { t } = useWords()
  const lines = found.findings.map((finding) => {
    const { check, found: what, fix } = findingText(t, finding)
    return [`${t(`help.state.${finding.state}`)}: ${check}. ${what}`, ...(fix === undefined ? [] : [`  ${fix}`])].join(
      '\n',
    )
  })
  return <CopyButton text={[found.at, ...lines].join('\n')}>{t('help.copy')}</CopyButton>
}
