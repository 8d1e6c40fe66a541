/** What each picture shows, as a core would tell it at one and the same moment. */
import type { Page } from '@playwright/test'
import type { ConfigurationFound } from '../../app/api/configuration.ts'
import type { Diagnostics } from '../../app/api/diagnostics.ts'
import type { Found, Query, Snapshot } from '../../app/api.ts'
import { type ErrorParams, failure } from '../../app/errors.ts'
import { batchId, many, manyOpen, openBatch, shows, sixteen } from './batch-states.ts'
import { drawingFound, guideStates, stepsFor } from './guide-states.ts'
import type { PictureName } from './picture-list.ts'
import { changed, closedBatch, draft, fingerprint, PlayedBatches } from './played-batches.ts'
import { PlayedDevices } from './played-devices.ts'
import { answering, workingDays } from './played-history.ts'
import { activation, identity, ownership, signedIn, usb0 } from './scripted-page.ts'
import { english as t } from './words.ts'

/** All of it happens here; times are those of the drawing board. */
export const moment = new Date('2026-11-24T13:02:19Z')

export interface Pictured {
  readonly at?: string
  readonly shows: () => Partial<Snapshot>
  /** To where the picture is taken. The words are English until then. */
  readonly act?: (page: Page) => Promise<void>
}

const guide = (state: keyof typeof guideStates, changed: Partial<Snapshot> = {}): Pictured => ({
  shows: () => ({ ...guideStates[state]?.(), ...changed }),
})
const devices = new PlayedDevices()
const batches = new PlayedBatches()
const latest = {
  ...{ id: batchId, name: 'yesterday’s batch', created: '2026-11-23T08:00:00.000Z' },
  ...{ state: 'paused' as const, done: 12, expected: 40 },
}
const own = { shows: () => ({ ...devices.snapshot(), ...guideStates.choose?.(), devices: devices.snapshot().devices }) }

export const scenes: Readonly<Record<PictureName, Pictured>> = {
  'first-start': { shows: () => ({}) },
  'first-start-configuration': { shows: () => ({}), act: openConfiguration },
  'sign-in': { shows: () => ({ mode: 'account' }) },
  'guide-choose': guide('choose'),
  'guide-prepare': guide('prepare'),
  'guide-connect': guide('connect-waiting'),
  'guide-connect-practice': guide('connect-practice'),
  'guide-connect-charge-only': guide('connect-charge-only'),
  'guide-connect-no-port': guide('connect-no-port'),
  'guide-port-held': guide('connect-port-held'),
  'guide-no-permission': guide('connect-permission-refused'),
  'guide-check': guide('check'),
  'guide-label-differs': guide('check-mismatch'),
  'guide-activate': guide('activate'),
  'guide-unreachable': guide('waiting-network'),
  'guide-sign-in-needed': guide('waiting-sign-in'),
  'guide-portal': guide('failed-portal'),
  'guide-owned-by-another': guide('failed-owned-by-another'),
  'guide-done': guide('done'),
  label: { ...guide('done'), at: `#/label/${activation({ state: 'done', outcome: 'taken', identity, ownership }).id}` },
  'batch-start': { shows: () => shows({ draft, latest, tiles: sixteen }), at: '#/batch' },
  'batch-running-16': { shows: () => shows({ open: openBatch(), tiles: sixteen }), at: '#/batch' },
  'batch-running-48': { shows: () => shows({ open: manyOpen, tiles: many(48) }), at: '#/batch' },
  'batch-tile': {
    shows: () => shows({ open: openBatch(), tiles: sixteen }),
    at: '#/batch',
    act: (page) => page.locator('.tile.look').first().click(),
  },
  'batch-teach': { shows: () => shows({ teaching: 5, tiles: sixteen }), at: '#/batch' },
  'batch-closed': {
    shows: () => shows({ open: closedBatch(), fingerprint }),
    at: '#/batch',
    act: (page) => page.locator('.row-table .story-of').first().waitFor(),
  },
  'batch-undo': {
    shows: () => shows({ open: closedBatch(), fingerprint }),
    at: '#/batch',
    async act(page) {
      await page.locator('.card.undo button').click()
      await page.locator('.undo-table .serial').first().waitFor()
    },
  },
  'batch-verify': {
    shows: () => shows({ verified: { file: 'spring-order-4711.json', found: changed }, fingerprint }),
    at: '#/batch/verify',
  },
  devices: { ...own, at: '#/devices' },
  device: { ...own, at: '#/device/12345' },
  'devices-release': {
    ...own,
    at: '#/devices',
    async act(page) {
      for (const serial of ['004180', '004181']) await page.getByRole('checkbox', { name: serial }).click()
      await page.locator('.danger button').click()
      await page.getByRole('textbox').last().waitFor()
    },
  },
  history: { shows: () => signedIn, at: '#/history' },
  'history-support': {
    shows: () => signedIn,
    at: '#/history',
    async act(page) {
      await page.getByRole('button', { name: t('support.do') }).click()
      await page.locator('pre').first().waitFor()
    },
  },
  settings: { shows: () => signedIn, at: '#/settings' },
  'settings-profiles': {
    shows: () => ({ ...guideStates.choose?.(), profileTest: tested }),
    at: '#/settings/profiles',
    act: (page) => page.locator('.trace-rx').first().scrollIntoViewIfNeeded(),
  },
  help: {
    shows: () => signedIn,
    at: '#/help',
    act: (page) => page.getByText(t('doctor.check.clock')).first().waitFor(),
  },
  'help-guides': { shows: () => ({ ...guideStates.choose?.() }), at: '#/help/guides' },
}

