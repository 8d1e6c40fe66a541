/** Why the last command was not accepted, above the place where it was given. */
import { Button } from '@mantine/core'
import type { ErrorCode } from '../../app/errors.ts'
import { failureText } from '../../app/texts/failure-text.ts'
import { useCore } from '../core.tsx'
import { useWords } from '../words.tsx'
import { Icon } from './icon.tsx'
import { Shape } from './shape.tsx'

/** @param told the failure that stands on the screen already: nothing is said twice */
export function Trouble({ told }: { told?: ErrorCode | undefined }) {
  const { t } = useWords()
  const { refused, dismiss } = useCore()
  if (refused === undefined || refused.code === told) return null
  const { title, what, remedy } = failureText(t, refused)
  return (
    <div className="trouble" role="alert">
      <span className="is-failed">
        <Shape tone="failed" />
      </span>
      <p className="grow">
        <strong>{title}.</strong> {what} {remedy}
      </p>
      <Button onClick={dismiss} aria-label={t('app.dismiss')}>
        <Icon name="stop" />
      </Button>
    </div>
  )
}
