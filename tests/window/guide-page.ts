/** The guide's screen as a person sees it, in any language: where it stands, what it says, what can be done. */
import { expect, type Locator, type Page } from '@playwright/test'
import { type GuideView, guideSteps } from '../../app/api/guide.ts'

export type Step = GuideView['step']

export class GuidePage {
  readonly page: Page
  /** The one filled button, or nothing while the app waits. */
  readonly main: Locator
  /** What stands in its place while the app waits. */
  readonly wait: Locator
  readonly title: Locator

  constructor(page: Page) {
    this.page = page
    this.main = page.locator('.main-button')
    this.wait = page.locator('.bar .wait')
    this.title = page.getByRole('main').getByRole('heading', { level: 1 })
  }

  /** By place, since its name is another one in each language. */
  async step(): Promise<Step | undefined> {
    const steps = this.page.getByRole('listitem').filter({ has: this.page.locator('.step-name') })
    const present = await steps.evaluateAll((all) => all.findIndex((step) => step.ariaCurrent === 'step'))
    return guideSteps[present]
  }

  async expectStep(step: Step): Promise<void> {
    await expect.poll(() => this.step(), `the guide stands at ${step}`).toBe(step)
  }

  /** A quiet action of the bar, or any other button. */
  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true })
  }

  /** As on the label: the groups are for the eye only. */
  async serial(): Promise<string> {
    const shown = await this.page
      .getByRole('definition')
      .filter({ has: this.page.locator('.serial') })
      .first()
      .textContent()
    return (shown ?? '').replace(/\s/g, '')
  }
}
