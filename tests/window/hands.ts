/** The three ways a person works the screen: by mouse, by keyboard alone, and with a scanner for the label. */
import type { Locator, Page } from '@playwright/test'
import type { GuidePage } from './guide-page.ts'

export interface Hand {
  readonly page: Page
  press(button: Locator): Promise<void>
  /** One of several that exclude each other. */
  pick(choice: Locator): Promise<void>
  fill(field: Locator, text: string): Promise<void>
  /** Answers whether the label says the same. @param serial as the label has it */
  compare(guide: GuidePage, serial: string): Promise<void>
}

/** More than any screen has to stop at. */
const MOST_STOPS = 80
/** Between two characters: nobody types as fast as a scanner. */
const PERSON_MS = 80

export class MouseHand implements Hand {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }
  press(button: Locator): Promise<void> {
    return button.click()
  }
  async pick(choice: Locator): Promise<void> {
    await choice.click()
  }
  fill(field: Locator, text: string): Promise<void> {
    return field.fill(text)
  }
  compare(guide: GuidePage, _serial: string): Promise<void> {
    return this.press(guide.main)
  }
}

export class KeyboardHand implements Hand {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  async press(button: Locator): Promise<void> {
    await this.#reach(button)
    await this.page.keyboard.press('Enter')
  }

  /** Tab comes to the one that is chosen, the arrows go on from there. */
  async pick(choice: Locator): Promise<void> {
    await choice.waitFor()
    const name = await choice.getAttribute('name')
    await this.#reach(this.page.locator(`input[type=radio][name="${name}"]:focus`))
    for (let step = 0; step < MOST_STOPS && !(await isFocused(choice)); step += 1) {
      await this.page.keyboard.press('ArrowDown')
    }
    await this.page.keyboard.press('Space')
  }

  async fill(field: Locator, text: string): Promise<void> {
    await this.#reach(field)
    await this.page.keyboard.type(text)
  }

  /** The last four, as people do, and no quicker: what is quicker is a scanner. */
  async compare(_guide: GuidePage, serial: string): Promise<void> {
    await this.#reach(this.page.getByRole('main').getByRole('textbox'))
    await this.page.keyboard.type(serial.slice(-4), { delay: 80 })
    await this.page.keyboard.press('Enter')
  }

  /** Slower than a scanner, and ended by Enter. */
  async typeLabel(field: Locator, text: string): Promise<void> {
    await this.#reach(field)
    await this.page.keyboard.type(text, { delay: PERSON_MS })
    await this.page.waitForTimeout(PERSON_MS)
    await this.page.keyboard.press('Enter')
  }

  async #reach(target: Locator): Promise<void> {
    for (let step = 0; step < MOST_STOPS; step += 1) {
      if (await isFocused(target)) return
      await this.page.keyboard.press('Tab')
    }
    throw new Error(`the keyboard does not come to ${target}`)
  }
}

/** Counts what a person does. */
export class CountingHand extends MouseHand {
  actions = 0
  override async press(button: Locator): Promise<void> {
    this.actions += 1
    await super.press(button)
  }
  override async pick(choice: Locator): Promise<void> {
    this.actions += 1
    await super.pick(choice)
  }
  override async compare(guide: GuidePage): Promise<void> {
    await this.press(guide.main)
  }
}

/** The scanner is used without looking where the focus is; the other hand has the mouse. */
export class ScannerHand extends MouseHand {
  override compare(_guide: GuidePage, serial: string): Promise<void> {
    return scan(this.page, serial)
  }
}

/**
 * What a scanner does: it types, and ends with Enter. All of it is handed over at once: one key after the other, a busy
 * machine would now and then be as slow as a person.
 */
export async function scan(page: Page, label: string): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const stroke = (key: string, text: string) => [
    session.send('Input.dispatchKeyEvent', { type: 'keyDown', key, text }),
    session.send('Input.dispatchKeyEvent', { type: 'keyUp', key }),
  ]
  await Promise.all([...[...label].flatMap((key) => stroke(key, key)), ...stroke('Enter', '\r')])
  await session.detach()
}

export const hands = { mouse: MouseHand, keyboard: KeyboardHand, scanner: ScannerHand } as const
export type HandName = keyof typeof hands

async function isFocused(target: Locator): Promise<boolean> {
  if ((await target.count()) !== 1) return false
  return await target.evaluate((element) => element === document.activeElement)
}
