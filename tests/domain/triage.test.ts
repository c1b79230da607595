/** What MASH may decide, from where and by whom; and that undoing brings back exactly what stood before. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { mayBeMade, statusAfter, TRIAGE_MOVES } from '../../src/domain/lifecycle.ts'
import { addDays } from '../../src/domain/moment.ts'
import type { Person } from '../../src/domain/people.ts'
import { NO_TEAM, type Referral, type Status } from '../../src/domain/referral.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import { decisionOf, maySeeTriage } from '../../src/domain/triage.ts'
import * as rules from '../../src/domain/triage-rules.ts'
import * as people from '../support/council.ts'
import { act, allowed, EVERY_STATUS, NOW, RELEASE, referralOf, saidTo } from './sample.ts'
import { DECIDING, DEEDS, type DeedName, decided } from './triage-sample.ts'

const { COUNCIL, DUTY, MAYA, SAM, SERVICE, SOUTH_MANAGER, TESS, UNQUALIFIED } = people
const NAMES = Object.keys(DEEDS) as readonly DeedName[]

/** At that status by the decision that leads there, as far as one does. */
const decidedTo = (status: Status): Referral => {
  const first = referralOf('received')
  switch (status) {
    case 'needs_information':
      return decided(first, 'askInformation')
    case 'short_view':
      return decided(first, 'writeShortView')
    case 'short_view_sent':
      return decided(first, 'writeShortView', 'signShortView')
    case 'assigned_to_team':
      return decided(first, 'assign')
    case 'redirected':
      return decided(first, 'redirect')
    case 'linked_duplicate':
      return decided(first, 'linkDuplicate')
    case 'logged_only':
      return decided(first, 'logOnly')
    case 'withdrawn':
      return decided(first, 'withdraw')
    default:
      return referralOf(status)
  }
}

describe('the table of triage', () => {
  const rows: ReadonlyMap<DeedName, { readonly from: readonly Status[]; readonly to: string }> = new Map(
    TRIAGE_MOVES.flatMap(({ move, from, to }) => (move === 'amend' ? [] : [[move, { from, to }] as const])),
  )

  for (const name of NAMES)
    it(`has ${name} from just where the rule allows it, and to where it leads`, () => {
      const row = rows.get(name)
      for (const status of EVERY_STATUS) {
        const before = decidedTo(status)
        const ruling = DEEDS[name](before)
        assert.equal(!isRefusal(ruling), row?.from.includes(status), `${name} from ${status}`)
        if (isRefusal(ruling)) continue
        assert.equal(ruling.move, name)
        if (row?.to !== 'as it was') assert.equal(ruling.referral.status, row?.to)
        assert.equal(ruling.referral.version, before.version + 1)
        assert.equal(ruling.referral.due, before.due)
      }
    })

  it('says what a move leads to, unless that is back to where it was', () => {
    for (const { move, from, to } of TRIAGE_MOVES)
      for (const status of EVERY_STATUS) {
        const leads = (from as readonly string[]).includes(status) && to !== 'as it was'
        assert.equal(statusAfter(move, status), leads ? to : undefined, `${move} from ${status}`)
        assert.equal(mayBeMade(move, status), (from as readonly string[]).includes(status))
      }
  })

  const MASH = [MAYA]
  const SIGNERS = [TESS, SERVICE, DUTY, SOUTH_MANAGER]
  const ALL = [MAYA, SAM, TESS, SERVICE, DUTY, SOUTH_MANAGER, UNQUALIFIED, people.ADMIN, people.HEAD]
  const BY: Readonly<Record<DeedName, readonly Person[]>> = {
    ...{ assign: MASH, askInformation: MASH, writeShortView: MASH, redirect: MASH, linkDuplicate: MASH },
    ...{ logOnly: MASH, undoTriage: MASH, withdraw: MASH },
    ...{ signShortView: SIGNERS, giveBackShortView: SIGNERS, undoShortView: SIGNERS },
  }
  for (const name of NAMES)
    it(`lets ${BY[name].map((person) => person.name).join(', ')} ${name}, and nobody else`, () => {
      const from = decidedTo(rows.get(name)?.from[0] ?? 'received')
      const may = ALL.filter((person) => !isRefusal(DEEDS[name](from, act(person))))
      assert.deepEqual(may, BY[name])
    })

  it('lets a manager of the team withdraw what the team has, and undo that, but no other decision', () => {
    const begun = referralOf('in_progress')
    assert.equal(saidTo(DEEDS.withdraw(begun, act(SAM))), 'notToWithdraw')
    assert.equal(saidTo(DEEDS.withdraw(begun, act(SOUTH_MANAGER))), 'notToWithdraw')
    const gone = allowed(DEEDS.withdraw(begun, act(TESS))).referral
    assert.equal(saidTo(DEEDS.undoTriage(gone, act(TESS))), 'allowed')
    assert.equal(saidTo(DEEDS.undoTriage(decidedTo('assigned_to_team'), act(TESS))), 'notToTriage')
  })

  it('never lets a short view be signed by its author, nor unread', () => {
    const view = referralOf('short_view')
    const own = { ...view, view: { text: 'x', by: TESS.id.toUpperCase(), at: NOW } } as Referral
    assert.equal(saidTo(DEEDS.signShortView(own)), 'ownShortView')
    assert.equal(saidTo(DEEDS.giveBackShortView(own)), 'ownShortView')
    const again = decided(referralOf('received'), 'writeShortView', 'writeShortView')
    const first = decided(referralOf('received'), 'writeShortView')
    assert.equal(saidTo(DEEDS.signShortView({ ...again, decisions: first.decisions ?? [] })), 'allowed')
    const late = act(TESS, RELEASE)
    assert.equal(saidTo(DEEDS.undoShortView(decidedTo('short_view_sent'), late)), 'undoOver')
  })

  it('shows a short view to qualified managers of any team, and nothing else of MASH', () => {
    assert.deepEqual(
      [TESS, SOUTH_MANAGER, UNQUALIFIED, SAM].map((person) => maySeeTriage(person, decidedTo('short_view'))),
      [true, true, false, false],
    )
    assert.equal(maySeeTriage(TESS, referralOf('received')), false)
  })
})