async function openConfiguration(page: Page): Promise<void> {
  const buffer = Buffer.from('{}')
  await page.getByRole('radio', { name: t('start.file') }).click()
  await page.locator('input[type=file]').setInputFiles({
    name: 'nordlicht.json',
    mimeType: 'application/json',
    buffer,
  })
  await page.getByText('Nordlicht').first().waitFor()
}

const tested: Snapshot['profileTest'] = {
  test: 1,
  port: usb0.path,
  profile: 'vest-tracker',
  since: '2026-11-24T13:02:11.688Z',
  bytes: { tx: 19, rx: 58 },
  chunks: 2,
  cut: false,
  result: { identity, attempts: 1, opened: 38, answered: 112, ended: 168 },
}

const configuration: ConfigurationFound = {
  changes: [
    { what: 'name', to: 'Nordlicht' },
    { what: 'service', to: 'https://api.nordlicht.example/v1/' },
    { what: 'profile-added', to: 'Harness beacon' },
    { what: 'accent', to: '#0b7a5c' },
  ],
}

const unreachable: ErrorParams['SERVICE_UNREACHABLE'] = { service: 'https://api.example/v1/' }
const packed: Diagnostics = {
  name: 'device-activator-support-2026-11-24-13-02.txt',
  sections: [
    { name: 'about', text: '{\n  "version": "0.1.0",\n  "host": "window",\n  "system": "linux x64"\n}' },
    { name: 'history', text: JSON.stringify(failure('SERVICE_UNREACHABLE', unreachable), undefined, 2) },
    { name: 'log', text: '{"event":"opened","port":"/dev/ttyACM0"}' },
  ],
}

/** Whatever a screen asks. */
export function found(query: Query): Found | Promise<Found> {
  switch (query.query) {
    case 'drawing':
      return drawingFound(query)
    case 'history':
    case 'story':
    case 'diagnostics':
      return answering(workingDays(moment), packed)(query)
    case 'checks':
      return { at: moment.toISOString(), ms: 412, findings: [...findings] }
    case 'configuration':
      return configuration
    case 'guide-steps':
      return { steps: stepsFor(query.profile) }
    case 'profile-sources':
      return { folder: '/home/anna/.local/share/device-activator/profiles', sources: [] }
    case 'trace':
      return { test: 1, from: 0, chunks: [...chunks] }
    case 'batches':
    case 'batch-rows':
    case 'batch-report':
    case 'batch-undo-preview':
      return batches.found(query)
    default:
      return devices.found(query)
  }
}

const chunks = [
  { ms: 39.2, dir: 'tx', hex: hexOf('{"req":"identify"}\n') },
  { ms: 112.4, dir: 'rx', hex: hexOf('{"serial_number":"012345","device_name":"a1b2c3d4e5f8"}\r\n') },
] as const

const folderKept = '/home/anna/.local/share/device-activator'
const findings = [
  { check: 'ports', state: 'ok', found: { count: 2 } },
  { check: 'permission', state: 'ok', found: {} },
  { check: 'port-holders', state: 'look', found: { program: 'ModemManager' }, fix: 'stop-modem-manager' },
  { check: 'driver', state: 'ok', found: {} },
  { check: 'clock', state: 'ok', found: { seconds: 0 } },
  { check: 'proxy', state: 'ok', found: { proxy: 'none' } },
  { check: 'service', state: 'ok', found: { service: 'https://api.example/v1/', ms: 41 } },
  { check: 'disk', state: 'ok', found: { folder: folderKept, megabytes: 126_032 } },
  { check: 'data-folder', state: 'ok', found: { folder: folderKept } },
  { check: 'journal', state: 'ok', found: { entries: 4312 } },
  { check: 'keyring', state: 'ok', found: {} },
  { check: 'node', state: 'ok', found: { version: '24.11.1' } },
] as const

function hexOf(text: string): string {
  return Buffer.from(text).toString('hex')
}
