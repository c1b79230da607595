/** The rows about what was decided for the comparison of presses and words: each step follows from the one before. */
import assert from 'node:assert/strict'
import type { Person } from '../../src/domain/people.ts'
import { readMailbox } from '../../src/jobs/read-mailbox.ts'
import { releaseWhatIsDue } from '../../src/workflow/dispatch.ts'
import { SAM, TESS } from '../support/council.ts'
import type { TestWorld } from '../support/outside-world.ts'
import { quiet, seenOf } from './stored.ts'

type Row = {
  readonly verb: string
  readonly by: Person
  readonly data: (reference: string) => Promise<object> | object
  readonly typed: (reference: string) => string
  readonly first?: (reference: string) => Promise<unknown>
}

const sent = (reference: string, go: string, boxes: object, more: object = { seen: '' }) => ({
  ...{ go, form: { reference, ...more } },
  ...Object.fromEntries(Object.entries(boxes).map(([id, value]) => [`${id}__x`, value])),
})

/** Signed and sent on the way; the other one is the first one’s twin in everything but the names. */
export const decisionRows = (world: () => TestWorld): readonly Row[] => [
  {
    ...{ verb: 'record-decision', by: SAM, first: (reference) => sign(world(), reference) },
    data: async (reference) => {
      await sendBoth(world())
      return sent(
        reference,
        'record',
        {
          ...{ level1: '2', conditions1: 'ours', decidedOn: '2026-12-03', decidedBy: 'governor' },
          ...{ toldBy: 'Jo Bloggs', appeal: 'not_known' },
        },
        { page: 0, kept: '{}' },
      )
    },
    typed: (reference) =>
      `decided ${reference}: level 2 on 3 December, the governor, our conditions, told by Jo Bloggs`,
  },
  {
    ...{ verb: 'family-told', by: SAM },
    data: (reference) => sent(reference, 'note', { on: '2026-12-03' }),
    typed: (reference) => `family told ${reference} on 3 December`,
  },
  {
    ...{ verb: 'note-appeal', by: SAM },
    data: (reference) => sent(reference, 'note', { appeal: 'no' }),
    typed: (reference) => `appeal ${reference}: no`,
  },
  {
    ...{ verb: 'disagree', by: SAM },
    data: (reference) => sent(reference, 'disagree', { words: 'Nobody goes with her.' }),
    typed: (reference) => `disagree ${reference}: Nobody goes with her.`,
  },
  {
    ...{ verb: 'pass-up', by: SAM },
    data: (reference) => sent(reference, 'pass', { words: 'They said no.' }),
    typed: (reference) => `pass up ${reference}: They said no.`,
  },
  {
    ...{ verb: 'end-disagreement', by: SAM },
    data: (reference) => sent(reference, 'end', { result: 'changed', words: 'They listened.' }),
    typed: (reference) => `end disagreement ${reference} changed: They listened.`,
  },
  {
    ...{ verb: 'close-referral', by: SAM },
    data: (reference) => sent(reference, 'close', { useful: 'partly', usefulWhy: 'An earlier answer.' }),
    typed: (reference) => `close ${reference} useful partly: An earlier answer.`,
  },
]

async function sign(world: TestWorld, reference: string): Promise<void> {
  const answer = await world.chat(TESS).presses('sign-off', { ...(await seenOf(world, reference)) })
  assert.match(JSON.stringify(answer.body), /Until then you can undo it/)
}

/** Both that were signed at the same moment are sent at the same moment. */
async function sendBoth(world: TestWorld): Promise<void> {
  world.clock.add(601)
  assert.equal(await releaseWhatIsDue(world.product.world), 2)
  await quiet(world)
  world.clock.add(61)
  await readMailbox(world.product.world)
  await quiet(world)
}
