/** The three people of the sample council, each before a Playground of their own. */
import type { Browser } from 'playwright-core'
import { openPlayground, type Playground } from './playground.ts'

export type People = { readonly maya: Playground; readonly sam: Playground; readonly tess: Playground }

/** One after the other: a page that has too little time to load loses the cards that were posted before it was open. */
export async function openEverybody(browser: Browser): Promise<People> {
  const sam = await openPlayground(browser, {
    name: 'Sam Example',
    port: 56160,
    channel: 'North locality team',
  })
  const tess = await openPlayground(browser, { ...sam, name: 'Tess Placeholder', port: 56170 })
  const maya = await openPlayground(browser, {
    name: 'Maya Sample',
    port: 56150,
    channel: 'Sampleshire MASH',
  })
  return { maya, sam, tess }
}

export async function closeEverybody(people: People): Promise<void> {
  await Promise.all(Object.values(people).map(({ page }) => page.context().close()))
}
