/** What is typed asks the same as what is pressed: to whom a referral is not shown, each sentence is about nothing. */
import assert from 'node:assert/strict'
import { COMMANDS } from '../../src/bot/commands/index.ts'
import { ACCESS, ruleOf } from '../../src/domain/access/access.ts'
import type { Person } from '../../src/domain/people.ts'
import { REFUSALS } from '../../src/domain/refusal.ts'
import { maySeeTriage } from '../../src/domain/triage.ts'
import { ALL_ROLES, NO_ROLE, OTHER, OWN, STRANGER } from './people.ts'
import { alike } from './pressing.ts'
import { referralWorld } from './referral-world.ts'
import { ALL_STATUSES, everything, NOT_THERE } from './standing.ts'
import { wordsOf } from './table-words.ts'

const rows = ACCESS.filter(({ about }) => about === 'a referral').flatMap((area) => area.rows)

describe('a sentence about a referral', () => {
  const { world, standing, other } = referralWorld()

  const says = async (by: Person, text: string): Promise<string> => {
    await world().chat(by).says(text)
    const said = world().teams.postsToPerson(by.id).at(-1)?.activity
    return JSON.stringify([said?.text, said?.attachments])
  }
  /** As it stands in help, about these. */
  const about = (words: string, reference: string): string =>
    words
      .replace(/PCA-2026-000[12]/, 'FIRST')
      .replaceAll(/PCA-2026-000[12]/g, other())
      .replace('FIRST', reference)

  for (const [index, command] of COMMANDS.filter(({ words }) => words.includes('PCA-')).entries())
    it(`“${command.words}” tells nothing to whom it is not shown, and changes nothing`, async () => {
      const before = await everything(world())
      const some = ALL_STATUSES.filter((_, turn) => (turn + index) % 6 === 0)
      for (const [turn, status] of some.entries()) {
        const role = ALL_ROLES[(index + turn) % ALL_ROLES.length] ?? 'social_worker'
        const by = [OTHER[role], NO_ROLE, STRANGER][(index + turn) % 3] ?? NO_ROLE
        const referral = standing(status)
        const owners = rows.filter((row) => row.words?.includes(wordsOf(command.words)))
        if (
          by !== STRANGER &&
          (maySeeTriage(by, referral) || owners.some((row) => ruleOf(row).asks(by, referral)))
        )
          continue
        const answer = await says(by, about(command.words, referral.reference))
        const ofNothing = await says(by, about(command.words, NOT_THERE))
        assert.equal(alike(answer, referral.reference), alike(ofNothing, NOT_THERE), `${status}, ${by.name}`)
        if (by === STRANGER) assert.ok(answer.includes(REFUSALS.notInDirectory))
      }
      assert.deepEqual(await everything(world()), before)
    })

  for (const row of rows.filter(({ words }) => words !== undefined))
    it(`changes nothing for those who see it and may not: “${row.does}”`, async () => {
      const before = await everything(world())
      const sentences = COMMANDS.map(({ words }) => words).filter(
        (words) => words.includes('PCA-') && row.words?.includes(wordsOf(words)) === true,
      )
      for (const [turn, words] of sentences.entries()) {
        const status = (row.during ?? ALL_STATUSES)[turn % (row.during ?? ALL_STATUSES).length] ?? 'allocated'
        const mayNot = ALL_ROLES.map((role) => OWN[role]).filter(
          (by) => maySeeTriage(by, standing(status)) && !ruleOf(row).asks(by, standing(status)),
        )
        for (const by of mayNot.slice(0, 2)) await says(by, about(words, standing(status).reference))
      }
      assert.deepEqual(await everything(world()), before)
    })
})
