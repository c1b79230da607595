/** Other children linked to the same prisoner: who reads what of them, and a near match that only a person decides. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import {
  type FoundReferral,
  type Link,
  linkedChildren,
  NOBODY_LINKED,
  noteLink,
} from '../../src/domain/linked-children.ts'
import type { Person } from '../../src/domain/people.ts'
import type { Referral, Status } from '../../src/domain/referral.ts'
import { CHILD, DETAILS, PRISONER } from '../support/answers.ts'
import { COUNCIL, MAYA, SAM, SERVICE, SOUTH_WORKER, TESS } from '../support/council.ts'
import { act, allowed, assessmentOf, NOW, referralOf, saidTo, TWO_CHILDREN, twoChildren } from './sample.ts'

const OTHER = 'PCA-2026-0101'
const FINISHED = ['signed_off', 'sending', 'sent'] as const
const reader = (by: Person) => ({ by, directory: COUNCIL, today: '2026-12-03' })

type More = {
  readonly status?: Status
  readonly team?: string
  readonly links?: readonly Link[]
  readonly certain?: boolean
}
const other = ({
  status = 'sent',
  team = 'south',
  links = [],
  certain = true,
}: More = {}): FoundReferral => ({
  referral: { ...referralOf(status, { team }), reference: OTHER, links } as Referral,
  assessment: assessmentOf({ G1: { recommendedLevel: '2' } }),
  how: certain ? 'prison number' : 'name alike',
  certain,
})
const own = (links: readonly Link[] = [], details = DETAILS) => ({
  referral: { ...referralOf('in_progress', { details }), links } as Referral,
  assessment: details === DETAILS ? assessmentOf() : twoChildren({ G2: { recommendedLevel: '' } }),
})
const link = (reference: string, same: boolean): Link => ({ reference, same, by: SAM.id, at: NOW })

describe('the other children linked to a prisoner', () => {
  it('are those of other requests, then those of this one where there are several, with the advice for each', () => {
    const { lines, near } = linkedChildren(own([], TWO_CHILDREN), [other({ team: 'north' })], reader(SAM))
    assert.deepEqual(near, [])
    assert.deepEqual(lines, [
      {
        label: OTHER,
        value: 'Mia Childsdottir (12) – Level 2: letters and cards only, signed Thu 3 Dec 2026',
      },
      {
        label: 'this request, child 1',
        value: 'Mia Childsdottir (12) – Level 2: letters and cards only, so far',
      },
      { label: 'this request, child 2', value: 'Leo Childsson (9) – no advice yet: being assessed' },
    ])
  })

  it('are none where there is one child and nobody else', () =>
    assert.deepEqual(linkedChildren(own(), [], reader(SAM)), NOBODY_LINKED))

  it('are known by reference, team and advice alone to whoever may not open that referral', () => {
    const [line] = linkedChildren(own(), [other()], reader(SAM)).lines
    assert.deepEqual(line, {
      label: OTHER,
      value: 'South locality team – Level 2: letters and cards only, signed Thu 3 Dec 2026',
    })
  })

  for (const [status, said] of [
    ['submitted', /Level 2: .*, waiting for sign-off/],
    ['in_progress', /– no advice yet: being assessed$/],
    ['changes_asked', /– no advice yet: changes asked for$/],
    ['allocated', /– no advice yet: allocated, not started$/],
    ...FINISHED.map((status) => [status, /Level 2: .*, signed Thu 3 Dec 2026$/] as const),
  ] as const)
    it(`show ${said.source.includes('no advice') ? 'no advice' : 'the advice'} of what is ${status}`, () => {
      assert.match(linkedChildren(own(), [other({ status })], reader(SAM)).lines[0]?.value ?? '', said)
    })

  it('leave out a referral that is only a duplicate of another', () => {
    const found = other()
    const referral = {
      ...found.referral,
      status: 'linked_duplicate',
      was: { status: 'received' },
    } as Referral
    assert.deepEqual(linkedChildren(own(), [{ ...found, referral }], reader(SAM)).lines, [])
  })

  it('never have a name of a referral that the reader may not open, whatever was found and decided', () => {
    const links = fc.array(
      fc.boolean().map((same) => link(OTHER, same)),
      { maxLength: 3 },
    )
    const status = fc.constantFrom<Status>('allocated', 'in_progress', 'submitted', 'sent')
    fc.assert(
      fc.property(links, status, fc.boolean(), (decided, at, certain) => {
        const words = JSON.stringify(
          linkedChildren(own(decided), [other({ status: at, certain })], reader(SAM)),
        )
        for (const name of [CHILD.fullName, PRISONER.fullName, PRISONER.prisonNumber])
          assert.ok(!words.includes(String(name)), words)
      }),
    )
  })
})

describe('a near match', () => {
  const near = other({ certain: false })

  it('is offered and not decided: none of its children is shown until a person says yes', () => {
    const found = linkedChildren(own(), [near], reader(SAM))
    assert.deepEqual(found, {
      lines: [],
      near: [{ reference: OTHER, who: 'South locality team', how: 'a name that is alike' }],
      named: [],
      unread: 0,
    })
  })

  it('shows whoever may open the other referral whom it names', () => {
    const { near: matches, named } = linkedChildren(
      own(),
      [other({ certain: false, team: 'north' })],
      reader(TESS),
    )
    const [match] = matches
    assert.deepEqual(named, [OTHER], 'a look at its names')
    assert.match(match?.who ?? '', /^Alan Prisonson, A1234BC, born /)
  })

  it('is as a person decided, on this referral or on the other one, and the newest word counts', () => {
    const yes = linkedChildren(own([link(OTHER, true)]), [near], reader(SAM))
    assert.deepEqual([yes.lines.length, yes.near.length], [1, 0])
    const no = linkedChildren(own([link(OTHER, true), link(OTHER, false)]), [near], reader(SAM))
    assert.deepEqual(no, NOBODY_LINKED)
    const there = other({ certain: false, links: [link(own().referral.reference, true)] })
    assert.equal(linkedChildren(own(), [there], reader(SAM)).lines.length, 1)
    assert.equal(linkedChildren(own([link(OTHER, false)]), [there], reader(SAM)).lines.length, 0)
  })

  it('may be certain and still be said to be somebody else', () =>
    assert.deepEqual(linkedChildren(own([link(OTHER, false)]), [other()], reader(SAM)).lines, []))
})

describe('to note whether it is the same prisoner', () => {
  const referral = referralOf('in_progress')
  const yes = { other: OTHER, same: true }

  for (const [who, by, said] of [
    ['the social worker', SAM, 'allowed'],
    ['the Team Manager', TESS, 'allowed'],
    ['a service manager', SERVICE, 'allowed'],
    ['a MASH officer', MAYA, 'allowed'],
    ['a worker of another team', SOUTH_WORKER, 'notForYou'],
  ] as const)
    it(`is ${said} for ${who}`, () => assert.equal(saidTo(noteLink(referral, act(by), yes)), said))

  it('keeps who said it and when, changes nothing else, and says in the audit which way', () => {
    const ruling = allowed(noteLink(referral, act(SAM), yes))
    const { links, version, ...rest } = ruling.referral
    const { version: before, ...same } = referral
    assert.deepEqual(rest, same)
    assert.equal(version, before + 1)
    assert.deepEqual(links, [{ reference: OTHER, same: true, by: SAM.id, at: NOW }])
    assert.deepEqual([ruling.move, ruling.reason], ['noteLink', `${OTHER}: the same prisoner`])
  })

  it('is refused twice the same way, and may be changed', () => {
    const noted = allowed(noteLink(referral, act(SAM), yes)).referral
    assert.equal(saidTo(noteLink(noted, act(TESS), yes)), 'linkNotedAlready')
    const changed = allowed(noteLink(noted, act(TESS), { ...yes, same: false })).referral
    assert.deepEqual(
      changed.links?.map(({ same }) => same),
      [true, false],
    )
  })

  it('is refused of a referral with itself, and once the report is signed', () => {
    assert.equal(saidTo(noteLink(referral, act(SAM), { ...yes, other: referral.reference })), 'linkToItself')
    for (const status of FINISHED) assert.equal(saidTo(noteLink(referralOf(status), act(SAM), yes)), 'notNow')
  })
})