describe('a decision', () => {
  const received = referralOf('received')

  it('is refused with what is missing, wrong or unsaid', () => {
    const assign = { team: 'north', reason: '', directory: COUNCIL, faults: [] }
    const ask = { ...DECIDING, items: [], words: ' ', by: '2026-12-10' }
    const by = act(MAYA)
    assert.equal(saidTo(rules.assignToTeam(received, by, { ...assign, team: 'east' })), 'noSuchTeam')
    assert.equal(saidTo(rules.assignToTeam(received, by, { ...assign, faults: ['x'] })), 'notCompleteForTeam')
    assert.equal(saidTo(rules.assignToTeam(referralOf('assigned_to_team'), by, assign)), 'teamHasIt')
    assert.equal(saidTo(rules.askInformation(received, by, ask)), 'nothingMissing')
    assert.equal(
      saidTo(rules.askInformation(received, by, { ...ask, words: 'x', by: '2026-12-03' })),
      'notLater',
    )
    for (const name of [' ', ''])
      assert.equal(
        saidTo(rules.redirect(received, by, { ...DECIDING, authority: { name, contact: '' } })),
        'authorityNeedsName',
      )
    for (const rule of [rules.logOnly])
      assert.equal(saidTo(rule(received, by, { ...DECIDING, reason: ' ' })), 'triageNeedsReason')
    const of = (other: Referral | undefined, reference = 'PCA-2026-0001') =>
      saidTo(rules.linkDuplicate(received, by, { ...DECIDING, of: reference, other }))
    assert.equal(of(undefined), 'noSuchOriginal')
    assert.equal(of(received, received.reference), 'noSuchOriginal')
    assert.equal(of(decidedTo('linked_duplicate')), 'duplicateOfDuplicate')
    assert.equal(saidTo(DEEDS.withdraw(referralOf('signed_off'))), 'undoSignOffFirst')
    for (const status of ['sending', 'sent', 'redirected', 'short_view_sent'] as const)
      assert.equal(saidTo(DEEDS.withdraw(decidedTo(status))), 'nothingToWithdraw')
  })

  it('promises its e-mail for when it can no longer be undone, and nobody outside anything before', () => {
    for (const name of ['askInformation', 'redirect', 'linkDuplicate', 'withdraw'] as const) {
      const { events, later } = allowed(DEEDS[name](received))
      assert.equal(later?.afterSeconds, 600, name)
      assert.equal(later?.events.length, 1)
      assert.equal(events.length, 1)
    }
    for (const name of ['assign', 'logOnly', 'writeShortView'] as const)
      assert.equal(allowed(DEEDS[name](received)).later, undefined)
  })

  it('gives five working days to answer where nobody chose a day', () => {
    assert.equal(rules.answerBy('2026-12-03', { closures: [] }), '2026-12-10')
    assert.equal(rules.answerBy('2026-12-23', { closures: ['2026-12-29'] }), '2027-01-05')
    assert.equal(rules.answerBy('2999-12-30', { closures: [] }), addDays('2999-12-30', 7))
  })
})

