/** The e-mails of the report on the page of local mode: copies, their lines in the ledger, and how the page looks. */
import type { Locator, Page } from 'playwright-core'
import { escaped, showTop } from './playground.ts'
import type { Road } from './road.ts'

const ADDRESSES = { lado: 'lado@sampleshire.example', prison: 'omu.aldermoor@prisons.example' }

/** Newest first. */
export const copiesTo = (road: Road, page: Page, who: keyof typeof ADDRESSES): Locator =>
  page.locator('.mail', {
    hasText: new RegExp(`${road.reference} report[^@]*To\\s*${escaped(ADDRESSES[who])}`),
  })

export const dispatchIds = (copies: Locator): Promise<readonly string[]> =>
  copies.locator('dl div', { hasText: 'Dispatch id' }).locator('dd').allInnerTexts()

/** Of the first referral, newest first; `words` is a pattern. */
export const ledgerLines = (road: Road, page: Page, words: string): Locator =>
  page.locator('[aria-labelledby=ledger] tbody tr', {
    hasText: new RegExp(`${road.reference}\\s*What\\s*${words}`),
  })

/** Pictures of the page from there on: light, dark, and in the width of a phone. */
export async function inEveryLook(road: Road, shown: Locator, name: string): Promise<void> {
  const page = shown.page()
  const size = page.viewportSize()
  await showTop(shown)
  await road.album.picture(page, name)
  await page.emulateMedia({ colorScheme: 'dark' })
  await road.album.picture(page, `${name}-dark`)
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 400, height: 900 })
  await showTop(shown)
  await road.album.picture(page, `${name}-narrow`)
  if (size !== null) await page.setViewportSize(size)
}
