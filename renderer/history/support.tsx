/** What support needs, shown in full before it is saved: each section may be left out. */
import { useEffect, useId, useState } from 'react'
import type { Diagnostics } from '../../app/api/diagnostics.ts'
import type { Failure } from '../../app/errors.ts'
import { failureText } from '../../app/texts/failure-text.ts'
import { useCore } from '../core.tsx'
import { Drawer } from '../parts/drawer.tsx'
import { Icon } from '../parts/icon.tsx'
import { MainButton, QuietButton, Wait } from '../parts/main-button.tsx'
import { saveFile } from '../parts/save-file.ts'
import { useWords } from '../words.tsx'
import { supportFile } from './support-file.ts'

export function Support({ onClose }: { onClose: () => void }) {
  const { t } = useWords()
  const { packed, failure } = useDiagnostics()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [saved, setSaved] = useState(false)
  const turn = (name: string) => {
    const now = new Set(left)
    if (!now.delete(name)) now.add(name)
    setLeft(now)
    setSaved(false)
  }
  const save = () => {
    if (packed === undefined) return
    saveFile(supportFile(packed, left))
    setSaved(true)
  }
  const isNone = packed?.sections.every(({ name }) => left.has(name))
  return (
    <Drawer title="support-title" className="support" onClose={onClose}>
      <header>
        <h2 id="support-title">{t('support.title')}</h2>
        <p className="quiet">{t('support.lead')}</p>
      </header>
      <div className="support-body">
        {failure && <p role="alert">{failureText(t, failure).what}</p>}
        {packed?.sections.map((section) => (
          <Section
            key={section.name}
            section={section}
            isLeft={left.has(section.name)}
            onTurn={() => turn(section.name)}
          />
        ))}
      </div>
      <footer className="bar">
        <QuietButton onClick={onClose}>{t('support.close')}</QuietButton>
        <span className="quiet small grow" role="status">
          {saved ? t('support.saved') : isNone ? t('support.none') : ''}
        </span>
        {packed === undefined
          ? failure === undefined && <Wait>{t('support.packing')}</Wait>
          : !isNone && (
              <MainButton icon="save" onClick={save}>
                {t('support.save')}
              </MainButton>
            )}
      </footer>
    </Drawer>
  )
}

interface SectionProps {
  readonly section: Diagnostics['sections'][number]
  readonly isLeft: boolean
  readonly onTurn: () => void
}

function Section({ section, isLeft, onTurn }: SectionProps) {
  const { t } = useWords()
  const id = useId()
  const { name, text } = section
  return (
    <section className={isLeft ? 'left-out' : undefined} aria-labelledby={id}>
      <label>
        <input type="checkbox" checked={!isLeft} onChange={onTurn} />
        <span className="box">{!isLeft && <Icon name="tick" />}</span>
        <span className="grow" id={id}>
          {t(`support.section.${name}`)}
        </span>
        <span className="quiet small num">
          {text === '' ? t('support.nothing') : t('support.size', { count: text.length })}
        </span>
      </label>
      {!isLeft && text !== '' && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long text is scrolled by keyboard too
        <pre tabIndex={0}>{text}</pre>
      )}
    </section>
  )
}

function useDiagnostics() {
  const { ask } = useCore()
  const [packed, setPacked] = useState<Diagnostics>()
  const [failure, setFailure] = useState<Failure>()
  useEffect(() => {
    let over = false
    ask({ query: 'diagnostics' })
      .then((found) => {
        if (over) return
        if ('failure' in found) setFailure(found.failure)
        else setPacked(found)
      })
      .catch(console.error)
    return () => {
      over = true
    }
  }, [ask])
  return { packed, failure }
}
