/** User name, password and, where it is needed, the address of the service. The page keeps none of it. */
import { PasswordInput, TextInput } from '@mantine/core'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { ErrorCode } from '../../app/errors.ts'
import { failureText } from '../../app/texts/failure-text.ts'
import { useCore } from '../core.tsx'
import { SignInCloud } from '../drawings/sign-in.tsx'
import { MainButton, QuietButton, Wait } from '../parts/main-button.tsx'
import { PlainFrame } from '../parts/plain-frame.tsx'
import { Shape } from '../parts/shape.tsx'
import { go, useRoute } from '../route.ts'
import { useWords } from '../words.tsx'
import { type Missing, readForm } from './sign-in-form.ts'

export function SignIn() {
  const { t } = useWords()
  const { snapshot, run } = useCore()
  const { account } = snapshot
  const { view } = useRoute()
  const busy = account.state === 'signing-in'
  const back = () => {
    if (view === 'sign-in') go({ view: 'guide' })
    else void run({ command: 'choose-mode', mode: 'undecided' })
  }
  return (
    <PlainFrame
      // Whoever stopped it knows that it was stopped.
      told={account.failure?.code ?? 'CANCELLED'}
      actions={
        busy ? (
          <QuietButton key="stop" icon="stop" onClick={() => void run({ command: 'choose-mode', mode: 'account' })}>
            {t('sign-in.stop')}
          </QuietButton>
        ) : (
          <QuietButton key="back" icon="back" onClick={back}>
            {t('sign-in.back')}
          </QuietButton>
        )
      }
      main={
        busy ? (
          <Wait>{t('sign-in.doing', { service: hostOf(account.service) })}</Wait>
        ) : (
          <MainButton form="sign-in">{t('sign-in.do')}</MainButton>
        )
      }
    >
      <div className="signing">
        <div className="picture" aria-hidden="true">
          <SignInCloud />
        </div>
        <div>
          <h1 className="sentence">{t('sign-in.title')}</h1>
          <p className="lead">{t('sign-in.lead')}</p>
          <Refusal />
          <Form />
        </div>
      </div>
    </PlainFrame>
  )
}

function hostOf(service = ''): string {
  return URL.canParse(service) ? new URL(service).host : service
}

function whereKept(kept: boolean | undefined) {
  if (kept === undefined) return 'sign-in.where.perhaps'
  return kept ? 'sign-in.where' : 'sign-in.kept.not'
}

function Refusal() {
  const { t } = useWords()
  const { failure } = useCore().snapshot.account
  const text = failure === undefined ? undefined : failureText(t, failure)
  return (
    <div role="alert">
      {text && (
        <div className="refusal">
          <span className="is-failed">
            <Shape tone="failed" />
          </span>
          <p>
            <strong>{text.title}.</strong> {text.what} {text.remedy}
          </p>
        </div>
      )}
    </div>
  )
}

/** The service answered: its address is right. */
const ofPerson: ReadonlySet<ErrorCode> = new Set([
  'SIGN_IN_REFUSED',
  'SIGN_IN_REQUIRED',
  'NOT_A_MANAGER',
  'RATE_LIMITED',
])

function Form() {
  const { t } = useWords()
  const { snapshot, run } = useCore()
  const { account } = snapshot
  const [missing, setMissing] = useState<Missing>({})
  const password = useRef<HTMLInputElement>(null)
  const busy = account.state === 'signing-in'

  // A refused password is typed anew; everything else stays.
  const refused = account.state === 'signed-out' && account.failure?.code === 'SIGN_IN_REFUSED'
  useEffect(() => {
    if (!refused || password.current === null) return
    password.current.value = ''
    password.current.focus()
  }, [refused])

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (busy) return
    const read = readForm(new FormData(event.currentTarget), account)
    setMissing('missing' in read ? read.missing : {})
    if ('command' in read) void run(read.command)
    else event.currentTarget.querySelector<HTMLInputElement>(`[name="${Object.keys(read.missing)[0]}"]`)?.focus()
  }
  const error = (name: keyof Missing) => (missing[name] === undefined ? undefined : t(missing[name]))
  // Nobody has said which service, or what was said leads nowhere.
  const addressInQuestion = account.service === undefined || (account.failure && !ofPerson.has(account.failure.code))
  const hint =
    account.service === undefined
      ? t('sign-in.service.hint.none')
      : t('sign-in.service.hint', { service: account.service })
  return (
    <form id="sign-in" className="form" onSubmit={submit} noValidate>
      <TextInput
        name="username"
        label={t('sign-in.username')}
        defaultValue={account.username ?? ''}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        error={error('username')}
        data-autofocus
      />
      <PasswordInput
        ref={password}
        name="password"
        label={t('sign-in.password')}
        autoComplete="current-password"
        visibilityToggleButtonProps={{ 'aria-label': t('sign-in.password.show'), tabIndex: 0 }}
        description={t(whereKept(account.kept))}
        error={error('password')}
      />
      <details
        className="advanced"
        open={addressInQuestion || missing.service !== undefined || missing.accountUrl !== undefined || undefined}
      >
        <summary>{t('sign-in.advanced')}</summary>
        <TextInput
          name="service"
          type="url"
          label={t('sign-in.service')}
          description={hint}
          error={error('service')}
          spellCheck={false}
        />
        <TextInput
          name="accountUrl"
          type="url"
          label={t('sign-in.account-url')}
          description={t('sign-in.account-url.hint')}
          error={error('accountUrl')}
          spellCheck={false}
        />
      </details>
    </form>
  )
}
