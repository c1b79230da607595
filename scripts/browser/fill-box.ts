/** Fills one box of a card as a hand would, found by its label: text, day, list, ticks. */
import type { Locator } from 'playwright-core'
import { escaped } from './playground.ts'

export type Typed = { readonly label: string; readonly value: string | readonly string[] }

/** Days are `YYYY-MM-DD`; of a list the words that are shown. */
export async function fillBox(card: Locator, { label, value }: Typed): Promise<void> {
  const box = await boxOf(card, label)
  const kind = await kindOf(box)
  const words = typeof value === 'string' ? [value] : value
  if (kind === 'text') await box.fill(words.join(' '))
  else if (kind === 'list') await choose(box, words.join(' '))
  else if (kind === 'ticks') await tick(box, words)
  else await pickDay(box, words.join(' '))
}

export async function fillBoxes(card: Locator, boxes: readonly Typed[]): Promise<void> {
  for (const box of boxes) await fillBox(card, box)
}

/** What stands in a box of text. */
export const valueIn = async (card: Locator, label: string): Promise<string> =>
  (await boxOf(card, label)).inputValue()

async function boxOf(card: Locator, label: string): Promise<Locator> {
  const exactly = new RegExp(`^\\s*${escaped(label)}\\??( \\(required\\))?\\s*$`)
  const found = card.locator('label.ac-richTextBlock').filter({ hasText: exactly }).first()
  return card.locator(`[id="${await found.getAttribute('for')}"]`)
}

async function kindOf(box: Locator): Promise<'text' | 'day' | 'list' | 'ticks'> {
  const [inCalendar, role, tag] = await box.evaluate((element) => [
    element.closest('.fui-DatePicker') !== null,
    element.getAttribute('role'),
    element.tagName,
  ])
  if (inCalendar) return 'day'
  if (role === 'combobox') return 'list'
  return tag === 'INPUT' || tag === 'TEXTAREA' ? 'text' : 'ticks'
}

async function choose(box: Locator, words: string): Promise<void> {
  const page = box.page()
  await box.click()
  const list = page.locator(`[id="${await box.getAttribute('aria-controls')}"]`)
  const exactly = new RegExp(`^\\s*${escaped(words)}\\s*$`)
  await list.locator('.fui-Option', { hasText: exactly }).first().click()
}

async function tick(box: Locator, wanted: readonly string[]): Promise<void> {
  for (const each of await box.locator('.fui-Checkbox').all()) {
    const words = (await each.innerText()).trim()
    await each.locator('input').setChecked(wanted.includes(words), { force: true })
  }
}

/** The box takes no typing, so the calendar is turned month by month. */
async function pickDay(box: Locator, day: string): Promise<void> {
  const page = box.page()
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  await box.click()
  const days = page.locator('.fui-CalendarDayGrid__dayButton')
  await days.first().waitFor()
  const [, shownMonth = '', shownYear = ''] = ((await days.nth(20).getAttribute('aria-label')) ?? '').split(
    ', ',
  )
  const months = (year - Number(shownYear)) * 12 + month - 1 - MONTHS.indexOf(shownMonth)
  const turn = page.locator('.fui-CalendarDay__headerIconButton').nth(months < 0 ? 0 : 1)
  await turn.evaluate(async (button, times) => {
    // Each turn must be drawn before the next.
    for (let turned = 0; turned < times; turned++) {
      button.click()
      await new Promise((drawn) => setTimeout(drawn))
    }
  }, Math.abs(months))
  const name = `${date}, ${MONTHS[month - 1]}, ${year}`
  await days
    .and(page.locator(`[aria-label="${name}"]`))
    .filter({ visible: true })
    .first()
    .click()
}

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
]
