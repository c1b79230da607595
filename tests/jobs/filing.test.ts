/** The signed reports go to the team's folder by name; that all are there is noted once, by the job or by the sweep. */
import assert from 'node:assert/strict'
import type { Card } from '../../src/cards/render.ts'
import type { Referral } from '../../src/domain/referral.ts'
import { deliverCard } from '../../src/jobs/deliver-card.ts'
import { fileReport } from '../../src/jobs/file-report.ts'
import type { JobWorld } from '../../src/jobs/ports.ts'
import { confirmAccepted } from '../../src/workflow/dispatch.ts'
import { noteFiling, noteWhatWasFiled } from '../../src/workflow/filing.ts'
import type { KeptNotice } from '../../src/workflow/ports.ts'
import { ofType } from '../cards/card-tree.ts'
import { wordsOn } from '../support/cards.ts'
import { SAM, TESS } from '../support/council.ts'
import { jobWorld } from '../support/job-world.ts'
import { auditOf } from '../support/stored.ts'
import { as, promised, released } from '../support/workflow-road.ts'
import {
  everythingIn,
  openWorkflow,
  refusalOf,
  startAfresh,
  type WorkflowWorld,
} from '../support/workflow-world.ts'

const FILED = { at: '2026-12-07T10:10:00.000Z', keepUntil: '2027-03-07' }

