/** Whatever people and restrictions there are: no rule of access opens to the unnamed, and no message goes to them. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { mayKeepLog } from '../../src/domain/contact-rules.ts'
import type { Directory } from '../../src/domain/directory.ts'
import { EVENTS, type EventName } from '../../src/domain/events.ts'
import { mayFileAgain } from '../../src/domain/filing.ts'
import { mayInspect } from '../../src/domain/inspection-rules.ts'
import { maySeeAsLado } from '../../src/domain/lado.ts'
import { mayHoldLegally } from '../../src/domain/legal-hold.ts'
import { nudged } from '../../src/domain/nudge-people.ts'
import type { NudgeRole } from '../../src/domain/nudges.ts'
import { mayAttachPaper, mayOpenPaper } from '../../src/domain/paper-rights.ts'
import * as people from '../../src/domain/people.ts'
import type { Referral } from '../../src/domain/referral.ts'
import { maySendAgain } from '../../src/domain/send-again.ts'
import { maySeeTriage, maySignShortView, mayWithdraw } from '../../src/domain/triage.ts'
import { personFor } from '../../src/jobs/audience.ts'
import { COUNCIL } from '../support/council.ts'
import { EVERY_STATUS, NOW, referralOf } from './sample.ts'

type Rule = (person: people.Person, referral: Referral) => boolean

/** What somebody does with it. */
const ACTS: Readonly<Record<string, Rule>> = {
  ...{ mayTake: people.mayTake, mayWrite: people.mayWrite, mayAllocate: people.mayAllocate },
  ...{ maySignOff: people.maySignOff, mayAskMoreTime: people.mayAskMoreTime, isOfMash: people.isOfMash },
  ...{ mayRecordAgreement: people.mayRecordAgreement, mayCorrectDue: people.mayCorrectDue },
  ...{ mayWorkOn: people.mayWorkOn, mayKeepLog, mayAttachPaper, mayWithdraw, maySignShortView },
  ...{ mayInspect, mayHoldLegally, mayFileAgain, maySeeAsLado },
  maySendAgain: (person, referral) => maySendAgain(person, referral, 'receipt'),
}

/** What somebody sees of it. */
const READS: Readonly<Record<string, Rule>> = {
  ...{ mayRead: people.mayRead, maySeeReferral: people.maySeeReferral, maySeeTriage },
  isKnownTo: people.isKnownTo,
  mayOpenPaper: (person, referral) =>
    mayOpenPaper(person, referral, { paper: { by: '' }, directory: COUNCIL }),
}

const ROLE_NAMES = Object.keys(people.ROLES) as people.Role[]

const anyPeople = fc
  .array(
    fc.record({
      roles: fc.uniqueArray(fc.constantFrom(...ROLE_NAMES), { maxLength: 4 }),
      teams: fc.subarray(['north', 'south']),
      qualified: fc.boolean(),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((rows) =>
    rows.map(
      (row, index): people.Person => ({
        ...row,
        // Some have posts in the council and in the referral.
        ...{
          id: COUNCIL.people[index]?.id ?? `p${index}`,
          name: `Person ${index}`,
          email: `p${index}@a.example`,
        },
      }),
    ),
  )

const anyScene = fc
  .record({
    status: fc.constantFrom(...EVERY_STATUS),
    staff: anyPeople,
    named: fc.array(fc.nat(5), { maxLength: 3 }),
    broken: fc.array(fc.nat(5), { maxLength: 2 }),
  })
  .map(({ status, staff, named, broken }) => {
    const ids = (indexes: readonly number[]) => indexes.flatMap((index) => staff[index]?.id ?? [])
    const opened = ids(broken).map((by) => ({ by, at: NOW, until: NOW, why: 'The worker is ill.' }))
    const restriction = { people: ids(named), by: 'p9', at: NOW, why: 'A colleague.' }
    const referral: Referral = { ...referralOf(status), restriction, opened }
    const directory: Directory = { ...COUNCIL, people: staff }
    return { referral, staff, directory, named: ids(named), readers: ids(broken) }
  })

describe('a restricted referral, whoever there is', () => {
  it('opens by no rule of access to anybody who is not named', () => {
    fc.assert(
      fc.property(anyScene, ({ referral, staff, named, readers }) => {
        for (const person of staff.filter(({ id }) => !named.includes(id))) {
          for (const [name, rule] of Object.entries(ACTS)) assert.ok(!rule(person, referral), name)
          const reads = readers.includes(person.id)
          for (const [name, rule] of Object.entries(READS))
            if (!reads) assert.ok(!rule(person, referral), `${name} for ${person.roles.join()}`)
          if (reads) assert.ok(people.mayRead(person, referral))
        }
      }),
      { numRuns: 500 },
    )
  })

  it('gives the named no more than they had', () => {
    fc.assert(
      fc.property(anyScene, ({ referral, staff }) => {
        const { restriction: _, opened: __, ...open } = referral
        for (const person of staff)
          for (const [name, rule] of Object.entries(ACTS))
            assert.ok(!rule(person, referral) || rule(person, open as Referral), name)
      }),
    )
  })

  /** The digest looks at each of its lines by itself; who hears of a concern, or of broken glass, is chosen for that. */
  const CHOSEN: readonly EventName[] = ['nudged', 'personBlocked', 'concernTold', 'glassBroken']

  it('is told by no event to anybody who is not named', () => {
    fc.assert(
      fc.property(anyScene, ({ referral, staff, directory, named }) => {
        for (const [name, hearings] of Object.entries(EVENTS))
          for (const { to, what } of hearings)
            for (const { id: person } of to === 'person' ? staff : staff.slice(0, 1)) {
              const told = personFor({ to, what, person }, referral, directory)
              const isFree = CHOSEN.some((event) => event === name)
              if (told !== undefined && !isFree) assert.ok(named.includes(told), `${name} to ${to}`)
            }
      }),
    )
  })

  const ROLES: readonly NudgeRole[] = [
    ...(['worker', 'whoever had it', 'holder', 'manager', 'service manager', 'head of service'] as const),
    ...(['administrator', 'recorder', 'mash', 'duty manager', 'team channel'] as const),
  ]

  it('is in no nudge to anybody who is not named, but that it waits, for a head of service', () => {
    fc.assert(
      fc.property(anyScene, fc.constantFrom(...ROLES), ({ referral, staff, directory, named }, role) => {
        const to = nudged(role, referral, { directory, absences: [], day: '2026-12-03' })
        if (to === undefined || named.includes(to)) return
        const reader = staff.find(({ id }) => id === to)
        assert.ok(reader?.roles.includes('head_of_service'), `${role}: ${to}`)
        assert.ok(['manager', 'administrator', 'mash', 'duty manager', 'whoever had it'].includes(role), role)
      }),
    )
  })
})
