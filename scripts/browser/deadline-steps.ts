/** The second referral runs late: why and what next, the clock moved by hand, what is said at each rung, the holding e-mail. */
import assert from 'node:assert/strict'
import type { Locator } from 'playwright-core'
import { sayDay } from '../../src/domain/moment.ts'
import { pageOf } from '../../src/domain/questions.ts'
import { assessmentPage } from './answers.ts'
import { councilDay } from './council-day.ts'
import { fillBoxes } from './fill-box.ts'
import { atLocal } from './local-page.ts'
import {
  cardWith,
  escaped,
  goTo,
  inNarrow,
  type Playground,
  press,
  say,
  showTop,
  widen,
} from './playground.ts'
import type { Road } from './road.ts'
import type { Step } from './steps.ts'

/** What may stand in no channel. */
const FAMILY = /Prisonson|Childs|Carerly|A1234BC|HMP/

export const deadlineSteps = (road: Road): readonly Step[] => [
  ['Sam takes the second referral and saves one section', async () => begin(road)],
  [
    'why and what next say how the day came about, and who will be told what and when',
    async () => {
      const { sam } = road.people()
      await say(sam, `why ${road.second}`)
      const why = await cardWith(sam, `${road.second}: why it is due`)
      assert.match(await why.innerText(), /Received: [\s\S]*Three weeks: [\s\S]*15 working days: /)
      await road.picture(sam, 'why-this-day')
      await press(why, 'What next')
      const next = await cardWith(sam, `${road.second}: what comes next`)
      assert.match(
        await next.innerText(),
        /If nothing happens[\s\S]*Sam Example and Tess Placeholder: three working days left[\s\S]*: due today/,
      )
      await road.picture(sam, 'what-next')
    },
  ],
  ['three working days before, Sam and Tess are nudged', async () => threeDaysBefore(road)],
  ['each of them can ask why; Sam snoozes it', async () => whyAndSnooze(road)],
  [
    'on the due day both are told, snoozed or not',
    async () => {
      await atLocal(road, async (local) => {
        await local.move('The next due day')
        await road.album.picture(local.page, 'local-on-the-due-day')
      })
      const { sam, tess } = road.people()
      for (const who of [sam, tess]) {
        const nudge = await cardWith(who, `${road.second}: due today`)
        assert.match(await nudge.innerText(), /Why did I get this\?[\s\S]*Ask for more time/)
        assert.doesNotMatch(await nudge.innerText(), /Snooze/)
        await road.picture(who, `due-today-as-${firstName(who)}-hears-it`)
      }
    },
  ],
  [
    'on the next working day it is overdue: Tess is told, and the channel without a name',
    async () => late(road),
  ],
  ['Tess reads the holding e-mail, changes the day and sends it', async () => sendHolding(road)],
]

async function begin(road: Road): Promise<void> {
  const { sam, tess } = road.people()
  for (const who of [sam, tess]) await widen(who)
  await goTo(sam, 'channel')
  await press(await cardWith(sam, road.second), 'Take it')
  await cardWith(sam, new RegExp(`${road.second}[\\s\\S]*Sam Example`))
  await goTo(sam, 'chat')
  await say(sam, `open ${road.second} A1`)
  const form = await formOfOne(road, 'A1')
  await fillBoxes(form, assessmentPage('A1'))
  await press(form, 'Save and see all sections')
  await cardWith(sam, new RegExp(`${road.second}[\\s\\S]*1 of 8 sections done`))
}

/** The newest card with the boxes of a page, where there is one child. */
export function formOfOne(road: Road, key: string): Promise<Locator> {
  const section = pageOf(key, [{}])?.section
  const title = escaped(`${section?.id}. ${section?.title}`)
  return cardWith(road.people().sam, new RegExp(`${road.second}[\\s\\S]*${title}[\\s\\S]*Save and go on`))
}

export const firstName = ({ name }: Playground): string => name.split(' ')[0]?.toLowerCase() ?? ''

