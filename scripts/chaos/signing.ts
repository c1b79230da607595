/** The gate as people pass it: given back, signed, taken back, signed again, and gone. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Person } from '../../src/domain/people.ts'
import type { Story, Town } from './council.ts'
import { standing, timesDone } from './look.ts'
import { cardFor, does } from './press.ts'

const SENT_LIMIT_MS = 300_000

/** A press to send it in that was given up may arrive after all, when it was given back meanwhile: it is asked for again. */
export async function givenBackAgain(town: Town, story: Story, manager: Person): Promise<void> {
  if ((await standing(town, story.reference))?.referral.status !== 'submitted') return
  story.deeds.set('submit', await timesDone(town, story.reference, 'submit'))
  await giveBack(town, story, manager)
}

const gate = async (town: Town, { reference }: Story, manager: Person): Promise<unknown> =>
  cardFor(town, { by: manager, act: (deeds) => deeds.presses('see-sign-off', { reference }) })

export const giveBack = (town: Town, story: Story, manager: Person): Promise<void> =>
  does(town, {
    ...{ story, by: manager, what: 'askForChanges', isDone: /Changes asked for/ },
    press: async () => {
      const seen = await seenOf(town, story)
      return (
        seen &&
        ((deeds) =>
          deeds.presses('ask-for-changes', { ...seen, reason__x: 'Please say more.', section__x: 'G1' }))
      )
    },
  })

export async function sign(town: Town, story: Story, manager: Person): Promise<void> {
  await does(town, {
    ...{ story, by: manager, what: 'signOff', isDone: /The e-mails go on/ },
    press: async () => {
      await gate(town, story, manager)
      const seen = await seenOf(town, story)
      // Each card has a stamp of its own: with that of a card that was signed and taken back, it is the old press again.
      const box = `checked__${town.random.whole(1, 1e9).toString(36)}`
      return seen && ((deeds) => deeds.presses('sign-off', { ...seen, [box]: '' }))
    },
  })
}

/** What stands on the card of the sign-off. */
async function seenOf(town: Town, { reference }: Story) {
  const referral = (await standing(town, reference))?.referral
  if (referral === undefined || !('submission' in referral)) return undefined
  const { number, fingerprint } = referral.submission
  return { reference, submission: number, fingerprint }
}

/** An undo that came in time is signed again; one that came too late changes nothing. */
export async function settleSignature(town: Town, story: Story, manager: Person): Promise<void> {
  const referral = (await standing(town, story.reference))?.referral
  if (referral?.status !== 'submitted') return
  story.undone += 1
  story.deeds.set('undoSignOff', story.undone)
  await sign(town, story, manager)
}

/** Hours pass, and troubles with them: it comes by itself. An undo that was late in coming is signed again. */
export async function comesToBeSent(town: Town, story: Story, manager: Person): Promise<void> {
  const limit = performance.now() + SENT_LIMIT_MS
  for (;;) {
    const now = (await standing(town, story.reference))?.referral.status
    if (now === 'sent') return signedOnceMore(town, story)
    if (now === 'submitted') await settleSignature(town, story, manager)
    if (performance.now() > limit) throw new Error(`${story.reference} never came to be sent: ${now}`)
    await pause(300)
  }
}

/** However late a signature or an undo arrived: of those that were taken back each was signed again, once. */
async function signedOnceMore(town: Town, story: Story): Promise<void> {
  const signed = await timesDone(town, story.reference, 'signOff')
  const undone = await timesDone(town, story.reference, 'undoSignOff')
  if (signed !== undone + 1)
    town.found.push(`${story.reference} was signed ${signed} times and taken back ${undone} times`)
  story.deeds.set('signOff', signed)
  if (undone > 0) story.deeds.set('undoSignOff', undone)
}
