/** What is kept, and where: said before anything is. */
import { useRef } from 'react'
import { QuietButton } from '../parts/main-button.tsx'
import { useWords } from '../words.tsx'

const things = ['password', 'journal', 'settings', 'practice', 'elsewhere'] as const

export function Stored() {
  const { t } = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  return (
    <>
      <QuietButton icon="lock" onClick={() => dialog.current?.showModal()}>
        {t('start.stored')}
      </QuietButton>
      <dialog ref={dialog} className="asking" aria-labelledby="stored-title">
        <h2 id="stored-title">{t('start.stored')}</h2>
        <dl className="stored">
          {things.map((thing) => (
            <div key={thing}>
              <dt>{t(`start.stored.${thing}`)}</dt>
              <dd>{t(`start.stored.${thing}.text`)}</dd>
            </div>
          ))}
        </dl>
        <div className="asking-bar">
          <QuietButton outlined onClick={() => dialog.current?.close()}>
            {t('start.stored.close')}
          </QuietButton>
        </div>
      </dialog>
    </>
  )
}