describe('filing the signed reports', () => {
  let world: WorkflowWorld & JobWorld
  let put: (name: string) => Promise<{ webUrl: string }>
  let names: string[]
  let chats: { person: string; card: Card }[]

  before(async () => {
    const open = await openWorkflow()
    const graph = {
      putFile: (place: { name: string; driveId: string; folderId: string }) => {
        names.push(`${place.driveId}/${place.folderId}/${place.name}`)
        return put(place.name)
      },
    }
    const teams = {
      postToPerson: async (person: string, { card }: { card: Card }) => void chats.push({ person, card }),
    }
    world = jobWorld(open, { graph, teams })
  })
  after(() => world.close())
  beforeEach(async () => {
    await startAfresh(world)
    put = async (name) => ({ webUrl: `https://council.example/${name}` })
    names = []
    chats = []
  })

  const noticeOf = async (reference: string, what: KeptNotice['what']): Promise<KeptNotice> => {
    const found = (await world.store.notices(reference)).find((notice) => notice.what === what)
    assert.ok(found)
    return found
  }
  const runFiling = async (reference: string): Promise<void> => {
    const { key } = await noticeOf(reference, 'signed-reports')
    await fileReport(world)({ key }, { number: 1, last: false })
  }
  const settled = async (reference: string, ...whats: KeptNotice['what'][]): Promise<void> => {
    for (const what of whats) {
      const { key } = await noticeOf(reference, what)
      await world.ledger.settle(key, { status: 'accepted', at: world.clock.now() })
    }
  }
  const standing = async (reference: string): Promise<Referral> => {
    const loaded = await world.store.load(reference)
    assert.ok(loaded)
    return loaded.referral
  }
  const filedIn = async (reference: string) => {
    const referral = await standing(reference)
    return 'filed' in referral ? referral.filed : undefined
  }
  const moves = async (reference: string) =>
    (await auditOf(world.database, reference)).map(({ who, what }) => `${who} ${what}`)
  /** As if the process had died after the folder took them and before that was noted. */
  const filedAndDied = async (): Promise<string> => {
    const { reference, submission } = await released(world)
    for (const kept of await world.store.reports(reference, submission.number, true))
      await world.ledger.keepWebUrl(kept, `https://council.example/${kept.document.fileName}`)
    await settled(reference, 'signed-reports')
    return reference
  }

  it('puts each under its reference in the folder of the team, and notes that all are there', async () => {
    const { reference } = await released(world)
    await runFiling(reference)
    assert.deepEqual(
      names.map((name) => name.split('/').at(-1)),
      [`${reference}-child-1-part-1.pdf`, `${reference}-child-1-part-2.pdf`],
    )
    assert.ok(names.every((name) => name.startsWith('drive-north/')))
    assert.deepEqual(await filedIn(reference), FILED)
    assert.equal((await moves(reference)).at(-1), 'bot noteFiled')
    assert.deepEqual(await promised(world, reference, 'filed'), [])
  })

  it('counts as many days as the council has set', async () => {
    const { reference } = await released(world)
    const { key } = await noticeOf(reference, 'signed-reports')
    await fileReport({ ...world, keepAfterFilingDays: 1 })({ key }, { number: 1, last: false })
    assert.equal((await filedIn(reference))?.keepUntil, '2026-12-08')
  })

  it('notes nothing while one of them is missing, and all of it once that is filed', async () => {
    const { reference } = await released(world)
    put = async (name) => {
      if (name.includes('part-2')) throw Object.assign(new Error('busy'), { advice: 'try again' })
      return { webUrl: `https://council.example/${name}` }
    }
    await assert.rejects(runFiling(reference), /busy/)
    assert.equal(await filedIn(reference), undefined)
    assert.equal(await refusalOf(world, () => noteFiling(world, reference)), 'notNow')
    await noteWhatWasFiled(world)
    assert.equal(await filedIn(reference), undefined)
    put = async (name) => ({ webUrl: `https://council.example/${name}` })
    world.setNow('2026-12-08T09:00:00.000Z')
    await runFiling(reference)
    assert.deepEqual(await filedIn(reference), { at: '2026-12-08T09:00:00.000Z', keepUntil: '2027-03-08' })
    assert.equal(names.filter((name) => name.includes('part-1')).length, 1, 'what is there is not put again')
  })

  it('notes it when the job comes again after a crash, with when it was filed, and once', async () => {
    const reference = await filedAndDied()
    world.setNow('2026-12-09T10:00:00.000Z')
    await runFiling(reference)
    assert.deepEqual(await filedIn(reference), FILED)
    const before = await everythingIn(world.database)
    await runFiling(reference)
    await noteWhatWasFiled(world)
    assert.equal(await everythingIn(world.database), before)
    assert.deepEqual(names, [])
  })

  it('is noted by the sweep where no job comes again, though the referral is sent long ago', async () => {
    const reference = await filedAndDied()
    await settled(reference, 'report-to-prison', 'report-to-lado')
    as(await confirmAccepted(world, reference), 'sent')
    world.setNow('2027-06-01T10:00:00.000Z')
    await noteWhatWasFiled(world)
    assert.deepEqual(await filedIn(reference), FILED)
    assert.equal((await moves(reference)).at(-1), 'bot noteFiled')
  })

  it('is looked for everywhere once a day, and between in what is being sent or was sent in the last week', async () => {
    world.setNow('2026-12-07T09:00:00.000Z')
    await noteWhatWasFiled(world)
    const lately = await filedAndDied()
    await noteWhatWasFiled(world)
    assert.equal((await filedIn(lately))?.at, '2026-12-07T09:10:00.000Z', 'being sent')
    const old = await filedAndDied()
    await settled(old, 'report-to-prison', 'report-to-lado')
    as(await confirmAccepted(world, old), 'sent')
    world.setNow('2026-12-16T09:00:00.000Z')
    await world.store.setMemo('filing: all looked at', '2026-12-16', world.clock.now())
    await noteWhatWasFiled(world)
    assert.equal(await filedIn(old), undefined)
    world.setNow('2026-12-17T09:00:00.000Z')
    await noteWhatWasFiled(world)
    assert.equal((await filedIn(old))?.at, '2026-12-07T09:20:00.000Z')
  })

  it('holds beside the e-mails: both facts stand, whichever comes first', async () => {
    const { reference } = await released(world)
    await settled(reference, 'report-to-prison', 'report-to-lado')
    await Promise.all([confirmAccepted(world, reference), runFiling(reference)])
    const sent = as(await standing(reference), 'sent')
    assert.deepEqual([sent.filed, sent.sentAt], [FILED, FILED.at])
    const all = await moves(reference)
    assert.deepEqual(all.slice(-2).toSorted(), ['bot confirmSent', 'bot noteFiled'])
  })

  describe('is shown in the message that the report was sent', () => {
    const message = async (reference: string) => {
      await settled(reference, 'report-to-prison', 'report-to-lado')
      as(await confirmAccepted(world, reference), 'sent')
      for (const { key, what, by } of await world.store.notices(reference))
        if (what === 'sent' && by === 'chat') await deliverCard(world)({ key }, { number: 1, last: false })
      assert.deepEqual(chats.map(({ person }) => person).toSorted(), [SAM.id, TESS.id].toSorted())
      return chats
    }

    it('by a button for each, to the worker and the signer', async () => {
      const { reference } = await released(world)
      await runFiling(reference)
      for (const { card } of await message(reference)) {
        assert.deepEqual(
          ofType(card, 'Action.OpenUrl').map(({ title, url }) => [title, url]),
          [1, 2].map((part) => [
            `Part ${part}`,
            `https://council.example/${reference}-child-1-part-${part}.pdf`,
          ]),
        )
        assert.match(wordsOn(card), /kept until Sun 7 Mar 2027 at least/)
      }
    })

    it('by a line while they are on their way', async () => {
      const { reference } = await released(world)
      for (const { card } of await message(reference)) {
        assert.match(wordsOn(card), /The signed reports are on their way to the team’s folder\./)
        assert.deepEqual(ofType(card, 'Action.OpenUrl'), [])
      }
    })
  })
})