describe('undoing a decision', () => {
  const withoutTrace = ({ version: _v, decisions: _d, since: _s, ...rest }: Referral) => rest

  it('brings back a team that had it before, and a question that was open', () => {
    const direct = referralOf('assigned_to_team')
    assert.equal(decided(direct, 'assign').team, 'south')
    assert.deepEqual(withoutTrace(decided(direct, 'assign', 'undoTriage')), withoutTrace(direct))
    const asked = decided(referralOf('received'), 'askInformation')
    const back = decided(asked, 'assign', 'undoTriage')
    assert.deepEqual([back.status, back.team], ['needs_information', NO_TEAM])
    assert.equal(decisionOf(back)?.outcome, 'needs_information')
  })

  it('is of no use where it has gone on since, or nothing was decided', () => {
    for (const status of ['received', 'assigned_to_team', 'in_progress', 'sent'] as const)
      assert.equal(saidTo(DEEDS.undoTriage(referralOf(status))), 'nothingToUndo')
    const taken = {
      ...referralOf('allocated'),
      decisions: decided(referralOf('received'), 'assign').decisions ?? [],
    }
    assert.equal(saidTo(DEEDS.undoTriage(taken)), 'nothingToUndo')
    assert.equal(saidTo(DEEDS.undoTriage(decidedTo('short_view_sent'))), 'nothingToUndo')
    assert.equal(
      saidTo(
        DEEDS.undoTriage(
          decided(referralOf('received'), 'askInformation', 'writeShortView', 'giveBackShortView'),
        ),
      ),
      'nothingToUndo',
    )
  })

  it('restores exactly what stood, whatever was decided and undone before, and keeps every decision', () => {
    const start = fc.constantFrom<Status>(
      'received',
      'assigned_to_team',
      'allocated',
      'in_progress',
      'submitted',
    )
    fc.assert(
      fc.property(start, fc.array(fc.constantFrom(...NAMES), { maxLength: 14 }), (status, names) => {
        let now = referralOf(status)
        const stack: Referral[] = []
        for (const name of names) {
          const ruling = DEEDS[name](now)
          const may = rules.mayUndoTriage(MAYA, now)
          if (name === 'undoTriage') assert.equal(!isRefusal(ruling), may)
          if (isRefusal(ruling)) continue
          const { referral } = ruling
          const added = (referral.decisions?.length ?? 0) - (now.decisions?.length ?? 0)
          assert.ok(added === 0 || added === 1)
          if (name === 'undoTriage') {
            const before = stack.pop()
            assert.ok(before)
            assert.deepEqual(withoutTrace(referral), withoutTrace(before))
            assert.deepEqual(decisionOf(referral), decisionOf(before))
          } else if (added === 1) {
            stack.push(now)
            assert.equal(decisionOf(referral)?.version, referral.version)
          } else if (name === 'giveBackShortView') stack.length = 0
          const undone = (referral.decisions ?? []).filter((one) => one.undone !== undefined)
          assert.ok(undone.length >= (now.decisions ?? []).filter((one) => one.undone !== undefined).length)
          now = referral
        }
      }),
      { numRuns: 300 },
    )
  })
})
