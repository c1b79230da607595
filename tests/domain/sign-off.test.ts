/** The gate: who may send in, ask for changes, sign off and undo, of which version and until when. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { addresseesOf } from '../../src/domain/address-check.ts'
import type { Person } from '../../src/domain/people.ts'
import type { Referral, Status } from '../../src/domain/referral.ts'
import * as rule from '../../src/domain/sign-off.ts'
import * as who from '../support/council.ts'
import * as sample from './sample.ts'

const { BOTH, COUNCIL, DEPUTY, INES, MAYA, SAM, SOUTH_MANAGER, SOUTH_WORKER, TESS, UNQUALIFIED } = who
const { act, allowed, assessmentOf, FINGERPRINT, NOW, referralOf, RELEASE, saidTo, SIGNED } = sample

const SENDING: rule.Submitting = {
  assessment: assessmentOf(),
  formVersion: 'a',
  fingerprint: FINGERPRINT,
  teamManager: TESS.id,
  leaks: [],
}
const submit = (referral: Referral, by: Person = SAM, more: Partial<rule.Submitting> = {}) =>
  rule.submit(referral, act(by), { ...SENDING, ...more })

const SEEN: rule.Seen = { submission: 1, fingerprint: FINGERPRINT }
const ask = (referral: Referral, by: Person = TESS, more: Partial<rule.Seen & { reason: string }> = {}) =>
  rule.askForChanges(referral, act(by), { ...SEEN, reason: ' Say more. ', section: 'A1', ...more })

const SIGNING: rule.SigningOff = {
  ...SEEN,
  assessment: assessmentOf(),
  signedFingerprint: SIGNED,
  addressees: addresseesOf(sample.TWO_CHILDREN, COUNCIL)?.slice(0, 1),
  checked: [],
  leaks: [],
  undoSeconds: 600,
}
const sign = (referral: Referral, by: Person = TESS, more: Partial<rule.SigningOff> = {}) =>
  rule.signOff(referral, act(by), { ...SIGNING, ...more })
const undo = (status: Status, by: Person = TESS, at = NOW) =>
  rule.undoSignOff(referralOf(status), act(by, at))

const others = (...open: readonly Status[]) => sample.ALL_STATUSES.filter((status) => !open.includes(status))

describe('sending in', () => {
  it('freezes who wrote, what it said and who signs off', () => {
    const { referral, events, move } = allowed(submit(referralOf('in_progress')))
    assert.ok(referral.status === 'submitted')
    assert.deepEqual(referral.submission, {
      number: 1,
      by: SAM.id,
      at: NOW,
      authors: [SAM.id],
      fingerprint: FINGERPRINT,
      teamManager: TESS.id,
      cover: [],
      formVersion: 'a',
    })
    assert.deepEqual([referral.version, events, move], [5, [{ name: 'submitted' }], 'submit'])
    assert.ok(!('submissions' in referral) && !('changes' in referral))
  })

  it('again makes the next version, and forgets no author of the one before', () => {
    const before = referralOf('changes_asked', { authors: [BOTH.id, SAM.id] })
    const { referral } = allowed(submit(before, INES))
    assert.ok(referral.status === 'submitted')
    assert.equal(referral.submission.number, 2)
    assert.deepEqual(referral.submission.authors, [BOTH.id, SAM.id, INES.id])
  })

  it('counts whoever wrote any page as an author, and whoever sends it in', () => {
    const written = {
      ...assessmentOf(),
      ...{ X: { key: 'X', version: 1, answers: {}, savedBy: BOTH.id, savedAt: NOW } },
    }
    const { referral } = allowed(submit(referralOf('in_progress'), INES, { assessment: written }))
    assert.ok(referral.status === 'submitted')
    assert.deepEqual([...referral.submission.authors].sort(), [SAM.id, BOTH.id, INES.id].sort())
  })

  for (const person of [MAYA, TESS, DEPUTY, SOUTH_WORKER])
    it(`is refused to ${person.name}`, () =>
      assert.equal(saidTo(submit(referralOf('in_progress'), person)), 'notSocialWorkerOfTeam'))
  for (const status of others('in_progress', 'changes_asked'))
    it(`is refused while it is ${status}`, () => assert.equal(saidTo(submit(referralOf(status))), 'notNow'))

  it('is refused while anything required is missing, and says what', () => {
    const ruling = submit(referralOf('in_progress'), SAM, { assessment: assessmentOf({ E: { orders: '' } }) })
    assert.equal(saidTo(ruling), 'notComplete')
    assert.deepEqual('more' in ruling && ruling.more, ['E. Orders and limits: Orders and licence conditions'])
    const second = submit(referralOf('in_progress', { details: sample.TWO_CHILDREN }))
    assert.equal(saidTo(second), 'notComplete', 'every child has a page')
  })

  it('is refused while part 1 holds an address, and says where', () => {
    const ruling = submit(referralOf('in_progress'), SAM, { leaks: ['school of child 1'] })
    assert.deepEqual('more' in ruling && [ruling.refused, ruling.more], [
      'addressInPartOne',
      ['school of child 1'],
    ])
  })
})

describe('asking for changes', () => {
  it('sends it back with the reason, trimmed, and the version that was read', () => {
    const before = referralOf('submitted')
    const { referral, reason, events } = allowed(ask(before))
    assert.ok(referral.status === 'changes_asked')
    assert.deepEqual(referral.changes, { by: TESS.id, at: NOW, reason: 'Say more.', section: 'A1' })
    assert.deepEqual([reason, events], ['Say more.', [{ name: 'changesAsked' }]])
    assert.equal(rule.nextSubmission(referral), 2)
  })
  it('is refused without a reason', () =>
    assert.equal(saidTo(ask(referralOf('submitted'), TESS, { reason: ' \n ' })), 'reasonNeeded'))
  for (const seen of [{ submission: 2 }, { fingerprint: 'other' }])
    it(`is refused of another version: ${Object.keys(seen)}`, () =>
      assert.equal(saidTo(ask(referralOf('submitted'), TESS, seen)), 'otherVersion'))
  for (const person of [SAM, MAYA, SOUTH_MANAGER])
    it(`is refused to ${person.name}`, () =>
      assert.equal(saidTo(ask(referralOf('submitted'), person)), 'notTeamManager'))
  for (const status of others('submitted'))
    it(`is refused while it is ${status}`, () => assert.equal(saidTo(ask(referralOf(status))), 'notNow'))
})

describe('signing off', () => {
  it('binds the signature to the signed words, and sets when the e-mails go', () => {
    const { referral, events } = allowed(sign(referralOf('submitted')))
    assert.ok(referral.status === 'signed_off')
    assert.deepEqual(referral.signOff, {
      by: TESS.id,
      at: NOW,
      submission: 1,
      fingerprint: SIGNED,
      releaseAt: RELEASE,
      recipients: [{ who: 'prison', name: 'HMP Example', email: 'omu.example@prison.example' }],
    })
    assert.deepEqual(events, [{ name: 'signedOff' }])
  })

  for (const [person, said] of [
    [TESS, 'allowed'],
    [DEPUTY, 'allowed'],
    [BOTH, 'allowed'],
    [UNQUALIFIED, 'notQualified'],
    [SAM, 'notTeamManager'],
    [INES, 'notTeamManager'],
    [MAYA, 'notTeamManager'],
    [SOUTH_MANAGER, 'notTeamManager'],
    [SOUTH_WORKER, 'notTeamManager'],
  ] as const)
    it(`by ${person.name} (${person.roles.join(', ')}) is ${said}`, () =>
      assert.equal(saidTo(sign(referralOf('submitted'), person)), said))

  it('is refused to the author', () =>
    assert.equal(saidTo(sign(referralOf('submitted', { authors: [SAM.id, BOTH.id] }), BOTH)), 'author'))

  it('is never for an author, whoever wrote', () => {
    const people = fc.subarray(COUNCIL.people.map(({ id }) => id))
    fc.assert(
      fc.property(people, fc.constantFrom(...COUNCIL.people), (authors, person) => {
        const said = saidTo(sign(referralOf('submitted', { authors }), person))
        if (authors.includes(person.id)) assert.notEqual(said, 'allowed')
        if (said === 'allowed') assert.ok(person.qualified && !authors.includes(person.id))
      }),
      { numRuns: 150 },
    )
  })

  it('is never for whoever sent it in or wrote a page, all the way from writing', () => {
    fc.assert(
      fc.property(fc.constantFrom(SAM, INES, BOTH), fc.constantFrom(SAM, INES, BOTH), (writer, sender) => {
        const assessment = assessmentOf({}, writer)
        const { referral } = allowed(submit(referralOf('in_progress'), sender, { assessment }))
        const expected = [writer, sender].includes(BOTH) ? 'author' : 'allowed'
        assert.equal(saidTo(sign(referral, BOTH)), expected)
      }),
      { numRuns: 20 },
    )
  })

  for (const [said, more] of [
    ['otherVersion', { submission: 2 }],
    ['otherVersion', { fingerprint: 'other' }],
    ['heldForPolice', { assessment: assessmentOf({ C: { openInvestigation: 'yes', mayProceed: 'no' } }) }],
    ['addressInPartOne', { leaks: ['address of child 1'] }],
    ['noApprovedAddress', { addressees: undefined }],
  ] as const)
    it(`is refused as ${said} for ${Object.keys(more)}`, () =>
      assert.equal(saidTo(sign(referralOf('submitted'), TESS, more)), said))
  for (const status of others('submitted'))
    it(`is refused while it is ${status}`, () => assert.equal(saidTo(sign(referralOf(status))), 'notNow'))
})

describe('undoing a sign-off', () => {
  it('brings it back to the Team Manager without the signature', () => {
    const { referral, events } = allowed(undo('signed_off'))
    assert.deepEqual(referral, { ...referralOf('submitted'), version: 5 })
    assert.deepEqual(events, [{ name: 'signOffUndone' }])
  })
  for (const [at, said] of [
    ['2026-12-03T14:11:59.999Z', 'allowed'],
    [RELEASE, 'allowed'],
    ['2026-12-04T14:12:00.000Z', 'allowed'],
  ] as const)
    it(`at ${at} is ${said}, for nothing has gone`, () =>
      assert.equal(saidTo(undo('signed_off', TESS, at)), said))
  const released = ['sending', 'sent', 'decision_recorded', 'closed'] as const
  for (const status of released)
    it(`is over once it is ${status}`, () => assert.equal(saidTo(undo(status)), 'undoOver'))
  for (const status of others('signed_off', ...released))
    it(`is refused while it is ${status}`, () => assert.equal(saidTo(undo(status)), 'notNow'))
  for (const person of [SAM, MAYA, SOUTH_MANAGER])
    it(`is refused to ${person.name}`, () =>
      assert.equal(saidTo(undo('signed_off', person)), 'notTeamManager'))
  it('is for the deputy as well', () => assert.equal(saidTo(undo('signed_off', DEPUTY)), 'allowed'))
})
