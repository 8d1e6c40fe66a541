/**
 * The list of a batch of 100,000 devices, scrolled from its first row to its last through the page: no task takes longer than
 * 50 ms. Pages of rows are asked for through the browser host and answered by the product's own list.
 */
import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { manifestOf } from '../../app/batch/manifest.ts'
import { type BatchRecord, recordOf } from '../../app/batch/record.ts'
import { RowsAsked } from '../../app/batch/rows-asked.ts'
import { usualRules } from '../../app/batch/rules.ts'
import { failure } from '../../app/errors.ts'
import { batchId, shows } from '../../tests/window/batch-states.ts'
import { closedBatch } from '../../tests/window/played-batches.ts'
import { firstSnapshot } from '../../tests/window/scripted-page.ts'
import { type Figure, ms, p99 } from '../figure.ts'
import { hostedPage } from '../hosted.ts'
import { longest, watched } from '../smooth.ts'
import { ToldCore } from '../told-core.ts'

const ROWS = 100_000
const SCROLL_MS = 20_000
const ALLOWED_MS = 50

export async function rows(): Promise<Figure[]> {
  const asked = new RowsAsked(longBatch())
  const core = new ToldCore(
    { ...firstSnapshot, ...shows({ open: closedBatch({ expected: ROWS, done: ROWS }) }) },
    (query) =>
      query.query === 'batch-rows' ? asked.page(query) : { failure: failure('CONFIG_INVALID', { what: query.query }) },
  )
  await using hosted = await hostedPage(core, '#/batch')
  const { page } = hosted
  await page.locator('.rows-tools .chip').last().click()
  await page.locator(`.row-table[aria-rowcount="${ROWS + 1}"]`).waitFor()
  await page.getByText(serialOf(0)).first().waitFor()
  const idle = await watched(page, () => pause(SCROLL_MS / 4))
  const scrolled = await watched(page, () => scrolledToEnd(page))
  // Whoever arrives there reads the last row.
  await page
    .getByText(serialOf(ROWS - 1))
    .first()
    .waitFor({ timeout: 5000 })
  const clock = scrolled.tasks.length === 0 ? 'none over 50 ms' : ms(longest(scrolled.tasks))
  return [
    {
      what: `list with ${ROWS} rows, scrolled from top to bottom in ${SCROLL_MS / 1000} s: longest task`,
      floor: `${ms(longest(idle.gaps))} between frames with nothing to do`,
      ours: `${ms(scrolled.processor)} of processor time; by the clock ${clock}, between frames ${ms(longest(scrolled.gaps))} at most (p99 ${ms(p99(scrolled.gaps))})`,
      target: `${ALLOWED_MS} ms`,
      holds: scrolled.processor <= ALLOWED_MS,
      measured: { idle: idle.gaps, gaps: scrolled.gaps, tasks: scrolled.tasks, processor: scrolled.processor },
    },
  ]
}

/** As a person who holds the bar's handle: another place in each frame. */
function scrolledToEnd(page: Page): Promise<void> {
  return page.locator('.row-table').evaluate(
    (box, overMs) =>
      new Promise<void>((resolve) => {
        const began = performance.now()
        const frame = () => {
          const share = Math.min(1, (performance.now() - began) / overMs)
          box.scrollTop = share * (box.scrollHeight - box.clientHeight)
          if (share < 1) requestAnimationFrame(frame)
          else resolve()
        }
        frame()
      }),
    SCROLL_MS,
  )
}

const serialOf = (number: number) => String(10_000_000 + number)

/** All of it was taken. */
function longBatch(): BatchRecord {
  const at = '2026-11-24T13:02:11.000Z'
  const account = 'https://api.example/v1/ device-activator bench'
  const lines = Array.from({ length: ROWS }, (_, number) => ({
    line: number + 2,
    serial_number: serialOf(number),
    pallet: `P-${1 + Math.floor(number / 480)}`,
    customer: 'Nordlicht Logistik GmbH, Kiel',
  }))
  const list = { file: 'list.csv', lines: ROWS, groups: 0, hash: '' }
  const created = {
    kind: 'batch',
    act: batchId,
    does: 'created',
    account,
    name: 'Long',
    rules: usualRules,
    list,
  } as const
  const record = recordOf({ id: batchId, created, since: at }, manifestOf(lines))
  for (const { line, serial_number } of lines) {
    const identity = { serial_number, device_name: `tracker-${serial_number}` }
    const batch = { id: batchId, visit: crypto.randomUUID(), socket: String(1 + (line % 64)) }
    record.tally.add({ act: crypto.randomUUID(), at, account, outcome: 'taken', identity, batch })
  }
  return record
}
