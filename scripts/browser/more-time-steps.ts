/** More time for the second referral: asked for by form and not supported, asked for by typing, agreed, recorded. */
import assert from 'node:assert/strict'
import { sayDay } from '../../src/domain/moment.ts'
import { MORE_TIME_REASONS } from '../../src/domain/more-time.ts'
import { councilDay } from './council-day.ts'
import { fillBoxes } from './fill-box.ts'
import { atLocal } from './local-page.ts'
import { cardWith, goTo, inNarrow, press, say, showTop } from './playground.ts'
import type { Road } from './road.ts'
import type { Step } from './steps.ts'

const NOT_YET = 'Please ask probation once more first.'
const WHY = 'Probation has promised its report for next week.'

export const moreTimeSteps = (road: Road): readonly Step[] => [
  [
    'Sam asks for more time by form, and Tess does not support it without a reason',
    async () => refused(road),
  ],
  ['Sam asks again by typing, Tess agrees, and an e-mail asks the prison', async () => agreed(road)],
  ['Sam records what the prison said: the day moves, and the first one stays', async () => recorded(road)],
]

async function refused(road: Road): Promise<void> {
  const { sam, tess } = road.people()
  await say(sam, road.second)
  await press(
    await cardWith(sam, new RegExp(`${road.second}[\\s\\S]*Ask for more time`)),
    'Ask for more time',
  )
  const form = await cardWith(sam, /Ask for more time[\s\S]*Until when\?/)
  await road.picture(sam, 'ask-for-more-time')
  await fillBoxes(form, [
    { label: 'Until when?', value: await councilDay(road, 5) },
    { label: 'Why?', value: MORE_TIME_REASONS.agency_awaited.label },
    { label: 'What the Team Manager should know', value: WHY },
  ])
  await press(form, 'Ask')
  await cardWith(sam, /Asked\. Tess Placeholder hears of it now/)
  await road.picture(sam, 'more-time-asked')
  await press(await cardWith(tess, `${road.second}: more time is asked for`), 'Not supported…')
  const answer = await cardWith(tess, 'Your words to the social worker')
  await press(answer, 'Not supported')
  const again = await cardWith(tess, /needs your attention[\s\S]*Your words to the social worker/)
  await road.picture(tess, 'not-supported-without-a-reason')
  await fillBoxes(again, [{ label: 'Your words to the social worker', value: NOT_YET }])
  await press(again, 'Not supported')
  await cardWith(tess, /Not supported\. The social worker hears so/)
  const told = await cardWith(sam, `${road.second}: more time is not supported`)
  assert.match(await told.innerText(), /Please ask probation once more first\.[\s\S]*The date stays/)
  await road.picture(sam, 'more-time-not-supported')
}

async function agreed(road: Road): Promise<void> {
  const { sam, tess } = road.people()
  const until = sayDay(await councilDay(road, 8))
  await say(sam, `ask for more time ${road.second} until ${until} because waiting for another agency: ${WHY}`)
  await cardWith(sam, new RegExp(`Asked\\. Tess Placeholder[\\s\\S]*until ${until}`))
  const asked = await cardWith(tess, new RegExp(`more time is asked for[\\s\\S]*until ${until}`))
  await road.picture(tess, 'more-time-as-tess-is-asked')
  await press(asked, 'Agree and ask the prison')
  await cardWith(tess, /Agreed\. An e-mail asks for it now/)
  await road.picture(tess, 'more-time-agreed-inside')
  await atLocal(road, async ({ page, mailWith }) => {
    const mail = await mailWith(new RegExp(`${road.second}[\\s\\S]*We need until ${until}`))
    assert.doesNotMatch(await mail.innerText(), /Prisonson|Childs|Carerly|promised/)
    await road.album.picture(page, 'local-more-time-email')
  })
}

async function recorded(road: Road): Promise<void> {
  const { sam, tess } = road.people()
  const until = sayDay(await councilDay(road, 8))
  await press(await cardWith(sam, `${road.second}: more time is agreed inside`), 'Record what they say')
  const form = await cardWith(sam, 'Who agreed: name, role and agency')
  await road.picture(sam, 'record-what-they-say')
  await press(form, 'They agreed: move the date')
  const again = await cardWith(sam, /needs? your attention[\s\S]*Who agreed: name, role and agency/)
  await fillBoxes(again, [
    { label: 'Who agreed: name, role and agency', value: 'Olive Omu, OMU manager, HMP Aldermoor Sample' },
    { label: 'How?', value: 'E-mail, in the case file' },
  ])
  await showTop(again)
  await road.picture(sam, 'record-with-a-fault')
  await press(again, 'They agreed: move the date')
  await cardWith(sam, `Recorded. It is now due on ${until}`)
  await road.picture(sam, 'the-day-has-moved')
  await say(sam, `why ${road.second}`)
  const why = await cardWith(sam, /why it is due[\s\S]*First due day/)
  assert.match(await why.innerText(), new RegExp(`why it is due ${until}[\\s\\S]*Agreed with Olive Omu`))
  await road.picture(sam, 'why-with-the-first-day')
  await inNarrow(sam, () => road.picture(sam, 'why-with-the-first-day-narrow'))
  await cardWith(tess, new RegExp(`${road.second}: more time is agreed(?! inside)`))
  await road.picture(tess, 'more-time-as-tess-hears-it')
  await goTo(tess, 'channel')
  await cardWith(tess, new RegExp(`${road.second}[\\s\\S]*${until}`))
  await road.picture(tess, 'channel-with-the-new-day')
  await goTo(tess, 'chat')
}
