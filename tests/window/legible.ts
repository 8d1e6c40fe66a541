/** What a person with other eyes and hands would stumble over, measured in the page. */
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** What axe finds, one line each. */
export async function axeFindings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    // There are no frames in it, whose findings would be put together in one more page: that takes twice as long.
    .setLegacyMode()
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' · ')}`)
}

/** 44 px both ways; a radio or a field counts with its label. What a button stands for is not reached by itself. */
export async function smallTargets(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const targets = [...document.querySelectorAll<HTMLElement>('a, button, input, select, summary')]
    const seen = targets.filter((target) => target.checkVisibility() && !target.matches('.skip, .sr'))
    return seen.flatMap((target) => {
      const large =
        target.closest('label') ??
        (target.matches('input[type=radio]') ? target.nextElementSibling : undefined) ??
        target
      const { width, height } = large.getBoundingClientRect()
      return width >= 44 && height >= 44
        ? []
        : [`${Math.round(width)} × ${Math.round(height)}: ${target.outerHTML.slice(0, 120)}`]
    })
  })
}

/** A usual one, the smallest that is asked for, the usual one at 200 % zoom, and a phone's. */
export const windowSizes = [
  [1280, 800],
  [1024, 700],
  [640, 400],
  [320, 640],
] as const

/** Text wider than its box, or a page wider than its window. */
export async function cutOff(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const wide =
      document.documentElement.scrollWidth > innerWidth ? [`page ${document.documentElement.scrollWidth}`] : []
    const boxes = [...document.querySelectorAll<HTMLElement>('h1, h2, p, button, a, dd, .wait, .state')]
    const cut = boxes.filter(
      (box) =>
        box.checkVisibility() &&
        !box.closest('.sr, .skip') &&
        box.scrollWidth > box.clientWidth + 1 &&
        getComputedStyle(box).display !== 'inline',
    )
    return [...wide, ...cut.map((box) => `${box.className}: ${box.textContent}`)]
  })
}
