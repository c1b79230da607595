/** What is shown along with a referral: read in one statement, it is what several would say. */
import assert from 'node:assert/strict'
import { isRefusal } from '../../src/domain/refusal.ts'
import { settle } from '../../src/store/notices.ts'
import { breakGlassOf } from '../../src/workflow/break-glass.ts'
import { restrictReferral } from '../../src/workflow/restriction.ts'
import { DEPUTY, SAM, TESS } from '../support/council.ts'
import { samplePdf } from '../support/sample-papers.ts'
import { released, taken } from '../support/workflow-road.ts'
import { MONDAY, openWorkflow, type WorkflowWorld } from '../support/workflow-world.ts'

const LATER = '2026-12-07T22:00:00.000Z'

describe('what is shown along with a referral', () => {
  let world: WorkflowWorld
  before(async () => {
    world = await openWorkflow()
  })
  after(() => world.close())
  beforeEach(() => world.setNow(MONDAY))

  const severally = async (reference: string, at: string) => ({
    notices: await world.store.notices(reference),
    deliveries: await world.store.deliveries(reference),
    glass: await world.store.glassOf(reference, at),
    papers: (await world.store.papers(reference)).length,
  })

  it('is what the ledger, the e-mails, broken glass and papers say by themselves, in their order', async () => {
    const { reference } = await released(world)
    const emails = (await world.store.notices(reference)).filter(({ by }) => by === 'email')
    const at = world.clock.now()
    await settle(world.database.kysely, emails[0]?.key ?? '', { status: 'accepted', at })
    await settle(world.database.kysely, emails[1]?.key ?? '', { status: 'failed', at, fault: '503' })
    await world.store.transaction(async (tx) => {
      for (const [index, { key: notice }] of emails.entries())
        for (const kind of ['seen', 'bounced'] as const)
          await tx.keepDelivery({ notice, kind, at, messageId: `<${kind}${9 - index}>`, conversationId: 'c' })
      for (const id of ['1', '2'])
        await tx.keepPaper(
          {
            ...{ id: `paper-${id}`, reference, kind: 'other', name: 'Letter.pdf', type: 'pdf' },
            ...{ size: 3, sha256: id, receivedOn: '2026-12-01', by: SAM.id, at },
          },
          samplePdf(),
        )
    })
    const beside = await world.store.beside(reference, at)
    assert.deepEqual(beside, await severally(reference, at))
    assert.equal(beside.deliveries.length, emails.length * 2)
    assert.equal(beside.papers, 2)
    assert.deepEqual(
      [
        beside.notices.some(({ doneAt }) => doneAt === at),
        beside.notices.some(({ fault }) => fault === '503'),
      ],
      [true, true],
    )
  })

  it('has the reason of broken glass, and nothing of it when its hours are over', async () => {
    const reference = await taken(world)
    const why = 'The worker is ill today.'
    const asked = { reference, people: [SAM.id, TESS.id], why: 'A cousin works here.', withoutMe: false }
    assert.ok(!isRefusal(await restrictReferral(world, TESS, asked)))
    assert.ok(!isRefusal(await breakGlassOf(world, DEPUTY, { reference, why })))
    const at = world.clock.now()
    const { glass } = await world.store.beside(reference, at)
    assert.deepEqual(glass, await world.store.glassOf(reference, at))
    assert.deepEqual([glass[0]?.by, glass[0]?.why], [DEPUTY.id, why])
    assert.deepEqual((await world.store.beside(reference, LATER)).glass, [])
  })

  it('is nothing at all of what is not there', async () => {
    assert.deepEqual(await world.store.beside('PCA-2026-9999', MONDAY), {
      ...{ notices: [], deliveries: [], glass: [], papers: 0 },
    })
  })
})
