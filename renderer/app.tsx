/** The whole page: which screen the newest snapshot and the address ask for. */
import { MantineProvider } from '@mantine/core'
import { lazy, type ReactNode, Suspense, useEffect, useMemo, useState } from 'react'
import type { Snapshot } from '../app/api.ts'
import type { Bridge } from './bridge.ts'
import { CoreProvider, useCore } from './core.tsx'
import { Guide } from './guide/screen.tsx'
import { dressIn } from './look/accent.ts'
import { fromTokens, inAccent, theme } from './look/theme.ts'
import { PartMissing, WhereItBreaks } from './parts/where-it-breaks.tsx'
import { type Route, useRoute } from './route.ts'
import { Scanner } from './scanner/scanner.tsx'
import { Cues } from './sound/tell.tsx'
import { FirstStart } from './start/first-start.tsx'
import { SignIn } from './start/sign-in.tsx'
import { preferredLanguage, useWords, WordsProvider } from './words.tsx'

// The guide is what most people come for: what it does not need is fetched when somebody goes there.
const Batch = lazy(async () => ({ default: (await import('./batch/screen.tsx')).Batch }))
const Devices = lazy(async () => ({ default: (await import('./devices/screen.tsx')).Devices }))
const History = lazy(async () => ({ default: (await import('./history/screen.tsx')).History }))
const Settings = lazy(async () => ({ default: (await import('./settings/screen.tsx')).Settings }))
const Help = lazy(async () => ({ default: (await import('./help/screen.tsx')).Help }))
const Label = lazy(async () => ({ default: (await import('./label/screen.tsx')).Label }))

export function App({ bridge }: { bridge: Bridge }) {
  const waiting = (
    <Look chosen="system">
      <WordsProvider language={preferredLanguage()}>
        <Starting />
      </WordsProvider>
    </Look>
  )
  return (
    <CoreProvider bridge={bridge} waiting={waiting}>
      <Dressed />
    </CoreProvider>
  )
}

function Dressed() {
  const { settings, configuration } = useCore().snapshot
  const { language, theme: chosen, motion } = settings
  useEffect(() => {
    document.documentElement.dataset.motion = motion
  }, [motion])
  return (
    <Look chosen={chosen} accent={configuration?.accent}>
      <WordsProvider language={language}>
        <Screen />
        <Cues />
        <Scanner />
      </WordsProvider>
    </Look>
  )
}

function Screen() {
  const { snapshot } = useCore()
  const route = useRoute()
  if (snapshot.mode === 'undecided') return <FirstStart />
  if (needsSignIn(snapshot) || (route.view === 'sign-in' && snapshot.account.state !== 'signed-in')) return <SignIn />
  return (
    <WhereItBreaks key={route.view} instead={<PartMissing />}>
      <Suspense fallback={<Starting />}>
        <Chosen route={route} />
      </Suspense>
    </WhereItBreaks>
  )
}

function Chosen({ route }: { route: Route }) {
  switch (route.view) {
    case 'batch':
      return <Batch which={route.which} />
    case 'devices':
      return <Devices id={undefined} />
    case 'device':
      return <Devices id={route.id} />
    case 'history':
      return <History sequence={route.sequence} />
    case 'settings':
      return <Settings section={route.section} />
    case 'help':
      return <Help section={route.section} />
    case 'label':
      return <Label of={route.of} />
    case 'guide':
    case 'sign-in':
      return <Guide />
  }
}

/** Activations that wait for the sign-in stay in sight: there the screen offers it instead. */
function needsSignIn({ mode, account, ports, portless, guide }: Snapshot): boolean {
  const led = guide?.activation?.phase.state === 'waiting'
  const busy = led || portless.length > 0 || ports.some(({ activation }) => activation?.phase.state === 'waiting')
  return mode === 'account' && account.state !== 'signed-in' && !busy
}

function Starting() {
  const { t } = useWords()
  return (
    <main className="starting" aria-live="polite">
      {t('app.starting')}
    </main>
  )
}

/** Nothing is remembered by the page: the theme comes with the snapshot. */
const forgetful = {
  get: (fallback: 'light' | 'dark' | 'auto') => fallback,
  set: () => undefined,
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => undefined,
}

interface LookProps {
  readonly chosen: Snapshot['settings']['theme']
  /** A maker's colour. */
  readonly accent?: string | undefined
  readonly children: ReactNode
}

function Look({ chosen, accent, children }: LookProps) {
  const [nonce] = useState(styleNonce)
  useEffect(() => (accent === undefined ? undefined : dressIn(accent)), [accent])
  const dressed = useMemo(() => (accent === undefined ? theme : inAccent(accent)), [accent])
  return (
    <MantineProvider
      theme={dressed}
      cssVariablesResolver={fromTokens}
      colorSchemeManager={forgetful}
      defaultColorScheme="auto"
      {...(chosen === 'system' ? {} : { forceColorScheme: chosen })}
      getStyleNonce={() => nonce}
    >
      {children}
    </MantineProvider>
  )
}

/** The host's, without which the page's policy lets no style element through. */
function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''
}
