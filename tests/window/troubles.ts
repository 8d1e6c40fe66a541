/** What a trouble looks like on screen, and that mending its cause mends it. */
import { expect } from '@playwright/test'
import type { ErrorCode } from '../../app/errors.ts'
import type { TextKey } from '../../app/texts/en.ts'
import type { GuidePage } from './guide-page.ts'
import { english as t } from './words.ts'

export interface Trouble {
  readonly code: ErrorCode
  /** What the one main button says. */
  readonly main: TextKey
  /** Words among what happened, what it means for the device, and what to do now. */
  readonly says: readonly (string | RegExp)[]
}

export async function expectTrouble(guide: GuidePage, { code, main, says }: Trouble): Promise<void> {
  await expect(guide.title).toHaveText(t(`failure.${code}.title`))
  await expect(guide.main).toHaveText(t.fill(main, {}))
  await expect(guide.said.getByRole('heading')).toHaveText([t('trouble.what'), t('trouble.device'), t('trouble.now')])
  for (const words of says) await expect(guide.said).toContainText(words)
}

/** It agrees with the label, and is proven. */
export async function expectMended(guide: GuidePage): Promise<void> {
  await expect(guide.title).toHaveText(t('check.title'))
  await guide.main.click()
  await expect(guide.title).toHaveText(t('done.taken.title'))
}
