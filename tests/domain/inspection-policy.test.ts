/** What an inspection pack leaves out for whoever it is about: every field has its rule, and nothing slips through. */
import assert from 'node:assert/strict'
import { pagesChanged } from '../../src/domain/amendments.ts'
import { answerOf } from '../../src/domain/form.ts'
import { fieldsOf, type PackField, type PartId } from '../../src/domain/inspection-pack.ts'
import { GAPS, isGap, ruleFor } from '../../src/domain/inspection-policy.ts'
import { recordOf } from '../../src/domain/inspection-record.ts'
import { redact, redactionFor } from '../../src/domain/inspection-redact.ts'
import { mayInspect, type Subject, subjectsOf } from '../../src/domain/inspection-rules.ts'
import type { Person } from '../../src/domain/people.ts'
import { SECTIONS } from '../../src/domain/questions.ts'
import { type Referral, STATUSES, type Status } from '../../src/domain/referral.ts'
import { REFERRAL_FORM, REFERRAL_PAGES } from '../../src/domain/referral-form.ts'
import {
  ADMIN,
  COUNCIL,
  DEPUTY,
  DUTY,
  HEAD,
  MAYA,
  SAM,
  SERVICE,
  SOUTH_MANAGER,
  TESS,
} from '../support/council.ts'
import { NOW, referralOf, TWO_CHILDREN, twoChildren } from './sample.ts'

const NOTED = { by: SAM.id, at: NOW }
/** What a referral may carry beside what every one has; free words hold a secret of their own each. */
const CARRIED = {
  amendments: [{ ...NOTED, before: { carer: { fullName: 'Oldname Secretly' } } }],
  calls: [{ ...NOTED, who: 'prison', words: 'Spoke to Fiona Officerly' }],
  contacts: [
    {
      ...{ id: 'police-1', agency: 'police', name: 'Conrad Constable', role: 'DC', phone: '01632 960 888' },
      ...{ asked: [], outcome: 'replied', summary: 'Intelligence of a raid', mayBeShared: 'no' },
    },
  ],
  safety: {
    contact: [{ ...NOTED, to: 'no', words: 'Threats to the refuge' }],
    hold: [{ ...NOTED, held: true, words: 'Operation Nightjar' }],
    concerns: [{ ...NOTED, words: 'A bruise was seen' }],
  },
  custody: [{ ...NOTED, kind: 'transfer', on: '2027-01-02', words: 'Told by Paula Probationer', to: 'ZBB' }],
  childMoves: [{ ...NOTED, child: 1, authority: 'Farshire', words: 'Moved in the night' }],
  afterRelease: [
    { ...NOTED, released: '2027-01-02', support: ['none'], needs: ['money'], words: 'She cried' },
  ],
  links: [{ ...NOTED, reference: 'PCA-2026-0099', same: true }],
  legalHolds: [{ ...NOTED, why: 'Counsel advises delay' }],
  disagreement: { why: 'Unsafe since the attack', steps: [] },
  familyLetters: [{ ...NOTED, id: 'family-1', kind: 'family', child: 0, text: 'Dear grandmother Joan' }],
}
const SECRETS = [
  ...['Oldname', 'Officerly', 'Constable', '960 888', 'Intelligence', 'refuge', 'Nightjar', 'bruise'],
  ...['Probationer', 'Farshire', 'Moved in the night', 'She cried', 'PCA-2026-0099', 'Counsel advises'],
  ...['attack', 'Dear grandmother'],
]
const rich = (status: Status = 'decision_recorded'): Referral =>
  ({ ...referralOf(status, { details: TWO_CHILDREN }), ...CARRIED }) as unknown as Referral

const given = (fields: readonly PackField[]): string => JSON.stringify(fields)

