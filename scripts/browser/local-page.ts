/** The page of local mode in a browser of its own: its clock, who is away, the mail that went out, the ledger. */
import assert from 'node:assert/strict'
import type { Locator, Page } from 'playwright-core'
import type { Road } from './road.ts'

export type LocalPage = {
  readonly page: Page
  /** Presses a button of the clock by how it begins. Resolves when what fell due is decided and the page shows it. */
  move(button: string): Promise<void>
  switchAway(name: string, way: 'on' | 'off'): Promise<void>
  /** The newest e-mail with these words, opened. Waits until it is there. */
  mailWith(words: string | RegExp): Promise<Locator>
  /** The newest line with these words in the list with that id. Waits until it is there. */
  lineOf(list: string, words: RegExp): Promise<Locator>
  /** Waits until there are at least so many of it. */
  several(found: Locator, least: number): Promise<void>
  /** Presses a button below an e-mail, by how it begins. Resolves when the page says what came of it, as `came`. */
  answer(mail: Locator, button: string, came: string): Promise<void>
}

const WITHIN_MS = 60_000

/** Opens the page, does that with it, and closes it again. */
export async function atLocal(road: Road, act: (local: LocalPage) => Promise<void>): Promise<void> {
  const context = await road.browser.newContext({ viewport: { width: 1200, height: 1400 }, locale: 'en-GB' })
  const page = await context.newPage()
  await page.goto(`${road.product.url}/local`)
  await act({
    page,
    async move(button) {
      const before = await saidByClock(page)
      await page.locator('.moves button', { hasText: button }).click()
      await page.locator('.now time').filter({ hasNotText: before }).waitFor({ timeout: WITHIN_MS })
    },
    async switchAway(name, way) {
      const item = page.locator('.people.away li', { hasText: name })
      await item.getByRole('button', { name: `Switch ${way}` }).click()
      await item.locator('.tag').waitFor({ state: way === 'on' ? 'visible' : 'detached' })
    },
    async mailWith(words) {
      const mail = await comes(page, page.locator('.mail', { hasText: words }))
      await mail.locator('summary').click()
      await mail.scrollIntoViewIfNeeded()
      return mail
    },
    lineOf: (list, words) =>
      comes(page, page.locator(`[aria-labelledby=${list}] tbody tr`, { hasText: words })),
    several: async (found, least) => void (await comes(page, found, least)),
    async answer(mail, button, came) {
      await mail.getByRole('button', { name: new RegExp(`^${button}`) }).click()
      await mail.locator('.since', { hasText: came }).waitFor({ timeout: WITHIN_MS })
    },
  })
  await context.close()
}

/** `Tue 8 Dec 2026, 09:00`, as the page says it. */
export const saidByClock = (page: Page): Promise<string> => page.locator('.now time').innerText()

/** The page shows how things stood when it was asked for, so it is asked for again. */
async function comes(page: Page, found: Locator, least = 1): Promise<Locator> {
  for (const end = Date.now() + WITHIN_MS; (await found.count()) < least; await page.waitForTimeout(300)) {
    assert.ok(Date.now() < end, `The page of local mode does not show ${found}.`)
    await page.reload()
  }
  return found.first()
}
