/** Sam, social worker: takes the referral in the channel, writes all sections, survives a restart, sends it in. */
import assert from 'node:assert/strict'
import type { Locator } from 'playwright-core'
import { pageOf } from '../../src/domain/questions.ts'
import { assessmentPage } from './answers.ts'
import { fillBoxes, valueIn } from './fill-box.ts'
import { cardWith, escaped, goTo, press, say, showTop } from './playground.ts'
import type { Road } from './road.ts'
import type { Step } from './steps.ts'

const GO_ON = 'Save and go on'
const SEE_ALL = 'Save and see all sections'
const WORDS = 'She told me: I want it slow, for the children.'

export const workerSteps = (road: Road): readonly Step[] => [
  [
    'the card stands in the channel of the team, without a name',
    async () => {
      const { sam } = road.people()
      await goTo(sam, 'channel')
      const card = await cardWith(sam, road.reference)
      assert.match(await card.innerText(), /waiting for a worker/)
      assert.doesNotMatch(await card.innerText(), /Prisonson|Childs|Carerly|A1234BC|HMP/)
      await road.picture(sam, 'team-channel')
    },
  ],
  ['Sam takes it, and the card changes where it stands, for Tess too', async () => takeIt(road)],
  [
    'Sam goes on in his own chat',
    async () => {
      const { sam } = road.people()
      await press(await cardWith(sam, road.reference), 'Continue in my chat')
      await road.picture(sam, 'continue-in-my-chat-pressed')
      await goTo(sam, 'chat')
      await cardWith(sam, 'Go on with A1')
      await road.picture(sam, 'overview')
    },
  ],
  [
    'Sam writes about both children with the buttons',
    async () => {
      const { sam } = road.people()
      await press(await cardWith(sam, 'Go on with A1'), 'Go on with A1')
      const first = await formFor(road, 'A1')
      await showTop(first)
      await road.picture(sam, 'section-a1')
      await fillBoxes(first, assessmentPage('A1'))
      await press(first, GO_ON)
      await write(road, 'A2', SEE_ALL)
      await cardWith(sam, 'Go on with B')
    },
  ],
  [
    'Sam answers one question by typing, opens that section by typing, and finds the words there',
    async () => {
      const { sam } = road.people()
      await say(sam, `write ${road.reference} B1: ${WORDS}`)
      await cardWith(sam, /answers? missing[\s\S]*Go on with B/)
      await road.picture(sam, 'written-by-typing')
      await say(sam, `open ${road.reference} B`)
      const form = await formFor(road, 'B')
      assert.equal(await valueIn(form, 'How does the carer feel about contact?'), WORDS)
      await fillBoxes(form, assessmentPage('B'))
      await press(form, GO_ON)
      await write(road, 'C', SEE_ALL)
      await cardWith(sam, 'Go on with D')
    },
  ],
  ['the server stops and starts, and what was written is still there', async () => restart(road)],
  [
    'Sam writes the rest, from one section to the next',
    async () => {
      const { sam } = road.people()
      for (const key of ['D', 'E', 'F', 'G1', 'G2', 'H1', 'H2']) {
        if (key === 'G2') await road.picture(sam, 'section-g2')
        await write(road, key, GO_ON)
      }
      const after = await cardWith(sam, /Things to explain|8 of 8/)
      if (/Things to explain/.test(await after.innerText())) {
        await road.picture(sam, 'things-to-explain')
        for (const box of await after.locator('textarea').all()) await box.fill('It is so for a good reason.')
        await press(after, GO_ON)
      }
      await cardWith(sam, /8 of 8 sections done/)
      await road.picture(sam, 'all-sections-done')
    },
  ],
  [
    'Sam sends it in',
    async () => {
      const { sam } = road.people()
      await press(await cardWith(sam, /8 of 8 sections done/), 'Send to the Team Manager')
      await cardWith(sam, /Sent in\. Tess Placeholder gets it/)
      await road.picture(sam, 'sent-in')
    },
  ],
]

async function takeIt(road: Road): Promise<void> {
  const { sam, tess } = road.people()
  await goTo(tess, 'channel')
  await cardWith(tess, road.reference)
  await press(await cardWith(sam, road.reference), 'Take it')
  for (const who of [sam, tess]) {
    await cardWith(who, new RegExp(`${road.reference}[\\s\\S]*Sam Example`))
    const posts = who.page.locator('.ac-adaptiveCard', { hasText: road.reference })
    assert.equal(await posts.count(), 1, 'one card, changed where it stands')
  }
  await road.picture(sam, 'taken')
  await road.picture(tess, 'taken-as-tess-sees-it')
  await goTo(tess, 'chat')
}

/** The newest card with the boxes of a page, `A1` to `H2`. */
export function formFor(road: Road, key: string): Promise<Locator> {
  const page = pageOf(key, [{}, {}])
  const child = page?.child === undefined ? '' : `, child ${page.child}`
  const title = `${page?.section.id}. ${page?.section.title}${child}`
  return cardWith(road.people().sam, new RegExp(`${escaped(title)}[\\s\\S]*${GO_ON}`))
}

async function write(road: Road, key: string, button: string): Promise<void> {
  const form = await formFor(road, key)
  await fillBoxes(form, assessmentPage(key))
  await press(form, button)
}

async function restart(road: Road): Promise<void> {
  await road.part()
  await road.product.stop()
  await road.product.start()
  await road.meet()
  const { sam } = road.people()
  await goTo(sam, 'channel')
  await cardWith(sam, new RegExp(`${road.reference}[\\s\\S]*Sam Example`))
  await road.picture(sam, 'channel-after-restart')
  await goTo(sam, 'chat')
  await say(sam, 'my work')
  await press(await cardWith(sam, /My work/), 'Open 0001')
  await press(await cardWith(sam, 'Go on with D'), 'Open C')
  const form = await formFor(road, 'C')
  assert.equal(await valueIn(form, 'Risk of pressure from the prisoner'), 'Low in letters.')
  await road.picture(sam, 'section-c-after-restart')
  await press(form, GO_ON)
}
