/** What holds for everything on screen: that it is practice, or that the program does not answer. */
import { Button } from '@mantine/core'
import { useCore } from '../core.tsx'
import { useWords } from '../words.tsx'
import { Icon } from './icon.tsx'
import { Shape } from './shape.tsx'

export function Banner() {
  const { t } = useWords()
  const { snapshot, run, reached } = useCore()
  return (
    <>
      <div role="status">
        {!reached && (
          <p className="banner lost">
            <Shape tone="look" />
            <span>
              <strong>{t('app.lost.title')}.</strong> {t('app.lost')}
            </span>
          </p>
        )}
      </div>
      {snapshot.mode === 'practice' && (
        <section className="banner practice" aria-label={t('nav.account.practice')}>
          <Icon name="practice" />
          <span className="grow">{t('practice.banner')}</span>
          <Button onClick={() => void run({ command: 'choose-mode', mode: 'undecided' })}>{t('practice.leave')}</Button>
        </section>
      )}
    </>
  )
}
