/** The contact log: who may write what into it, when, and what each step leaves there. */
import assert from 'node:assert/strict'
import { askContact, type Note, noteContact, planContact } from '../../src/domain/contact-rules.ts'
import {
  AGENCIES,
  agencyOf,
  CONTACT_SHAPE,
  contactById,
  MOST_CONTACTS,
  nextOf,
  peopleToAsk,
  sayAgency,
} from '../../src/domain/contacts.ts'
import { replyByDay } from '../../src/domain/reply-by.ts'
import { HEAD, INES, MAYA, SAM, SOUTH_MANAGER, SOUTH_WORKER, TESS } from '../support/council.ts'
import { asking, CALENDAR, one, replied, withLog } from './contact-sample.ts'
import { act, allowed, NOW, referralOf, saidTo } from './sample.ts'

const TODAY = '2026-12-03'
const writing = referralOf('in_progress')
const WEEK_LATER = '2026-12-14T10:00:00.000Z'

describe('the people to ask', () => {
  it('are probation, the prison, the police and the LADO, before anybody has written anything', () =>
    assert.deepEqual(
      peopleToAsk(writing).map(({ id, outcome }) => `${id}: ${outcome}`),
      ['probation-1: to ask', 'prison-1: to ask', 'police-1: to ask', 'lado-1: to ask'],
    ))

  it('are those in the log besides, in the order of the agencies', () => {
    const referral = withLog([asking('school-1'), asking('probation-1'), asking('probation-2')])
    assert.deepEqual(
      peopleToAsk(referral).map(({ id }) => id),
      ['probation-1', 'probation-2', 'prison-1', 'police-1', 'lado-1', 'school-1'],
    )
    assert.equal(nextOf(referral, 'probation').id, 'probation-3')
    assert.equal(sayAgency(one(referral, 'probation-2')), 'Probation 2')
  })

  it('have an id of the agency and a number, which names nobody', () => {
    for (const agency of Object.keys(AGENCIES)) assert.equal(agencyOf(`${agency}-7`), agency)
    for (const wrong of ['', 'probation', 'probation-0', 'Jo-1', 'prison-1; drop', 'prison-1234'])
      assert.ok(!CONTACT_SHAPE.test(wrong) && agencyOf(wrong) === undefined, wrong)
  })

  it('can be one more of each agency and no further, until the list is full', () => {
    assert.ok(contactById(writing, 'school-1'))
    assert.equal(contactById(writing, 'school-2'), undefined)
    const full = withLog(Array.from({ length: MOST_CONTACTS }, (_, index) => asking(`other-${index + 1}`)))
    assert.equal(saidTo(askContact(full, act(SAM), asking('school-1'))), 'noSuchContact')
    assert.equal(saidTo(noteContact(full, act(SAM), replied('other-1'))), 'allowed')
  })
})

