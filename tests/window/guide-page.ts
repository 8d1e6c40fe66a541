/** The guide's screen as a person sees it, in any language: where it stands, what it says, what can be done. */
import { expect, type Locator, type Page } from '@playwright/test'
import { type GuideView, guideSteps } from '../../app/api/guide.ts'

export type Step = GuideView['step']

export class GuidePage {
  readonly page: Page
  /** The one filled button. */
  readonly main: Locator
  /** What stands in its place while the app waits. */
  readonly wait: Locator
  readonly title: Locator

  constructor(page: Page) {
    this.page = page
    this.main = page.locator('.bar .main-button')
    this.wait = page.locator('.bar .wait')
    this.title = page.getByRole('main').getByRole('heading', { level: 1 })
  }

  /** By place, since its name is another one in each language. */
  async step(): Promise<Step | undefined> {
    const steps = this.page.getByRole('listitem').filter({ has: this.page.locator('.step-name') })
    const present = await steps.evaluateAll((all) => all.findIndex((step) => step.ariaCurrent === 'step'))
    return guideSteps[present]
  }

  async expectStep(...oneOf: readonly Step[]): Promise<Step | undefined> {
    let step: Step | undefined
    const look = async () => {
      step = await this.step()
      return step
    }
    await expect.poll(look, `the guide stands at ${oneOf.join(' or ')}`).toMatch(new RegExp(`^(${oneOf.join('|')})$`))
    return step
  }

  /** At `choose`. */
  kind(name: string): Locator {
    return this.page.getByRole('radio', { name })
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true })
  }

  /** What happened, what it means for the device, what to do now. */
  get said(): Locator {
    return this.page.locator('.said')
  }

  /** As on the label: the groups are for the eye only. */
  async serial(): Promise<string> {
    const shown = await this.page.getByRole('main').locator('.serial').first().textContent()
    return (shown ?? '').replace(/\s/g, '')
  }
}
