/** After sending: they have it, what was decided, the family's letter, its closing, the numbers, and guidance. */
import assert from 'node:assert/strict'
import { fillBoxes } from './fill-box.ts'
import { cardWith, goTo, inNarrow, type Playground, press, say, showTop } from './playground.ts'
import type { Road } from './road.ts'
import type { Step } from './steps.ts'

export const decisionSteps = (road: Road): readonly Step[] => [
  ['Sam notes that the prison has the report', async () => received(road)],
  ['Sam records what was decided, child by child, beside what we advised', async () => decided(road)],
  ['the channel knows of it, and names nobody', async () => inChannel(road)],
  ['Sam writes the family’s letter, and Tess approves it', async () => letter(road)],
  ['the family was told, and Sam closes it', async () => closed(road)],
  ['Tess sees the numbers of her team', async () => numbers(road)],
  ['guidance answers in plain words, with its source', async () => guidance(road)],
]

async function received(road: Road): Promise<void> {
  const { sam } = road.people()
  await goTo(sam, 'chat')
  await say(sam, `they have it ${road.reference}: Olive Omu, by telephone`)
  const card = await cardWith(sam, new RegExp(`${road.reference}[\\s\\S]*Record the decision`))
  await showTop(card)
  await pictures(road, sam, 'they-have-it')
  await press(card, 'Record the decision')
}

async function decided(road: Road): Promise<void> {
  const { sam } = road.people()
  await say(sam, `decided ${road.reference}: level 2 on today, governor, told by the OMU`)
  const first = await cardWith(sam, /What the prison decided[\s\S]*Who told us, and how\?/)
  await pictures(road, sam, 'what-the-prison-decided')
  await fillBoxes(first, [{ label: 'Has the prisoner appealed?', value: 'Not known' }])
  await press(first, 'Next')
  const second = await cardWith(sam, /Child 1 of 2[\s\S]*What we advised[\s\S]*Which level\?/)
  await pictures(road, sam, 'decided-for-the-first-child')
  await fillBoxes(second, [{ label: 'Their conditions', value: ['All that we asked for'] }])
  await press(second, 'Next')
  const third = await cardWith(sam, /Child 2 of 2[\s\S]*What we advised[\s\S]*Which level\?/)
  await press(third, 'Record the decision')
  const card = await cardWith(sam, new RegExp(`${road.reference}[\\s\\S]*Status: decision recorded`))
  await showTop(card)
  await pictures(road, sam, 'decision-recorded')
}

async function inChannel(road: Road): Promise<void> {
  const { sam } = road.people()
  await goTo(sam, 'channel')
  const card = await cardWith(sam, new RegExp(`${road.reference}[\\s\\S]*Status: decision recorded`))
  assert.doesNotMatch(await card.innerText(), /Prisonson|Childs|Carerly|A1234BC|[Ll]evel/)
  await goTo(sam, 'chat')
}

async function letter(road: Road): Promise<void> {
  const { sam, tess } = road.people()
  await say(sam, `letters ${road.reference}`)
  const list = await cardWith(sam, /Letter to the family/)
  await showTop(list)
  await pictures(road, sam, 'letters')
  await say(sam, `family letter ${road.reference}`)
  const form = await cardWith(sam, /Letter to the family[\s\S]*Send to the Team Manager/)
  await showTop(form)
  await pictures(road, sam, 'the-familys-letter')
  await press(form, 'Send to the Team Manager')
  await goTo(tess, 'chat')
  await say(tess, `read letter ${road.reference} family-1`)
  const shown = await cardWith(tess, /Letter to the family[\s\S]*Approve/)
  await showTop(shown)
  await pictures(road, tess, 'tess-reads-the-letter')
  await press(shown, 'Approve')
  await cardWith(tess, /Approved by Tess/)
}

async function closed(road: Road): Promise<void> {
  const { sam } = road.people()
  await say(sam, `family told ${road.reference} on today`)
  await cardWith(sam, new RegExp(`${road.reference}[\\s\\S]*Close it`))
  await say(sam, `close ${road.reference} useful yes: the letters`)
  const card = await cardWith(sam, new RegExp(`${road.reference}[\\s\\S]*Status: closed`))
  await showTop(card)
  await pictures(road, sam, 'closed')
}

async function numbers(road: Road): Promise<void> {
  const { tess } = road.people()
  await say(tess, 'statistics this quarter for North')
  const card = await cardWith(tess, /Numbers[\s\S]*All together/)
  await showTop(card)
  await pictures(road, tess, 'statistics')
}

async function guidance(road: Road): Promise<void> {
  const { sam } = road.people()
  await say(sam, 'guidance visits')
  const card = await cardWith(sam, /Visits[\s\S]*Source/i)
  await showTop(card)
  await pictures(road, sam, 'guidance')
}

async function pictures(road: Road, who: Playground, name: string): Promise<void> {
  await road.picture(who, name)
  await inNarrow(who, () => road.picture(who, `${name}-narrow`))
}
