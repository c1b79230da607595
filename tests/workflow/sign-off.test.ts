/** The gate: who may sign which version, ask for changes, and undo. */
import assert from 'node:assert/strict'
import type { Person } from '../../src/domain/people.ts'
import { fingerprintOf } from '../../src/domain/report.ts'
import { savePage } from '../../src/workflow/assessment.ts'
import { askForChangesTo, signOffReport, undoSignOffOf } from '../../src/workflow/sign-off.ts'
import { ASSESSMENT } from '../support/answers.ts'
import { clearText } from '../support/clear.ts'
import { BOTH, COUNCIL, DEPUTY, MAYA, SAM, SOUTH_MANAGER, TESS, UNQUALIFIED } from '../support/council.ts'
import { auditOf, firstBrokenSeal } from '../support/stored.ts'
import { as, page, promised, seenIn, sendIn, signed, submitted, writeOver } from '../support/workflow-road.ts'
import { MONDAY, openWorkflow, refusalOf, type WorkflowWorld } from '../support/workflow-world.ts'

const POLICE = { C: { ...ASSESSMENT.C, openInvestigation: 'yes', mayProceed: 'no' } }

describe('the sign-off', () => {
  let world: WorkflowWorld
  before(async () => {
    world = await openWorkflow()
  })
  after(() => world.close())
  beforeEach(() => world.setNow(MONDAY))

  const signOff = (by: Person, seen: ReturnType<typeof seenIn>) => signOffReport(world, by, seen)
  const refused = (by: Person, seen: ReturnType<typeof seenIn>, more = {}) =>
    refusalOf(world, () => signOff(by, { ...seen, ...more }))
  const askFor = (seen: ReturnType<typeof seenIn>, reason: string, by: Person = TESS) =>
    askForChangesTo(world, by, { ...seen, reason, section: 'G1' })

  it('binds the signature to the words, sets when they go and to whom, and adds the job that sends them', async () => {
    const sent = await submitted(world)
    const referral = as(await signOff(TESS, seenIn(sent)), 'signed_off')
    const { reference } = referral
    assert.equal(referral.signOff.by, TESS.id)
    assert.equal(referral.signOff.releaseAt, '2026-12-07T10:10:00.000Z')
    assert.deepEqual(
      referral.signOff.recipients.map(({ email }) => email),
      ['omu.example@prison.example', 'lado@council.example'],
    )
    const kept = (await world.store.reports(reference, 1, true)).map(({ document }) => document)
    assert.equal(fingerprintOf(kept), referral.signOff.fingerprint)
    assert.ok(kept.every(({ standing }) => /Signed off by Tess Placeholder, Mon 7 Dec 2026/.test(standing)))
    assert.deepEqual(world.releases.at(-1), { reference, afterSeconds: 600 })
    assert.deepEqual(await promised(world, reference, 'signedOff'), [
      'referral-summary to team channel by channel card',
      'signed-off to worker by chat',
    ])
    const line = (await auditOf(world.database, reference)).at(-1)
    assert.deepEqual(
      [line?.who, line?.what, line?.from, line?.to],
      [TESS.id, 'signOff', 'submitted', 'signed_off'],
    )
  })

  it('says in whose place a deputy signs', async () => {
    const sent = await submitted(world)
    as(await signOff(DEPUTY, seenIn(sent)), 'signed_off')
    const [part] = await world.store.reports(sent.reference, 1, true)
    assert.match(part?.document.standing ?? '', /Signed off by Dev Deputy in place of Tess Placeholder/)
  })

  it('is refused to an author, the unqualified, the worker, another team, MASH and strangers', async () => {
    const seen = seenIn(await submitted(world, { by: BOTH }))
    assert.equal(await refused(BOTH, seen), 'author')
    assert.equal(await refused(UNQUALIFIED, seen), 'notQualified')
    assert.equal(await refused(SAM, seen), 'notTeamManager')
    assert.equal(await refused(SOUTH_MANAGER, seen), 'notForYou')
    assert.equal(await refused(MAYA, seen), 'notTeamManager')
    assert.equal(await refused({ ...TESS, roles: [], teams: [] }, seen), 'notForYou')
    assert.equal(await refused(TESS, seen, { reference: 'PCA-2026-9999' }), 'unknownReference')
  })

  it('is refused to whoever wrote an earlier version of a page, though another saved it last', async () => {
    const first = await submitted(world, { by: BOTH })
    await askFor(seenIn(first), 'Please look again.')
    await writeOver(world, first.reference, SAM)
    assert.equal(await refused(BOTH, seenIn(await sendIn(world, first.reference))), 'author')
  })

  it('is refused for another version than the one that was seen', async () => {
    const first = seenIn(await submitted(world))
    assert.equal(await refused(TESS, first, { submission: 2 }), 'otherVersion')
    assert.equal(await refused(TESS, first, { fingerprint: 'f'.repeat(64) }), 'otherVersion')
    await askFor(first, 'More about the letters.')
    await savePage(
      world,
      SAM,
      page(first.reference, 'F', { baseVersion: 1, typed: { ...ASSESSMENT.F, preferredArea: 'The garden' } }),
    )
    const second = seenIn(await sendIn(world, first.reference))
    assert.equal(second.submission, 2)
    assert.equal(await refused(TESS, first), 'otherVersion')
    assert.equal(await refusalOf(world, () => askFor(first, 'More.')), 'otherVersion')
    as(await signOff(TESS, second), 'signed_off')
  })

  it('is refused while the police ask to wait', async () => {
    assert.equal(await refused(TESS, seenIn(await submitted(world, { changes: POLICE }))), 'heldForPolice')
  })

  it('is refused when the prison has no approved address', async () => {
    const seen = seenIn(await submitted(world))
    const without = world.withDirectory({ ...COUNCIL, prisons: [] })
    assert.equal(await refusalOf(world, () => signOffReport(without, TESS, seen)), 'noApprovedAddress')
  })

  it('to an old address wants it checked first, and the audit keeps that it was', async () => {
    const sent = await submitted(world)
    const seen = seenIn(sent)
    const [first, ...others] = COUNCIL.prisons
    assert.ok(first !== undefined)
    const address = { ...first.address, verifiedOn: '2026-06-06' }
    const later = world.withDirectory({ ...COUNCIL, prisons: [{ ...first, address }, ...others] })
    const refusedFor = (checked: readonly string[]) =>
      refusalOf(world, () => signOffReport(later, TESS, { ...seen, checked }))
    assert.equal(await refusedFor([]), 'addressNotVerified')
    assert.equal(await refusedFor(['lado@council.example']), 'addressNotVerified')
    const done = as(await signOffReport(later, TESS, { ...seen, checked: [address.email] }), 'signed_off')
    assert.deepEqual(done.signOff.confirmed, [
      { who: 'prison', name: 'HMP Example', email: address.email, verifiedOn: '2026-06-06' },
    ])
    const line = (await auditOf(world.database, sent.reference)).at(-1)
    assert.match(line?.reason ?? '', /^Checked by the signer today: HMP Example, omu\.example@/)
    assert.equal(await firstBrokenSeal(world.database), undefined)
  })

  it('on the last day of the six months asks for nothing', async () => {
    const sent = await submitted(world)
    const prisons = COUNCIL.prisons.map((prison) => ({
      ...prison,
      address: { ...prison.address, verifiedOn: '2026-06-07' },
    }))
    const result = await signOffReport(world.withDirectory({ ...COUNCIL, prisons }), TESS, seenIn(sent))
    assert.equal('confirmed' in as(result, 'signed_off').signOff, false)
  })

  it('is refused when the reports were changed in the store since they were sent in', async () => {
    const seen = seenIn(await submitted(world))
    const { kysely } = world.database
    await kysely
      .updateTable('report')
      .set({ document: clearText('{"child":1,"part":1}') })
      .where('part', '=', 1)
      .where('reference', '=', seen.reference)
      .execute()
    assert.equal(await refused(TESS, seen), 'reportsChanged')
  })

  it('is done once by a double press', async () => {
    const seen = seenIn(await submitted(world))
    const answers = await Promise.all([signOff(TESS, seen), signOff(TESS, seen)])
    assert.deepEqual(answers.map((each) => ('status' in each ? each.status : each.refused)).toSorted(), [
      'notNow',
      'signed_off',
    ])
    assert.equal(world.releases.filter(({ reference }) => reference === seen.reference).length, 1)
  })

  it('gives it back with a reason, which the worker and the audit hear', async () => {
    const sent = await submitted(world)
    const back = as(await askFor(seenIn(sent), '  More about the letters.  '), 'changes_asked')
    assert.deepEqual([back.changes.reason, back.changes.section], ['More about the letters.', 'G1'])
    assert.deepEqual(await promised(world, sent.reference, 'changesAsked'), [
      'changes-asked to worker by chat',
      'referral-summary to team channel by channel card',
    ])
    assert.equal((await auditOf(world.database, sent.reference)).at(-1)?.reason, 'More about the letters.')
  })

  it('keeps the words of a reason that has half a character in it, and its seal holds', async () => {
    const seen = seenIn(await submitted(world))
    const back = as(await askFor(seen, 'More, please \ud83d\0'), 'changes_asked')
    assert.equal(back.changes.reason, 'More, please \ufffd')
    assert.equal(await firstBrokenSeal(world.database), undefined)
  })

  it('asks for no changes without a reason, and for none from whoever may not', async () => {
    const seen = seenIn(await submitted(world))
    assert.equal(await refusalOf(world, () => askFor(seen, ' \n ')), 'reasonNeeded')
    assert.equal(await refusalOf(world, () => askFor(seen, 'More.', SAM)), 'notTeamManager')
    assert.equal(await refusalOf(world, () => askFor(seen, 'More.', SOUTH_MANAGER)), 'notForYou')
  })

  it('cannot be followed by an edit', async () => {
    const { reference } = await signed(world)
    const edit = page(reference, 'B', { baseVersion: 1, typed: { carerView: 'Other words.' } })
    assert.equal(await refusalOf(world, () => savePage(world, SAM, edit)), 'sentIn')
    const seen = { reference, submission: 1, fingerprint: 'f'.repeat(64) }
    assert.equal(await refusalOf(world, () => askFor(seen, 'More.')), 'notNow')
  })

  it('can be undone in time, and signed again, the old signature being gone', async () => {
    const { reference, submission } = await signed(world)
    const back = as(await undoSignOffOf(world, DEPUTY, reference), 'submitted')
    assert.deepEqual(back.submission, submission)
    assert.deepEqual(await world.store.reports(reference, 1, true), [])
    assert.deepEqual(await promised(world, reference, 'signOffUndone'), [
      'referral-summary to team channel by channel card',
      'sign-off-undone to worker by chat',
    ])
    as(await signOff(TESS, seenIn(back)), 'signed_off')
    const moves = (await auditOf(world.database, reference)).map(({ what }) => what).slice(-3)
    assert.deepEqual(moves, ['signOff', 'undoSignOff', 'signOff'])
  })

  it('is undone by nobody who may not sign off, and for as long as nothing has gone', async () => {
    const { reference, signOff } = await signed(world)
    const undo = (by: Person) => refusalOf(world, () => undoSignOffOf(world, by, reference))
    assert.equal(await undo(SAM), 'notTeamManager')
    assert.equal(await undo(SOUTH_MANAGER), 'notForYou')
    world.setNow(signOff.releaseAt)
    as(await undoSignOffOf(world, TESS, reference), 'submitted')
  })
})
