/** The ladder as a table: nothing is missing from it, and nothing in it gives anybody away. */
import assert from 'node:assert/strict'
import { NUDGE_NAMES, NUDGES, type NudgeName, rungOf, weightOf } from '../../src/domain/nudges.ts'
import { FINISHED, STATUSES, type Status } from '../../src/domain/referral.ts'

/** At these the next move is the bot's: a sending that fails speaks up by itself (`deliveryFailed`). */
const THE_BOTS: readonly Status[] = ['signed_off', 'sending']
/** And here it is over. */
const OVER = FINISHED.filter((status) => !['sent', 'decision_recorded', 'closed'].includes(status))

/** What is asked for: name, status, counted from, working days, and to whom. */
const ASKED: readonly (readonly [NudgeName, Status, string, string])[] = [
  ['allocate', 'assigned_to_team', 'since +1', 'manager'],
  ['allocateStill', 'assigned_to_team', 'since +2', 'service manager'],
  ['contactsDue', 'in_progress', 'due -10', 'worker'],
  ['sectionsLeft', 'in_progress', 'due -5', 'worker'],
  ['internalTarget', 'in_progress', 'due -3', 'worker, manager'],
  ['dueTomorrow', 'in_progress', 'due -1', 'worker, manager'],
  ['dueToday', 'in_progress', 'due +0', 'worker, manager'],
  ['overdue', 'in_progress', 'due +1', 'manager, team channel'],
  ['overdueStill', 'in_progress', 'due +3', 'service manager'],
  ['overdueWeekly', 'in_progress', 'weekly', 'head of service'],
  ['signOffWaiting', 'submitted', 'since +1', 'manager'],
  ['contactSilent', 'in_progress', 'asked +5', 'worker'],
  ['contactStillSilent', 'in_progress', 'due -3', 'worker'],
  ['noReceipt', 'sent', 'sent +3', 'worker'],
  ['askDecision', 'sent', 'sent +20', 'worker'],
  ['askDecisionAgain', 'sent', 'sent +40', 'worker'],
  ['askDecisionStill', 'sent', 'sent +60', 'manager, mash'],
  ['disagreementDue', 'decision_recorded', 'disagreement', 'worker, manager'],
  ['disagreementLate', 'decision_recorded', 'disagreement', 'manager, service manager'],
  ['reviewAhead', 'closed', 'review -28', 'whoever had it'],
  ['reviewDue', 'decision_recorded', 'review +0', 'whoever had it'],
  ['releaseAhead', 'sent', 'release -30', 'whoever had it'],
  ['releaseClose', 'in_progress', 'release -7', 'whoever had it'],
  ['afterRelease', 'closed', 'release +28', 'whoever had it'],
  ['triageDue', 'received', 'since +1', 'mash'],
  ['triageStill', 'received', 'since +2', 'mash, duty manager'],
  ['informationChase', 'needs_information', 'since +3', 'mash'],
  ['informationStill', 'needs_information', 'since +5', 'mash, duty manager'],
  ['shortViewWaiting', 'short_view', 'since +1', 'duty manager'],
  ['triageNearDue', 'received', 'due -5', 'mash, duty manager'],
  ['triageOverdue', 'received', 'due +0', 'mash, duty manager'],
]

const whenOf = (name: NudgeName): string => {
  const { when } = rungOf(name)
  if ('days' in when && when.from !== 'disagreement')
    return `${when.from} ${when.days < 0 ? '' : '+'}${when.days}`
  if (!('workingDays' in when)) return when.from
  return `${when.from} ${when.workingDays < 0 ? '' : '+'}${when.workingDays}`
}

describe('the ladder of nudges', () => {
  for (const [name, status, when, to] of ASKED)
    it(`has ${name} for ${to} at ${when}`, () => {
      const rung = rungOf(name)
      assert.ok(rung.during.includes(status))
      assert.deepEqual([whenOf(name), rung.to.join(', ')], [when, to])
    })

  it('has a rung for every status at which somebody has the next move, and none for those of the bot', () => {
    for (const status of Object.keys(STATUSES) as Status[])
      assert.equal(
        NUDGE_NAMES.some((name) => rungOf(name).during.includes(status)),
        ![...THE_BOTS, ...OVER].includes(status),
        status,
      )
  })

  it('speaks up on the due day, the day before and after it, at every status before the signature', () => {
    for (const status of [
      'assigned_to_team',
      'allocated',
      'in_progress',
      'submitted',
      'changes_asked',
    ] as const)
      for (const name of ['dueTomorrow', 'dueToday', 'overdue', 'overdueStill', 'overdueWeekly'] as const)
        assert.ok(rungOf(name).during.includes(status), `${name} while ${status}`)
  })

  it('lets what is due today go at once, and nobody being there to sign, and nothing else', () =>
    assert.deepEqual(
      NUDGE_NAMES.filter((name) => rungOf(name).goes === 'at once'),
      ['triageOverdue', 'nobodyToSign', 'dueToday'],
    ))

  it('tells the channel of nothing but what is overdue', () =>
    assert.deepEqual(
      NUDGE_NAMES.filter((name) => rungOf(name).to.includes('team channel')),
      ['overdue'],
    ))

  it('rests on progress only while there is time: never from three working days before', () => {
    const resting = NUDGE_NAMES.filter((name) => rungOf(name).restsOnProgress)
    assert.deepEqual(resting.map(whenOf), ['due -10', 'due -5'])
  })

  it('weighs more the later it comes: of those that count to the due day the latest is said', () => {
    // What no team has yet and what one has never meet: no referral is at both.
    for (const status of ['received', 'needs_information', 'short_view', 'in_progress'] as const) {
      const counted = NUDGE_NAMES.flatMap((name) => {
        const { when, during } = rungOf(name)
        return when.from === 'due' && during.includes(status) ? [when.workingDays] : []
      })
      assert.ok(counted.length >= 2)
      assert.deepEqual(
        counted,
        [...counted].sort((one, other) => one - other),
      )
    }
    assert.ok(weightOf('overdue') > weightOf('dueToday') && weightOf('dueToday') > weightOf('nobodyToSign'))
    assert.ok(weightOf('allocateStill') > weightOf('allocate'))
    assert.deepEqual(NUDGE_NAMES.map(weightOf), [...NUDGE_NAMES.keys()])
  })

  it('says in a few plain words what it is, and in a sentence why, and names nobody', () => {
    const named = /\b(child|Mia|prisoner|HMP|his|her|mother|father|carer|address|school)\b|[{}$]/i
    for (const { say, because } of Object.values(NUDGES)) {
      assert.match(say, /^[a-z][^.!]*[a-z?]$/)
      assert.ok(say.length <= 80, say)
      assert.match(because, /^[A-Z].*\.$/)
      assert.doesNotMatch(say + because, named)
    }
  })
})