describe('what may be given of an inspection pack', () => {
  const redactedFor = (referral: Referral, subject: Subject): readonly PackField[] => {
    const assessment = twoChildren({ J1: { placement: 'Foster House of the Fosterlys' } })
    const redaction = redactionFor({ referral, assessment }, subject, COUNCIL)
    const things: readonly (readonly [PartId, object])[] = [
      ['referral', referral],
      ...Object.values(assessment).map((saved) => ['pages', saved] as const),
    ]
    return things.flatMap(([part, thing]) => redact(part, recordOf(part, thing, COUNCIL), redaction).fields)
  }

  it('has a rule for every field of a referral at every status', () => {
    for (const status of Object.keys(STATUSES) as Status[])
      for (const { field } of fieldsOf(rich(status)))
        assert.notEqual(ruleFor('referral', field), undefined, `${field} at ${status}`)
  })

  it('has a rule for every question of both forms', () => {
    for (const page of REFERRAL_PAGES)
      for (const { id } of REFERRAL_FORM[page].questions) {
        const at = page === 'child' ? 'children[1]' : page
        const rule = ruleFor('referral', `details.${at}.${id}`)
        assert.ok(rule !== undefined && rule !== 'undecided', `${page} ${id}`)
      }
    for (const section of SECTIONS)
      for (const { id } of section.questions)
        assert.notEqual(ruleFor('pages', `answers.${id}`, `${section.id}1`), undefined, `${section.id} ${id}`)
  })

  it('leaves out what nobody has decided about, and says so', () => {
    const referral = { ...rich(), inventedLater: { secret: 'Wonderwall' } } as unknown as Referral
    const fields = redactedFor(referral, 'prisoner')
    assert.ok(!given(fields).includes('Wonderwall'))
    assert.ok(fields.some((field) => 'withheld' in field && field.withheld === GAPS.undecided))
    assert.equal(ruleFor('referral', 'inventedLater.secret'), undefined)
  })

  for (const subject of subjectsOf(rich()))
    it(`gives ${subject} nothing of what others said, of safety, police or part 2`, () => {
      const text = given(redactedFor(rich(), subject))
      for (const secret of SECRETS) assert.ok(!text.includes(secret), secret)
      for (const [whose, answers] of [
        ['prisoner', TWO_CHILDREN.prisoner],
        ['child1', TWO_CHILDREN.children[0] ?? {}],
        ['child2', TWO_CHILDREN.children[1] ?? {}],
        ['carer', TWO_CHILDREN.carer],
      ] as const) {
        const isOwn = whose === subject
        assert.equal(text.includes(answerOf(answers, 'fullName')), isOwn, `${whose} to ${subject}`)
      }
      for (const hidden of [
        'Hidden Lane',
        'Secretwood',
        '960 555',
        'afraid of the dogs',
        'Fosterlys',
        SAM.name,
      ])
        assert.ok(!text.includes(hidden), hidden)
    })

  it('does not tell by a gap what was noted: there is one whether anything stands there or not', () => {
    const bare = redactedFor(referralOf('decision_recorded', { details: TWO_CHILDREN }), 'prisoner')
    const full = redactedFor(rich(), 'prisoner')
    const never = ['safety', 'contacts', 'childMoves', 'afterRelease', 'links', 'legalHolds', 'familyLetters']
    const gaps = (fields: readonly PackField[]) =>
      fields.filter(({ field }) => never.some((name) => field.startsWith(name)))
    assert.deepEqual(
      gaps(full)
        .map(({ field }) => field)
        .toSorted(),
      never.toSorted(),
    )
    assert.deepEqual(
      new Set(gaps(full).map((field) => JSON.stringify(field))),
      new Set(gaps(bare).map((field) => JSON.stringify(field))),
    )
  })

  it('names staff by their role, and those who answer for the service by name', () => {
    const referral = { ...rich(), recordedBy: SERVICE.id } as Referral
    const fields = redactedFor(referral, 'prisoner')
    const find = (name: string) => fields.find(({ field }) => field === name)
    assert.equal(find('recordedBy')?.says, `${SERVICE.name} (service manager)`)
    assert.deepEqual(find('worker'), { field: 'worker', withheld: GAPS.staff, says: 'social worker' })
    assert.ok(!given(fields).includes(SAM.id))
  })

  it('leaves out what would be given where it names somebody else', () => {
    const { request } = TWO_CHILDREN
    const details = { ...TWO_CHILDREN, request: { ...request, prisonReference: 'About Mia Childsdottir' } }
    const text = given(redactedFor({ ...rich(), details }, 'prisoner'))
    assert.ok(!text.includes('Childsdottir'))
    assert.ok(text.includes(GAPS.names))
  })

  it('gives nothing of what MASH wrote first to anybody', () => {
    const { children, ...before } = TWO_CHILDREN
    const after = { ...before, children: children.map((child) => ({ ...child, address: '9 New Place' })) }
    assert.deepEqual(pagesChanged(TWO_CHILDREN, after), { children })
    assert.equal(ruleFor('referral', 'amendments[1].before.children[1].address'), 'words')
  })

  it('says of every gap why it is there', () => {
    for (const field of redactedFor(rich(), 'carer'))
      if ('withheld' in field) assert.ok(Object.values<string>(GAPS).includes(field.withheld))
    assert.ok(isGap('partTwo') && !isGap('given'))
  })
})

describe('an inspection pack may be had', () => {
  const referral = { team: 'north' }
  const may = (by: Person): boolean => mayInspect(by, referral)

  it('by the Team Manager and the service manager of the team, and by the head of service', () => {
    for (const by of [TESS, SERVICE, HEAD]) assert.ok(may(by), by.name)
  })

  it('by nobody else: not MASH, the worker, the deputy, another team or an administrator', () => {
    for (const by of [MAYA, SAM, DEPUTY, DUTY, SOUTH_MANAGER, ADMIN]) assert.ok(!may(by), by.name)
  })
})