async function threeDaysBefore(road: Road): Promise<void> {
  const { sam, tess } = road.people()
  await atLocal(road, async (local) => {
    await road.album.picture(local.page, 'local-before-the-due-days')
    await local.move('3 working days before the next due day')
    await road.album.picture(local.page, 'local-three-days-before')
  })
  const list = await cardWith(sam, '2 things wait for you')
  assert.match(await list.innerText(), new RegExp(`${road.second}[\\s\\S]*${road.reference}`))
  await road.picture(sam, 'three-days-before-as-sam-hears-it')
  const nudge = await cardWith(tess, `${road.second}: three working days left`)
  assert.match(await nudge.innerText(), /Waits for: Sam Example/)
  await road.picture(tess, 'three-days-before-as-tess-hears-it')
}

async function whyAndSnooze(road: Road): Promise<void> {
  const { sam, tess } = road.people()
  await press(await cardWith(tess, `${road.second}: three working days left`), 'Why did I get this?')
  const told = await cardWith(tess, `${road.second}: why did I get this?`)
  assert.match(await told.innerText(), /our own target/)
  await road.picture(tess, 'why-did-tess-get-this')
  await press(await cardWith(sam, '2 things wait for you'), 'Why, or snooze')
  await press(await cardWith(sam, `${road.second}: why did I get this?`), 'Snooze until…')
  const days = await cardWith(sam, `Snooze ${road.second} until…`)
  await road.picture(sam, 'snooze-until')
  await press(days, 'Snooze until that day')
  const snoozed = await cardWith(sam, `${road.second}: snoozed until`)
  await road.picture(sam, 'snoozed')
  await press(snoozed, 'What next')
  const next = await cardWith(sam, /what comes next[\s\S]*Said so far/)
  await showTop(next)
  await road.picture(sam, 'what-next-when-snoozed')
}

async function late(road: Road): Promise<void> {
  const { sam, tess } = road.people()
  await atLocal(road, ({ move }) => move('Next working day, 09:00'))
  await cardWith(tess, `${road.second}: overdue`)
  await road.picture(tess, 'overdue-as-tess-hears-it')
  await goTo(sam, 'channel')
  const post = await cardWith(sam, `${road.second}: overdue`)
  assert.doesNotMatch(await post.innerText(), FAMILY)
  await road.picture(sam, 'overdue-in-the-channel')
  await inNarrow(sam, () => road.picture(sam, 'overdue-in-the-channel-narrow'))
  await goTo(sam, 'chat')
}

async function sendHolding(road: Road): Promise<void> {
  const { sam, tess } = road.people()
  await press(await cardWith(tess, `${road.second}: overdue`), 'Holding e-mail')
  const draft = await cardWith(tess, 'The report is late: tell them')
  assert.match(await draft.innerText(), /omu\.aldermoor@prisons\.example[\s\S]*is late\. It was due on/)
  await road.picture(tess, 'holding-email-to-read')
  const expected = await councilDay(road, 7)
  await fillBoxes(draft, [{ label: 'When do you expect to send the report?', value: expected }])
  await press(draft, 'Show it with this day')
  const anew = await cardWith(tess, `We now expect to send it by ${sayDay(expected)}`)
  await inNarrow(tess, () => road.picture(tess, 'holding-email-with-another-day-narrow'))
  await press(anew, 'Send it')
  await cardWith(tess, /The e-mail goes now/)
  await road.picture(tess, 'holding-email-sent')
  await cardWith(sam, `${road.second}: the holding e-mail`)
  await road.picture(sam, 'holding-email-as-sam-hears-it')
  await atLocal(road, async ({ page, mailWith }) => {
    const mail = await mailWith(new RegExp(`${road.second}[\\s\\S]*is late`))
    assert.match(await mail.innerText(), /omu\.aldermoor@prisons\.example/)
    assert.doesNotMatch(await mail.innerText(), /Prisonson|Childs|Carerly|A1234BC/)
    await road.album.picture(page, 'local-holding-email')
  })
}
