/** A request on its way through triage, in a person's own chat: recorded for MASH to decide, decided, undone. */

import type { Directory } from '../../src/domain/directory.ts'
import type { Answers } from '../../src/domain/form.ts'
import { CARER, CHILD, PRISONER, REQUEST } from './answers.ts'
import { cardIn, wordsOn } from './cards.ts'
import { COUNCIL, MAYA } from './council.ts'
import { until } from './jobs.ts'
import type { TestWorld } from './outside-world.ts'
import { lastPost, press } from './road.ts'

/** The sample council whose north team works for two postcode districts. */
export const WITH_DISTRICTS: Directory = {
  ...COUNCIL,
  teams: COUNCIL.teams.map((team) => (team.id === 'north' ? { ...team, districts: ['CB4', 'CB5'] } : team)),
}

type Told = {
  readonly request?: Answers
  readonly prisoner?: Answers
  readonly child?: Answers
  readonly carer?: Answers
  /** Recorded from the page of the child, where the form lets nobody on who leaves something out. */
  readonly atChild?: true
}

/** Recorded without a team. What is told goes over the usual answers; an empty answer leaves one out. */
export async function recordForTriage(world: TestWorld, told: Told = {}): Promise<string> {
  const { team: _team, ...carer } = CARER
  await world.chat(MAYA).says('new referral')
  let card: unknown = cardIn(lastPost(world, MAYA))
  for (const [title, typed] of [
    [/Next/, { ...REQUEST, ...told.request }],
    [/Next/, { ...PRISONER, ...told.prisoner }],
    [told.atChild ? 'Record for triage' : /Next/, { ...CHILD, ...told.child }],
    ...(told.atChild ? [] : [['Record for triage', { ...carer, ...told.carer }] as const]),
  ] as const)
    card = await press(world, MAYA, { card, title, typed })
  const reference = /PCA-\d{4}-\d{4}/.exec(wordsOn(cardIn(card)))?.[0]
  if (reference === undefined) throw new Error(`Nothing was recorded: ${wordsOn(card)}`)
  return reference
}

/** Everything is told but the letters, which wait for the time to undo. */
export const quietButLetters = ({ product }: TestWorld): Promise<void> =>
  until(async () => {
    const open = await product.database.kysely
      .selectFrom('notice')
      .select('key')
      .where('status', 'in', ['promised', 'trying'])
      .where('way', '!=', 'email')
      .execute()
    return open.length === 0
  }, 30_000)
