/** A prisoner who has moved, on a real store: in each status, with a version that waits, and two people at once. */
import assert from 'node:assert/strict'
import type { Directory } from '../../src/domain/directory.ts'
import { momentAt } from '../../src/domain/moment.ts'
import type { Person } from '../../src/domain/people.ts'
import type { Referral, Status, Submitted } from '../../src/domain/referral.ts'
import { fingerprintOf } from '../../src/domain/report.ts'
import { confirmAccepted } from '../../src/workflow/dispatch.ts'
import { decideNudges, sayNudges } from '../../src/workflow/nudges.ts'
import { readdressReferral } from '../../src/workflow/readdress.ts'
import { askForChangesTo, signOffReport, undoSignOffOf } from '../../src/workflow/sign-off.ts'
import { ASSESSMENT } from '../support/answers.ts'
import {
  ADMIN,
  COUNCIL,
  DEPUTY,
  HEAD,
  MAYA,
  SAM,
  SOUTH_MANAGER,
  SOUTH_WORKER,
  TESS,
} from '../support/council.ts'
import { auditOf, firstBrokenSeal } from '../support/stored.ts'
import * as road from '../support/workflow-road.ts'
import { as, promised, seenIn, submitted } from '../support/workflow-road.ts'
import { openWorkflow, refusalOf, startAfresh, type WorkflowWorld } from '../support/workflow-world.ts'

const WORDS = 'The OMU of HMP Example, by telephone today.'

const withSecondPrison = (change: Partial<Directory['prisons'][number]>): Directory => ({
  ...COUNCIL,
  prisons: COUNCIL.prisons.map((prison) => (prison.code === 'ZBB' ? { ...prison, ...change } : prison)),
})

