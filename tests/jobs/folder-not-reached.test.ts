/** Reports that could not be filed: the administrator hears of it in a sentence with what to do, and of no case. */
import assert from 'node:assert/strict'
import type { Card } from '../../src/cards/render.ts'
import { deliverCard } from '../../src/jobs/deliver-card.ts'
import { fileReport } from '../../src/jobs/file-report.ts'
import type { JobWorld } from '../../src/jobs/ports.ts'
import { FAMILY } from '../bot/stored.ts'
import { buttonsOn, wordsOn } from '../support/cards.ts'
import { ADMIN, COUNCIL, SAM, TESS } from '../support/council.ts'
import { jobWorld } from '../support/job-world.ts'
import { released, submitted } from '../support/workflow-road.ts'
import { openWorkflow, startAfresh, type WorkflowWorld } from '../support/workflow-world.ts'

describe('a folder that does not take the reports', () => {
  let world: WorkflowWorld & JobWorld
  let chats: { person: string; card: Card; summary: string }[]

  before(async () => {
    const open = await openWorkflow()
    const missing = Object.assign(new Error('not there: itemNotFound (404)'), { advice: 'not there' })
    const graph = { putFile: () => Promise.reject(missing) }
    const teams = {
      postToPerson: async (person: string, post: { card: Card; summary: string }) =>
        void chats.push({ person, ...post }),
    }
    world = jobWorld(open, { graph, teams })
  })
  after(() => world.close())
  beforeEach(async () => {
    await startAfresh(world)
    chats = []
  })

  const run = async (reference: string, what: string): Promise<void> => {
    for (const { key, what: found, status } of await world.store.notices(reference))
      if (found === what && status === 'promised')
        await (what.endsWith('-reports') ? fileReport : deliverCard)(world)(
          { key },
          { number: 1, last: false },
        )
  }

  for (const [what, make] of [
    ['draft-reports', () => submitted(world)],
    ['signed-reports', () => released(world)],
  ] as const)
    it(`is told to the administrator at once (${what}), beside the worker`, async () => {
      const { reference } = await make()
      await run(reference, what)
      await run(reference, 'folder-not-reached')
      await run(reference, 'not-filed')
      const [told] = chats.filter(({ person }) => person === ADMIN.id)
      assert.ok(told !== undefined)
      assert.equal(told.summary, `${reference}: the team’s folder could not be written to`)
      const words = wordsOn(told.card)
      assert.match(words, /did not take the reports for the folder of North locality team/)
      assert.match(words, /look in SharePoint whether that folder is still there/)
      assert.match(words, /Sites\.Selected, role write/)
      const isSigned = what === 'signed-reports'
      const again = /not filed again by themselves.* or type “file again PCA-2026-\d{4}”/
      assert.equal(again.test(words), isSigned)
      assert.doesNotMatch(JSON.stringify(told), FAMILY)
      assert.deepEqual(
        buttonsOn(told.card).map(({ verb }) => verb),
        isSigned ? ['file-again', 'help'] : ['help'],
      )
      const others = chats.filter(({ person }) => person !== ADMIN.id)
      assert.deepEqual(
        others.map(({ person }) => person).toSorted(),
        isSigned ? [SAM.id, TESS.id].toSorted() : [SAM.id],
      )
      for (const { card } of others) {
        assert.equal(again.test(wordsOn(card)), isSigned)
        assert.deepEqual(
          buttonsOn(card).map(({ verb }) => verb),
          isSigned ? ['file-again', 'show'] : ['show'],
        )
      }
    })

  it('offers nothing to press to a signer who manages the team no more', async () => {
    const people = COUNCIL.people.map((one) => (one.id === TESS.id ? { ...one, teams: [] } : one))
    const { reference } = await released(world)
    await run(reference, 'signed-reports')
    const keys = (await world.store.notices(reference)).filter(
      ({ what, to }) => what === 'not-filed' && to === 'signer',
    )
    for (const { key } of keys)
      await deliverCard({ ...world, directory: { ...COUNCIL, people } })({ key }, { number: 1, last: false })
    assert.deepEqual(
      chats.map(({ person, card }) => [person, buttonsOn(card).map(({ verb }) => verb)]),
      [[TESS.id, ['show']]],
    )
  })

  it('is told to nobody more where no administrator is named', async () => {
    const people = COUNCIL.people.filter(({ id }) => id !== ADMIN.id)
    const { reference } = await submitted(world)
    await run(reference, 'draft-reports')
    const without = { ...world, directory: { ...COUNCIL, people } }
    const found = (await world.store.notices(reference)).find((each) => each.what === 'folder-not-reached')
    await deliverCard(without)({ key: found?.key ?? '' }, { number: 1, last: false })
    assert.deepEqual(chats, [])
    const after = (await world.store.notices(reference)).find((each) => each.what === 'folder-not-reached')
    assert.equal(after?.status, 'not needed')
  })
})