describe('asking somebody', () => {
  it('writes down who, when, how, and by when they are to answer', () => {
    const who = { name: ' Jo Bloggs ', role: 'probation officer', phone: '', email: '' }
    const contact = one(withLog([asking('probation-1', { who })]), 'probation-1')
    assert.deepEqual(
      [contact.name, contact.role, contact.outcome],
      ['Jo Bloggs', 'probation officer', 'asked'],
    )
    assert.equal(contact.phone, undefined)
    const [asked] = contact.asked
    assert.deepEqual(asked, {
      ...{ on: TODAY, method: 'letter', by: SAM.id, at: NOW },
      ...{ replyBy: '2026-12-10', version: writing.version + 1 },
    })
  })

  it('leaves what was known where a box is empty', () => {
    const who = { name: 'Jo Bloggs' }
    const again = asking('probation-1', { method: 'telephone', who: { name: '', role: 'PO' } })
    const contact = one(withLog([asking('probation-1', { who }), again]), 'probation-1')
    assert.deepEqual([contact.name, contact.role], ['Jo Bloggs', 'PO'])
  })

  for (const [id, method, event] of [
    ['prison-1', 'e-mail', 'prisonAsked'],
    ['lado-1', 'e-mail', 'ladoAsked'],
    ['other_authority-1', 'e-mail', 'councilAsked'],
    ['probation-1', 'letter', 'letterWritten'],
    ['police-1', 'telephone', 'contactAsked'],
  ] as const)
    it(`${id} ${method} makes it ${event}`, () => {
      const { events } = allowed(askContact(writing, act(SAM), asking(id, { method })))
      assert.deepEqual(
        events.map(({ name }) => name),
        [event],
      )
    })

  for (const [rule, id, more, code] of [
    [
      'by e-mail where there is no approved address',
      'probation-1',
      { method: 'e-mail', canWrite: false },
      'noContactAddress',
    ],
    [
      'on a day that is still to come',
      'probation-1',
      { method: 'telephone', on: '2026-12-04' },
      'dayIsAhead',
    ],
    ['who is not in the list', 'school-9', {}, 'noSuchContact'],
    ['who is of no agency', 'family-1', {}, 'noSuchContact'],
  ] as const)
    it(`is refused ${rule}`, () =>
      assert.equal(saidTo(askContact(writing, act(SAM), asking(id, more))), code))

  it('is refused twice in the same way on the same day, so that no letter goes twice', () => {
    const asked = withLog([asking('probation-1')])
    assert.equal(saidTo(askContact(asked, act(SAM), asking('probation-1'))), 'askedThatDay')
    assert.equal(saidTo(askContact(asked, act(SAM), asking('probation-1', { method: 'meeting' }))), 'allowed')
  })

  it('is refused once they have replied, and allowed again after they declined or nobody had to ask', () => {
    const asks = (steps: Parameters<typeof withLog>[0]) =>
      saidTo(askContact(withLog(steps), act(SAM), asking('police-1', { method: 'meeting' })))
    assert.equal(asks([replied('police-1')]), 'repliedAlready')
    const declined = { id: 'police-1', outcome: 'declined', on: TODAY, words: 'Not theirs to say.' } as const
    assert.equal(asks([declined]), 'allowed')
    assert.equal(asks([{ id: 'police-1', outcome: 'not applicable', words: 'No record.' }]), 'allowed')
  })

  it('clears the reason for which they had declined', () => {
    const declined = { id: 'police-1', outcome: 'declined', on: TODAY, words: 'Not theirs to say.' } as const
    const { reason, repliedOn, outcome } = one(withLog([declined, asking('police-1')]), 'police-1')
    assert.deepEqual([outcome, reason, repliedOn], ['asked', undefined, undefined])
  })
})

describe('the contact log', () => {
  const steps = [
    (by: typeof SAM) => planContact(writing, act(by), { id: 'school-1', who: {} }),
    (by: typeof SAM) => askContact(writing, act(by), asking('school-1')),
    (by: typeof SAM) => noteContact(writing, act(by), replied('school-1')),
  ]
  for (const [who, by, code] of [
    ['the social worker', SAM, 'allowed'],
    ['another social worker of the team', INES, 'allowed'],
    ['the Team Manager', TESS, 'allowed'],
    ['MASH', MAYA, 'notSocialWorkerOfTeam'],
    ['a social worker of another team', SOUTH_WORKER, 'notSocialWorkerOfTeam'],
    ['a manager of another team', SOUTH_MANAGER, 'notSocialWorkerOfTeam'],
    ['the head of service', HEAD, 'notSocialWorkerOfTeam'],
  ] as const)
    it(`answers ${who} with “${code}”`, () =>
      assert.deepEqual(
        steps.map((step) => saidTo(step(by))),
        steps.map(() => code),
      ))

  it('has in the audit whom it is about and what became of it, and no word of anybody', () => {
    const who = { name: 'Jo Bloggs' }
    const ruling = allowed(askContact(writing, act(SAM), asking('police-1', { who })))
    assert.deepEqual([ruling.move, ruling.reason], ['askContact', 'police-1: asked letter'])
    const noted = allowed(noteContact(writing, act(SAM), replied('lado-1', { words: 'A secret.' })))
    assert.deepEqual([noted.move, noted.reason], ['noteContact', 'lado-1: replied'])
  })
})

