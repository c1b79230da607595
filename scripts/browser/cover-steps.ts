/** The second referral waits for Tess, who is away: it is passed on, everybody hears so, and she says when she is back. */
import assert from 'node:assert/strict'
import { sayDay } from '../../src/domain/moment.ts'
import { assessmentPage } from './answers.ts'
import { councilDay } from './council-day.ts'
import { formOfOne } from './deadline-steps.ts'
import { fillBoxes } from './fill-box.ts'
import { atLocal } from './local-page.ts'
import { cardWith, inNarrow, press, say, showTop } from './playground.ts'
import type { Road } from './road.ts'
import type { Step } from './steps.ts'

const TESS = 'Tess Placeholder'

export const coverSteps = (road: Road): readonly Step[] => [
  ['Sam writes the rest of the second referral and sends it in', async () => finish(road)],
  [
    'Tess is away by her automatic replies: it goes to the deputy, and she and Sam hear so',
    async () => passOn(road),
  ],
  ['Tess may still sign it, and sees who was asked', async () => mayStillSign(road)],
  ['Tess says that she is away, and that she is back', async () => awayAndBack(road)],
]

async function finish(road: Road): Promise<void> {
  const { sam, tess } = road.people()
  await say(sam, `open ${road.second} B`)
  for (const key of ['B', 'C', 'D', 'E', 'F', 'G1', 'H1']) {
    const form = await formOfOne(road, key)
    await fillBoxes(form, assessmentPage(key))
    await press(form, 'Save and go on')
  }
  const after = await cardWith(sam, new RegExp(`${road.second}[\\s\\S]*(Things to explain|8 of 8)`))
  if (/Things to explain/.test(await after.innerText())) {
    for (const box of await after.locator('textarea').all()) await box.fill('It is so for a good reason.')
    await press(after, 'Save and go on')
  }
  const done = await cardWith(sam, new RegExp(`${road.second}[\\s\\S]*8 of 8 sections done`))
  await press(done, 'Send to the Team Manager')
  await cardWith(sam, new RegExp(`${road.second}[\\s\\S]*Sent in\\. Tess Placeholder gets it`))
  await cardWith(tess, new RegExp(`${road.second}[\\s\\S]*Version 1`))
}

async function passOn(road: Road): Promise<void> {
  const { sam, tess } = road.people()
  await atLocal(road, async ({ page, switchAway, move, lineOf }) => {
    await switchAway(TESS, 'on')
    await move('1 hour on')
    await page.emulateMedia({ colorScheme: 'dark' })
    await road.album.picture(page, 'local-tess-is-away-dark')
    const told = await lineOf('unseen', /Dev Sample[\s\S]*ready for your sign-off/)
    await told.scrollIntoViewIfNeeded()
    await road.album.picture(page, 'local-the-deputy-is-asked-dark')
    const line = await lineOf(
      'ledger',
      new RegExp(`${road.second}[\\s\\S]*sign off request[\\s\\S]*accepted`),
    )
    await page.setViewportSize({ width: 400, height: 900 })
    await line.scrollIntoViewIfNeeded()
    await road.album.picture(page, 'local-ledger-narrow')
  })
  for (const who of [tess, sam]) {
    const told = await cardWith(who, `${road.second}: sign-off passed on`)
    assert.match(await told.innerText(), /passed on to Dev Sample/)
  }
  await road.picture(tess, 'passed-on-as-tess-hears-it')
  await road.picture(sam, 'passed-on-as-sam-hears-it')
}

async function mayStillSign(road: Road): Promise<void> {
  const { tess } = road.people()
  await press(await cardWith(tess, `${road.second}: sign-off passed on`), 'See the sign-off')
  const card = await cardWith(tess, new RegExp(`${road.second}[\\s\\S]*Passed to Dev Sample because`))
  await showTop(card)
  await road.picture(tess, 'sign-off-that-was-passed-on')
}

async function awayAndBack(road: Road): Promise<void> {
  const { tess } = road.people()
  const last = sayDay(await councilDay(road, 6))
  await say(tess, `I am away until ${last}`)
  const away = await cardWith(tess, /^\s*You are away/)
  assert.match(await away.innerText(), new RegExp(`up to and including ${last}`))
  await road.picture(tess, 'tess-says-she-is-away')
  await atLocal(road, ({ switchAway }) => switchAway(TESS, 'off'))
  await say(tess, 'I am back')
  const back = await cardWith(tess, 'Welcome back')
  assert.match(await back.innerText(), /stays with whoever has it now/)
  await road.picture(tess, 'tess-says-she-is-back')
  await inNarrow(tess, () => road.picture(tess, 'tess-says-she-is-back-narrow'))
}
