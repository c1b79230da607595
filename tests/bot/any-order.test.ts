/** Presses of everybody in any order, doubled and late: every move is one of the table, and what was sent stays sent. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { MOVES } from '../../src/domain/lifecycle.ts'
import type { Person } from '../../src/domain/people.ts'
import { releaseWhatIsDue } from '../../src/workflow/dispatch.ts'
import { cardIn, filled } from '../support/cards.ts'
import { BOTH, DEPUTY, INES, MAYA, SAM, TESS, UNQUALIFIED } from '../support/council.ts'
import { until } from '../support/jobs.ts'
import { openWorld, type TestWorld } from '../support/outside-world.ts'
import { lastPost, record, take, write } from '../support/road.ts'
import { FAULT, quiet, seenOf, stored } from './stored.ts'

type Press = { readonly by: Person; readonly verb: string; readonly data: object }

describe('presses in any order', () => {
  let world: TestWorld
  /** Everything that was pressed on the way of the first referral, as Teams might send it again. */
  const kept: Press[] = []
  let sent = ''

  const pressed = async (by: Person, verb: string, data: object): Promise<void> => {
    const { status, body } = await world.chat(by).presses(verb, { ...data })
    assert.equal(status, 200)
    assert.doesNotMatch(JSON.stringify(body), FAULT)
  }
  const keep = async (by: Person, verb: string, data: object): Promise<void> => {
    kept.push({ by, verb, data })
    await pressed(by, verb, data)
  }
  const pageOf = async (reference: string, offences: string) => {
    await world.chat(SAM).says(`open ${reference} C`)
    return filled(cardIn(lastPost(world, SAM)), /go on/, { offences })
  }

  before(async () => {
    world = await openWorld()
    world.clock.set('2026-12-03T10:00:00.000Z')
    sent = await record(world)
    await keep(SAM, 'take', { reference: sent })
    await keep(SAM, 'save-page', await pageOf(sent, 'As it was first written.'))
    await write(world, sent)
    await keep(SAM, 'submit', { reference: sent })
    await keep(TESS, 'ask-for-changes', { ...(await seenOf(world, sent)), reason__1: 'Shorter.' })
    await keep(SAM, 'save-page', await pageOf(sent, 'As it was written again.'))
    await keep(SAM, 'submit', { reference: sent })
    await keep(TESS, 'sign-off', await seenOf(world, sent))
    await keep(TESS, 'undo-sign-off', { reference: sent })
    await keep(DEPUTY, 'sign-off', await seenOf(world, sent))
    world.clock.add(601)
    await releaseWhatIsDue(world.product.world)
    await until(() => world.outlook.mails().length === 3)
    await quiet(world)
  })
  after(() => world.close())

  it('change nothing, send nothing and break nothing once the report was sent', async () => {
    const before = await stored(world)
    const orders = fc.shuffledSubarray([...kept, ...kept], { minLength: 6 })
    await fc.assert(
      fc.asyncProperty(orders, async (order) => {
        await Promise.all(order.map(({ by, verb, data }) => pressed(by, verb, data)))
      }),
      { numRuns: 12 },
    )
    assert.equal(await stored(world), before)
    assert.equal(world.outlook.mails().length, 3)
  })

  it('before that make only moves of the table, each from where the last one ended', async () => {
    const reference = await record(world)
    await take(world, reference)
    await write(world, reference)
    const people = fc.constantFrom(SAM, INES, TESS, DEPUTY, BOTH, UNQUALIFIED, MAYA)
    const verbs = fc.constantFrom(
      'take',
      'allocate',
      'save-page',
      'submit',
      'ask-for-changes',
      'sign-off',
      'undo-sign-off',
    )
    let text = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(people, verbs, fc.boolean()), { minLength: 8, maxLength: 12 }),
        async (order) => {
          for (const [by, verb, twice] of order) {
            text += 1
            const seen = await seenOf(world, reference).catch(() => ({
              submission: 1,
              fingerprint: 'a'.repeat(64),
            }))
            const boxes = { reason__1: 'Shorter.', worker__1: text % 2 === 0 ? SAM.id : INES.id }
            const form = { reference, key: 'C', base: 0, asked: 'prisonerMotive' }
            const data = {
              ...seen,
              ...boxes,
              reference,
              form,
              go: 'next',
              prisonerMotive__1: `Text ${text}.`,
            }
            await Promise.all([1, 2].slice(0, twice ? 2 : 1).map(() => pressed(by, verb, data)))
          }
        },
      ),
      { numRuns: 8 },
    )
    const rows = await world.product.database.kysely
      .selectFrom('audit')
      .select(['id', 'what', 'who', 'version', 'from_status', 'to_status'])
      .where('reference', '=', reference)
      .orderBy('id')
      .execute()
    const moves = rows.filter(({ what }) => !what.startsWith('save '))
    assert.ok(moves.length > 4, `${moves.length} moves were made`)
    for (const [index, { id, what, from_status: from, to_status: to, version, who }] of moves.entries()) {
      assert.ok(
        MOVES.some((move) => move.move === what && move.from === from && move.to === to),
        `${what}: ${from} to ${to}`,
      )
      assert.equal(from, moves[index - 1]?.to_status ?? 'nothing')
      assert.equal(version, index + 1)
      if (what !== 'signOff') continue
      const wrote = rows.filter((row) => row.id < id && /^(save |submit$)/.test(row.what))
      const authors = wrote.map((row) => row.who)
      assert.ok([TESS, DEPUTY, BOTH].some((one) => one.id === who) && !authors.includes(who))
    }
  })
})