describe('a note', () => {
  const asked = withLog([asking('police-1', { on: '2026-12-02', method: 'telephone' })])
  const cases: readonly (readonly [string, Note, string | undefined, string])[] = [
    [
      'without a word of what they said',
      replied('police-1', { words: '  ' }),
      undefined,
      'contactWordsNeeded',
    ],
    [
      'of an answer that is still to come',
      replied('police-1', { on: '2026-12-04' }),
      undefined,
      'dayIsAhead',
    ],
    [
      'of an answer before they were asked',
      replied('police-1', { on: '2026-12-01' }),
      undefined,
      'repliedBeforeAsked',
    ],
    [
      'that they declined, without why',
      { id: 'police-1', outcome: 'declined', on: TODAY, words: '' },
      undefined,
      'contactWordsNeeded',
    ],
    [
      'that nobody asks them, without why',
      { id: 'police-1', outcome: 'not applicable', words: '' },
      undefined,
      'contactWordsNeeded',
    ],
    ['of silence while they have time', { id: 'police-1', outcome: 'no reply' }, undefined, 'notSilentYet'],
    [
      'of silence on the day that they were given',
      { id: 'police-1', outcome: 'no reply' },
      '2026-12-09T10:00:00.000Z',
      'notSilentYet',
    ],
    [
      'of silence of somebody whom nobody asked',
      { id: 'lado-1', outcome: 'no reply' },
      WEEK_LATER,
      'notSilentYet',
    ],
  ]
  for (const [rule, note, at, code] of cases)
    it(`is refused ${rule}`, () => assert.equal(saidTo(noteContact(asked, act(SAM, at ?? NOW), note)), code))

  it('of silence is taken once the day has gone by, and once', () => {
    const silent = allowed(noteContact(asked, act(SAM, WEEK_LATER), { id: 'police-1', outcome: 'no reply' }))
    assert.equal(one(silent.referral, 'police-1').outcome, 'no reply')
    const twice = noteContact(silent.referral, act(SAM, WEEK_LATER), { id: 'police-1', outcome: 'no reply' })
    assert.equal(saidTo(twice), 'notedAlready')
    assert.equal(saidTo(noteContact(silent.referral, act(SAM, WEEK_LATER), replied('police-1'))), 'allowed')
  })

  it('of what they said is mended by another one, and by nothing else', () => {
    const once = withLog([replied('police-1')])
    const mended = allowed(
      noteContact(once, act(TESS), replied('police-1', { words: ' Mended. ', mayBeShared: 'lado' })),
    )
    const { summary, mayBeShared } = one(mended.referral, 'police-1')
    assert.deepEqual([summary, mayBeShared], ['Mended.', 'lado'])
    for (const outcome of ['declined', 'not applicable', 'no reply'] as const) {
      const note = { id: 'police-1', outcome, on: TODAY, words: 'Why.' } as Note
      assert.equal(saidTo(noteContact(once, act(SAM), note)), 'repliedAlready')
    }
  })

  it('of an answer that comes after the report has gone is taken too', () =>
    assert.equal(saidTo(noteContact(referralOf('sent'), act(SAM), replied('probation-1'))), 'allowed'))
})

describe('the day by which an answer is wanted', () => {
  const due = { day: '2026-12-15', internalTarget: '2026-12-10' }
  for (const [rule, on, expected] of [
    ['is five working days on', '2026-11-27', '2026-12-04'],
    ['is our own target for the draft, where that comes first', '2026-12-07', '2026-12-10'],
    ['is the due day, once the target has come', '2026-12-10', '2026-12-15'],
    ['is five working days on again, once it is due', '2026-12-15', '2026-12-22'],
    ['is a week on past the last year that is known', '2091-12-30', '2092-01-06'],
  ] as const)
    it(rule, () => assert.equal(replyByDay(on, due, CALENDAR), expected))
})
