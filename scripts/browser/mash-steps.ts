/** Maya of MASH: records one referral in her chat, with a fault on the way, and one in the dialog. */
import assert from 'node:assert/strict'
import { CARER, CHILD, PRISONER, REQUEST, SECOND_CHILD } from './answers.ts'
import { closeDialog, dialogWith, openDialog } from './dialog.ts'
import { fillBox, fillBoxes, valueIn } from './fill-box.ts'
import { buttonOn, cardWith, goTo, hears, press, say, showTop } from './playground.ts'
import type { Road } from './road.ts'
import type { Step } from './steps.ts'

const NUMBER = 'Prison number'

export const mashSteps = (road: Road): readonly Step[] => [
  [
    'the product starts and says where to go',
    async () => {
      await road.product.start()
      for (const port of [56150, 56160, 56170])
        assert.match(road.product.said(), new RegExp(`http://localhost:${port}`))
    },
  ],
  [
    'each of the three is welcomed in their own chat, once',
    async () => {
      await road.meet()
      for (const who of Object.values(road.people())) {
        await cardWith(who, 'What I can do')
        assert.equal(await who.page.locator('.ac-adaptiveCard').count(), 1)
      }
      await road.picture(road.people().maya, 'maya-is-welcomed')
    },
  ],
  [
    'a social worker who types new referral is refused in words',
    async () => {
      const { sam } = road.people()
      await say(sam, 'new referral')
      await hears(sam, /MASH/)
      await road.picture(sam, 'sam-may-not-record')
    },
  ],
  ['a misspelt command gets suggestions', async () => misspell(road)],
  [
    'Maya types new referral and fills in the request',
    async () => {
      const { maya } = road.people()
      await say(maya, 'new referral')
      const card = await cardWith(maya, 'step 1 of 4')
      await road.picture(maya, 'new-referral-as-it-comes')
      await showTop(card)
      await road.picture(maya, 'new-referral-from-the-top')
      await fillBoxes(card, REQUEST)
      await road.picture(maya, 'request-filled-in')
      await press(card, 'Next: the prisoner')
      await cardWith(maya, 'step 2 of 4')
    },
  ],
  [
    'a wrong prison number is shown at the top and at its box, and nothing typed is lost',
    async () => err(road),
  ],
  [
    'Maya adds two children and the carer, and it is recorded',
    async () => {
      const { maya } = road.people()
      await fillIn(road, 'step 3 of 4', CHILD, 'Add another child')
      await fillIn(road, '(2 of 2)', SECOND_CHILD, 'Next: the carer')
      await fillIn(road, 'step 4 of 4', CARER, 'Record and give to the team')
      const recorded = await cardWith(maya, 'Recorded: PCA-')
      road.reference = /PCA-\d{4}-\d{4}/.exec(await recorded.innerText())?.[0] ?? ''
      assert.match(road.reference, /^PCA-\d{4}-0001$/)
      await road.picture(maya, 'recorded')
    },
  ],
  [
    'the MASH channel hears of it',
    async () => {
      const { maya } = road.people()
      await goTo(maya, 'channel')
      const card = await cardWith(maya, road.reference)
      assert.doesNotMatch(await card.innerText(), /Prisonson|Childs|Carerly/)
      await road.picture(maya, 'mash-channel')
      await goTo(maya, 'chat')
    },
  ],
  ['Maya records a second one in the dialog of the message extension', async () => recordInDialog(road)],
]

async function misspell(road: Road): Promise<void> {
  const { sam } = road.people()
  await say(sam, 'my wrok')
  await hears(sam, /Did you mean.*my work/)
  await road.picture(sam, 'misspelt')
}

async function err(road: Road): Promise<void> {
  const { maya } = road.people()
  const card = await cardWith(maya, 'step 2 of 4')
  await fillBoxes(card, PRISONER)
  await fillBox(card, { label: NUMBER, value: 'A12' })
  await press(card, 'Next: the child')
  const again = await cardWith(maya, 'needs your attention')
  const says = (await again.innerText()).match(/A prison number has a letter/g) ?? []
  assert.equal(says.length, 2, 'at the top and at the box')
  assert.equal(await valueIn(again, NUMBER), 'A12')
  assert.equal(await valueIn(again, 'Full name'), 'Alan Prisonson')
  await road.picture(maya, 'fault-as-it-comes')
  await showTop(again)
  await road.picture(maya, 'fault-from-the-top')
  await fillBox(again, { label: NUMBER, value: 'A1234BC' })
  await press(again, 'Next: the child')
}

async function fillIn(road: Road, words: string, boxes: typeof CHILD, button: string): Promise<void> {
  const { maya } = road.people()
  const card = await cardWith(maya, words)
  await fillBoxes(card, boxes)
  if (words.startsWith('(2')) await road.picture(maya, 'second-child')
  await press(card, button)
}

async function recordInDialog(road: Road): Promise<void> {
  const { maya } = road.people()
  await openDialog(maya, 'newReferral')
  for (const [words, boxes, button] of [
    ['step 1 of 4', REQUEST, 'Next: the prisoner'],
    ['step 2 of 4', PRISONER, 'Next: the child'],
    ['step 3 of 4', CHILD.filter(({ label }) => label !== 'School or nursery'), 'Next: the carer'],
    ['step 4 of 4', CARER, 'Record and give to the team'],
  ] as const) {
    const card = await dialogWith(maya, words)
    await buttonOn(card, button).waitFor()
    await fillBoxes(card, boxes)
    if (words === 'step 2 of 4') await road.picture(maya, 'dialog-prisoner')
    await press(card, button)
  }
  const recorded = await dialogWith(maya, 'Recorded: PCA-')
  road.second = /PCA-\d{4}-\d+/.exec(await recorded.innerText())?.[0] ?? ''
  assert.match(road.second, /^PCA-\d{4}-0002$/)
  await road.picture(maya, 'dialog-recorded')
  await closeDialog(maya)
}
