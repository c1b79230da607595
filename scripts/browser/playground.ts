/** One person's Agents Playground in the browser: chat and channel, what stands there, what is typed and pressed. */
import type { Browser, Locator, Page } from 'playwright-core'

export type Playground = {
  readonly page: Page
  readonly name: string
  readonly port: number
  /** The one channel that this person sees. */
  readonly channel: string
  place: 'chat' | 'channel'
}

const PATIENCE_MS = 15_000
/** High enough for most cards. */
const VIEW = { width: 1400, height: 1400 }
const CARD = '.ac-adaptiveCard'
const POST = '.fui-Card[role=group]'

type Who = Pick<Playground, 'name' | 'port' | 'channel'>

/** Opens the page and waits until it knows who sits there. A reload empties the view, so one page lasts. */
export async function openPlayground(browser: Browser, { name, port, channel }: Who): Promise<Playground> {
  const context = await browser.newContext({ viewport: VIEW, locale: 'en-GB' })
  const page = await context.newPage()
  page.setDefaultTimeout(PATIENCE_MS)
  const release = await holdPosts(page)
  await page.goto(`http://localhost:${port}/`)
  await page.getByText('Connected.', { exact: true }).waitFor({ timeout: 60_000 })
  await page.getByText('Configuration file is loaded').first().waitFor()
  await page.getByText(name, { exact: true }).first().waitFor()
  await closeLog(page)
  release()
  return { name, port, channel, page, place: 'chat' }
}

/**
 * What was posted before the page was open comes as soon as it is, and a Playground that does not know its channels
 * yet drops it. So posts wait until the returned function is called.
 */
async function holdPosts(page: Page): Promise<() => void> {
  const held: (() => void)[] = []
  let holding = true
  await page.routeWebSocket(/./, (toPage) => {
    const toServer = toPage.connectToServer()
    toServer.onMessage((message) => {
      if (holding && String(message).includes('"createMessage"')) held.push(() => toPage.send(message))
      else toPage.send(message)
    })
  })
  return () => {
    holding = false
    for (const send of held) send()
  }
}

/** The Playground's own panel takes a third of the room, and no user of Teams has it. */
const closeLog = (page: Page): Promise<void> =>
  page
    .locator('button', { has: page.locator('svg') })
    .last()
    .click()

const WIDTH_OF_A_PHONE = 620

/** Shows the page in a narrow window while something is done. */
export async function inNarrow(playground: Playground, act: () => Promise<void>): Promise<void> {
  const { page } = playground
  await page.setViewportSize({ ...VIEW, width: WIDTH_OF_A_PHONE })
  // The list of chats lies over the page while it was touched last.
  await page.mouse.click(WIDTH_OF_A_PHONE - 10, VIEW.height / 2)
  await act()
  await widen(playground)
}

export async function widen({ page }: Pick<Playground, 'page'>): Promise<void> {
  if (page.viewportSize()?.width === VIEW.width) return
  await page.setViewportSize(VIEW)
  // It comes back with the room.
  await page.getByText('Log Panel').waitFor()
  await closeLog(page)
}

export async function goTo(playground: Playground, place: Playground['place']): Promise<void> {
  const { page, channel } = playground
  const ending = place === 'chat' ? /^Personal Chat$/ : new RegExp(` - ${escaped(channel)}$`)
  await page.getByRole('treeitem', { name: ending }).click()
  playground.place = place
}

/** In a channel the bot hears only what is addressed to it, so it is mentioned there. */
export async function say(playground: Playground, text: string): Promise<void> {
  const { page, place } = playground
  await page.locator('[contenteditable=true][role=textbox]').first().click()
  if (place === 'channel') {
    await page.keyboard.type('@')
    await page.getByRole('menuitem', { name: 'Prison Contact' }).filter({ visible: true }).first().click()
    await page.keyboard.type(' ')
  }
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
}

/** The newest card with these words; in a channel the newest post stands on top. Waits until it is there. */
export async function cardWith(playground: Playground, words: string | RegExp): Promise<Locator> {
  const { page, place } = playground
  const posts = page.locator(POST).filter({ has: page.locator(CARD, { hasText: words }) })
  const scope = place === 'chat' ? page : posts.first()
  const card = scope
    .locator(`${CARD}:not([role=dialog] ${CARD})`, { hasText: words })
    .filter({ visible: true })
  await card.last().waitFor()
  return card.last()
}

/** Waits for words of the bot that stand on no card. */
export async function hears(playground: Playground, words: string | RegExp): Promise<Locator> {
  const heard = playground.page.locator('p, .editor-paragraph, .fai-OutputCard').filter({ hasText: words })
  const visible = heard.filter({ visible: true })
  await visible.last().waitFor()
  return visible.last()
}

/** A button of a card. One that opens an address is a link to the Playground. */
export const buttonOn = (card: Locator, title: string): Locator =>
  card
    .getByRole('button', { name: title, exact: true })
    .or(card.getByRole('link', { name: title, exact: true }))
    .filter({ visible: true })
    .last()

export const press = (card: Locator, title: string): Promise<void> => buttonOn(card, title).click()

/** Long cards are shown from their end; this scrolls to where one begins. */
export const showTop = (card: Locator): Promise<void> => card.evaluate((element) => element.scrollIntoView())

export const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
