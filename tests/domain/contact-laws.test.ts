/** Whatever is written into the contact log, in whatever order: it stays consistent, and nothing in it is lost. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { askContact, type Note, noteContact, planContact } from '../../src/domain/contact-rules.ts'
import { sayContact, sayForReport } from '../../src/domain/contact-words.ts'
import { ALWAYS_ASKED, METHODS, type Method, MOST_CONTACTS, peopleToAsk } from '../../src/domain/contacts.ts'
import { addDays, dayOf, later } from '../../src/domain/moment.ts'
import type { Referral } from '../../src/domain/referral.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import type { Ruling } from '../../src/domain/ruling.ts'
import { SAM } from '../support/council.ts'
import { asking } from './contact-sample.ts'
import { act, NOW, referralOf } from './sample.ts'

const AGENCIES = ['probation', 'prison', 'police', 'lado', 'school', 'other_authority', 'other', 'family']
const aText = fc.oneof(fc.constant(''), fc.string({ unit: 'binary', maxLength: 40 }))

const aStep = fc.record({
  id: fc
    .tuple(fc.constantFrom(...AGENCIES), fc.constantFrom(1, 1, 1, 1, 2, 2, 3, 0))
    .map(([one, n]) => `${one}-${n}`),
  kind: fc.constantFrom('plan', 'ask', 'replied', 'declined', 'no reply', 'not applicable'),
  method: fc.constantFrom(...(Object.keys(METHODS) as Method[])),
  days: fc.integer({ min: 0, max: 6 }),
  back: fc.integer({ min: -1, max: 5 }),
  mayBeShared: fc.constantFrom('prison', 'lado', 'no'),
  words: aText,
  name: aText,
})

type Step = typeof aStep extends fc.Arbitrary<infer T> ? T : never

function rulingOf(referral: Referral, step: Step, at: string): Ruling {
  const { id, kind, words, name } = step
  const on = addDays(dayOf(at), -step.back)
  if (kind === 'plan') return planContact(referral, act(SAM, at), { id, who: { name } })
  if (kind === 'ask')
    return askContact(referral, act(SAM, at), asking(id, { method: step.method, on, who: { name } }))
  const note = { id, outcome: kind, on, words, mayBeShared: step.mayBeShared } as Note
  return noteContact(referral, act(SAM, at), note)
}

const someSteps = fc.array(aStep, { minLength: 10, maxLength: 40 })

describe('a contact log', () => {
  it('is consistent after any steps in any order', () => {
    let taken = 0
    fc.assert(
      fc.property(someSteps, (steps) => {
        let referral: Referral = referralOf('in_progress')
        let at = NOW
        for (const step of steps) {
          at = later(at, step.days * 86_400)
          const ruling = rulingOf(referral, step, at)
          if (isRefusal(ruling)) continue
          taken += 1
          assert.equal(ruling.referral.version, referral.version + 1)
          assert.equal(ruling.referral.status, referral.status)
          keepsWhatWasAsked(referral, ruling.referral)
          referral = ruling.referral
          isConsistent(referral, at)
        }
      }),
    )
    assert.ok(taken > 300)
  })

  it('says of everybody how it stands, in words that are never empty and have no name in them', () => {
    fc.assert(
      fc.property(someSteps, (steps) => {
        let referral: Referral = referralOf('in_progress')
        for (const step of steps) {
          const ruling = rulingOf(referral, { ...step, name: 'Zebedee', words: 'Zebedee said.' }, NOW)
          if (!isRefusal(ruling)) referral = ruling.referral
        }
        for (const contact of peopleToAsk(referral))
          for (const said of [sayContact(contact, dayOf(NOW)), sayForReport(contact, dayOf(NOW))]) {
            assert.match(said, /^[A-Z⚠].*\.$/)
            assert.doesNotMatch(said, /Zebedee|undefined/)
          }
      }),
    )
  })
})

/** What was written down of an asking is never taken away or changed. */
function keepsWhatWasAsked(before: Referral, after: Referral): void {
  for (const { id, asked } of before.contacts ?? []) {
    const now = after.contacts?.find((contact) => contact.id === id)
    assert.deepEqual(now?.asked.slice(0, asked.length), asked)
  }
}

function isConsistent(referral: Referral, at: string): void {
  const { contacts = [] } = referral
  const today = dayOf(at)
  assert.equal(new Set(contacts.map(({ id }) => id)).size, contacts.length)
  assert.ok(contacts.length <= MOST_CONTACTS)
  for (const always of ALWAYS_ASKED) assert.ok(peopleToAsk(referral).some(({ agency }) => agency === always))
  for (const contact of contacts) {
    const { id, agency, outcome, asked, repliedOn, summary, reason } = contact
    assert.ok(id.startsWith(`${agency}-`))
    assert.equal(outcome === 'asked' || outcome === 'no reply' ? asked.length > 0 : true, true, outcome)
    if (outcome === 'to ask') assert.equal(asked.length, 0)
    assert.equal(summary !== undefined, outcome === 'replied')
    assert.equal(reason !== undefined, outcome === 'declined' || outcome === 'not applicable')
    assert.equal(repliedOn !== undefined, outcome === 'replied' || outcome === 'declined')
    if (repliedOn !== undefined) assert.ok(repliedOn <= today)
    for (const { on, replyBy } of asked) assert.ok(on <= today && replyBy > on)
  }
}
