/** What a person does on the page, in whatever host shows it. */
import { expect, type Page } from '@playwright/test'

export async function plugIn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Plug in a simulated device' }).first().click()
}

/** Up to the question whether the label says the same. @returns the serial number the device said */
export async function askDevice(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Activate', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Does the label say the same?' })).toBeVisible()
  return await plateOn(page)
}

export async function confirm(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'It matches' }).click()
  await expect(page.getByRole('heading', { name: 'Activated and proven' })).toBeVisible()
}

/** The device that is still plugged in, asked once more: the screens offer the next one, a command asks the same. */
export async function activateAgain(page: Page): Promise<void> {
  const answer = await page.evaluate(async () => {
    // "#/activate/<port>": what the screen shows.
    const port = decodeURIComponent(location.hash.split('/').slice(2).join('/'))
    const command = { command: 'activate', port }
    const given = Reflect.get(window, 'activator')
    if (given !== undefined) return await given.run(command)
    const headers = { 'content-type': 'application/json' }
    const posted = await fetch('/api/command', { method: 'POST', headers, body: JSON.stringify(command) })
    return await posted.json()
  })
  expect(answer).toEqual({ accepted: true })
  await expect(page.getByRole('heading', { name: 'Already yours' })).toBeVisible()
}

/** As on the label: the groups are for the eye only. */
async function plateOn(page: Page): Promise<string> {
  const shown = await page.getByRole('definition').first().textContent()
  return (shown ?? '').replace(/\s/g, '')
}