describe('a referral whose prisoner has moved', () => {
  let world: WorkflowWorld
  before(async () => {
    world = await openWorkflow()
  })
  after(() => world.close())
  beforeEach(() => startAfresh(world))

  const move = (reference: string, by: Person = SAM, change: object = {}) =>
    readdressReferral(world, by, { reference, prisonCode: 'ZBB', words: WORDS, ...change })
  const refused = (reference: string, by: Person = SAM, change: object = {}) =>
    refusalOf(world, () => move(reference, by, change))
  const standing = async (reference: string): Promise<Referral> => {
    const loaded = await world.store.load(reference)
    if (loaded === undefined) throw new Error('It is not there')
    return loaded.referral
  }
  const drafts = async (reference: string, number: number) =>
    (await world.store.reports(reference, number, false)).map(({ document }) => document)
  const askChanges = async (): Promise<string> => {
    const sent = await submitted(world)
    as(
      await askForChangesTo(world, TESS, { ...seenIn(sent), reason: 'More.', section: 'G1' }),
      'changes_asked',
    )
    return sent.reference
  }
  const inProgress = async (): Promise<string> => {
    const reference = await road.taken(world)
    await road.write(world, reference, { changes: { G1: ASSESSMENT.G1 ?? {} } })
    return reference
  }

  const still: Readonly<Partial<Record<Status, () => Promise<string>>>> = {
    assigned_to_team: () => road.record(world),
    allocated: () => road.taken(world),
    in_progress: inProgress,
    submitted: async () => (await submitted(world)).reference,
    changes_asked: askChanges,
  }
  for (const [status, make] of Object.entries(still))
    it(`names the new prison from then on while it is ${status}, stays as it is, and the audit has who said so`, async () => {
      const reference = await make()
      const before = await standing(reference)
      const after = as(await move(reference, MAYA), status as Status)
      assert.deepEqual(after, JSON.parse(JSON.stringify(await standing(reference))))
      const at = world.clock.now()
      assert.deepEqual(after.prisonMoves, [{ from: 'ZAA', to: 'ZBB', by: MAYA.id, at, words: WORDS }])
      assert.deepEqual(after.details, {
        ...before.details,
        prisoner: { ...before.details.prisoner, prisonCode: 'ZBB' },
      })
      assert.equal(after.version, before.version + 1)
      assert.deepEqual([after.due, after.since], [before.due, before.since])
      assert.deepEqual(await promised(world, reference, 'readdressed'), [
        'readdressed to worker by chat',
        'referral-summary to team channel by channel card',
      ])
      const { what, who, from, to, reason } = (await auditOf(world.database, reference)).at(-1) ?? {}
      assert.deepEqual(
        [what, who, from, to, reason],
        ['readdress', MAYA.id, status, status, `ZAA to ZBB: ${WORDS}`],
      )
      assert.equal(await firstBrokenSeal(world.database), undefined)
    })

  describe('with a version that waits for sign-off', () => {
    let sent: Submitted
    beforeEach(async () => {
      sent = await submitted(world)
      world.setNow('2026-12-07T11:00:00.000Z')
    })

    it('is made anew with the new prison, and nothing else of it is changed', async () => {
      const after = as(await move(sent.reference), 'submitted')
      const [first, second] = [await drafts(sent.reference, 1), await drafts(sent.reference, 2)]
      assert.equal(after.submission.fingerprint, fingerprintOf(second))
      assert.notEqual(after.submission.fingerprint, sent.submission.fingerprint)
      assert.deepEqual(after.submission, {
        ...sent.submission,
        ...{ number: 2, fingerprint: after.submission.fingerprint },
      })
      assert.deepEqual(
        first.map(({ fileName }) => fileName).sort(),
        second.map(({ fileName }) => fileName).sort(),
      )
      assert.match(JSON.stringify(first), /HMP Example/)
      assert.doesNotMatch(JSON.stringify(second), /HMP Example/)
      assert.match(JSON.stringify(second), /HMP Placeholder/)
    })

    it('has its drafts filed again, after which the Team Manager is asked', async () => {
      world.jobs.length = 0
      const { reference, version } = as(await move(sent.reference), 'submitted')
      assert.ok(world.jobs.includes(`${reference}/submitted/${version}/team-folder/file`), world.jobs.join())
      const filings = (await promised(world, reference, 'submitted')).filter((one) => /file$/.test(one))
      assert.deepEqual(filings, Array(2).fill('draft-reports to team folder by file'))
    })

    it('cannot be signed by the older card; the newer one goes to the new prison', async () => {
      const after = as(await move(sent.reference), 'submitted')
      assert.equal(await refusalOf(world, () => signOffReport(world, TESS, seenIn(sent))), 'otherVersion')
      const older = { ...seenIn(sent), reason: 'More.', section: 'G1' }
      assert.equal(await refusalOf(world, () => askForChangesTo(world, TESS, older)), 'otherVersion')
      const { signOff } = as(await signOffReport(world, TESS, seenIn(after)), 'signed_off')
      assert.deepEqual(
        signOff.recipients.map(({ email }) => email),
        ['omu.placeholder@prison.example', 'lado@council.example'],
      )
    })

    it('keeps its authors: the manager who moved it may sign, and whoever wrote may not', async () => {
      const after = as(await move(sent.reference, TESS), 'submitted')
      assert.deepEqual(after.submission.authors, [SAM.id])
      as(await signOffReport(world, TESS, seenIn(after)), 'signed_off')
    })

    it('stays with whoever it was passed on to', async () => {
      world.setNow(momentAt('2026-12-09', '09:00'))
      await decideNudges(world)
      await sayNudges(world)
      const { submission, since } = as(await standing(sent.reference), 'submitted')
      assert.deepEqual(
        submission.cover.map(({ to }) => to),
        [DEPUTY.id],
      )
      const after = as(await move(sent.reference), 'submitted')
      assert.deepEqual([after.submission.cover, after.since], [submission.cover, since])
      as(await signOffReport(world, DEPUTY, seenIn(after)), 'signed_off')
    })

    it('is sent in as the next version after changes were asked for', async () => {
      const after = as(await move(sent.reference), 'submitted')
      const ask = { ...seenIn(after), reason: 'More.', section: 'G1' }
      as(await askForChangesTo(world, TESS, ask), 'changes_asked')
      const again = await road.sendIn(world, sent.reference)
      assert.equal(again.submission.number, 3)
      assert.match(JSON.stringify(await drafts(sent.reference, 3)), /HMP Placeholder/)
    })
  })

  it('is refused once it is signed, until the sign-off is undone', async () => {
    const { reference } = await road.signed(world)
    for (const by of [SAM, TESS, MAYA]) assert.equal(await refused(reference, by), 'undoFirst')
    as(await undoSignOffOf(world, TESS, reference), 'submitted')
    const after = as(await move(reference), 'submitted')
    assert.equal(after.submission.number, 2)
    as(await signOffReport(world, TESS, seenIn(after)), 'signed_off')
    const signed = (await world.store.reports(reference, 2, true)).map(({ document }) => document)
    assert.match(JSON.stringify(signed), /HMP Placeholder/)
  })

  it('is refused once the report has left', async () => {
    const { reference } = await road.released(world)
    assert.equal(await refused(reference), 'reportIsGone')
    await world.database.run("update notice set status = 'accepted' where way = 'email'")
    as(await confirmAccepted(world, reference), 'sent')
    assert.equal(await refused(reference, TESS), 'reportIsGone')
  })

  it('is refused to others, to the same prison, to one without an address, and without who said so', async () => {
    const reference = await inProgress()
    for (const by of [SOUTH_WORKER, SOUTH_MANAGER, HEAD, ADMIN])
      assert.equal(await refused(reference, by), 'notForYou')
    assert.equal(await refused('PCA-2026-9999'), 'unknownReference')
    assert.equal(await refused(reference, SAM, { prisonCode: 'ZAA' }), 'samePrison')
    for (const prisonCode of ['ZZZ', '', '__proto__'])
      assert.equal(await refused(reference, SAM, { prisonCode }), 'noApprovedAddress')
    assert.equal(await refused(reference, SAM, { words: ' \n\0' }), 'whoSaidMovedNeeded')
    for (const change of [{ address: undefined }, { address: undefined, closed: true }]) {
      const without = world.withDirectory(withSecondPrison(change))
      const act = () => readdressReferral(without, SAM, { reference, prisonCode: 'ZBB', words: WORDS })
      assert.equal(await refusalOf(world, act), 'noApprovedAddress')
    }
  })

  it('is moved once by two people at once, and the second one is told', async () => {
    for (const make of [inProgress, async () => (await submitted(world)).reference]) {
      const reference = await make()
      const { version } = await standing(reference)
      const both = await Promise.all([move(reference), move(reference, TESS)])
      assert.deepEqual(both.map((one) => ('refused' in one ? one.refused : 'done')).sort(), [
        'done',
        'samePrison',
      ])
      assert.equal((await standing(reference)).version, version + 1)
      const lines = (await auditOf(world.database, reference)).filter(({ what }) => what === 'readdress')
      assert.equal(lines.length, 1)
    }
  })

  it('is signed or moved when both come at once, and never signed for another prison than was read', async () => {
    const sent = await submitted(world)
    const [signed, movedNow] = await Promise.all([
      signOffReport(world, TESS, seenIn(sent)),
      move(sent.reference),
    ])
    const done = [signed, movedNow].map((one) => ('refused' in one ? one.refused : 'done'))
    assert.ok(['done,undoFirst', 'otherVersion,done'].includes(done.join()), done.join())
  })

  it('may come back, and each move is kept', async () => {
    const reference = await inProgress()
    await move(reference)
    const back = as(await move(reference, TESS, { prisonCode: 'ZAA' }), 'in_progress')
    assert.deepEqual(
      back.prisonMoves?.map(({ from, to, by }) => [from, to, by]),
      [
        ['ZAA', 'ZBB', SAM.id],
        ['ZBB', 'ZAA', TESS.id],
      ],
    )
  })
})
