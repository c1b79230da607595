/** Cards about children linked to the same prisoner: they fit, they name nobody to a stranger, and typed text stays text. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { careCards, inCare, linkedTo } from '../../scripts/preview/care-cards.ts'
import { ONE_CHILD, referralWith, TODAY, TWO_CHILDREN } from '../../scripts/preview/sample.ts'
import { assessmentOverview } from '../../src/cards/assessment-overview.ts'
import { linkedLines, linkedParts, PRECEDENT } from '../../src/cards/linked-children.ts'
import { type LinkedChildren, NOBODY_LINKED } from '../../src/domain/linked-children.ts'
import type { Person } from '../../src/domain/people.ts'
import type { Details } from '../../src/domain/referral.ts'
import { CHILD } from '../support/answers.ts'
import { buttonsOn, wordsOn } from '../support/cards.ts'
import { COUNCIL, MAYA, SAM, SOUTH_WORKER } from '../support/council.ts'
import { inertTexts } from './card-tree.ts'
import { fitFaults } from './fit.ts'

const many = (children: number): Details => ({
  ...ONE_CHILD,
  children: Array.from({ length: children }, (_, index) => ({
    ...CHILD,
    fullName: `Child Number${index + 1}`,
  })),
})
const overview = (linked: LinkedChildren, by: Person = SAM, details: Details = ONE_CHILD) =>
  assessmentOverview(
    {
      ...{ referral: referralWith('in_progress', details), assessment: {}, directory: COUNCIL, today: TODAY },
      ...{ by, linked, banner: '', more: [] },
    },
    'chat',
  )

describe('cards about children linked to the same prisoner', () => {
  for (const [who, details] of [
    ['one child', ONE_CHILD],
    ['two children', TWO_CHILDREN],
    ['ten children', many(10)],
  ] as const)
    it(`are fit for Teams with ${who}`, () => {
      for (const { name, surface, card } of careCards(details))
        assert.deepEqual(fitFaults(card, surface), [], name)
    })

  it('show the precedent, the advice for each, and near matches with a yes and a no', () => {
    const card = overview(linkedTo(TWO_CHILDREN))
    const words = wordsOn(card)
    assert.match(words, /Children linked to this prisoner/)
    assert.match(words, /PCA-2026-0091, child 1: \nMia Childsdottir \(12\) – Level 2: /)
    assert.match(words, /PCA-2026-0092, child 1: \nSouth locality team – Level 2: /)
    assert.ok(words.includes(PRECEDENT))
    assert.deepEqual(
      buttonsOn(card)
        .filter(({ verb }) => verb === 'note-link')
        .map(({ title, data }) => [title, data]),
      ['PCA-2026-0093', 'PCA-2026-0094'].flatMap((other) =>
        ['yes', 'no'].map((same) => [
          same === 'yes' ? 'Yes' : 'No',
          { reference: 'PCA-2026-0147', other, same },
        ]),
      ),
    )
  })

  it('have nothing of it where nobody is linked', () => {
    assert.doesNotMatch(wordsOn(overview(NOBODY_LINKED)), /linked|precedent/)
    assert.deepEqual(linkedLines('PCA-2026-0147', NOBODY_LINKED), [])
  })

  it('show nothing of it to those who may not read the assessment', () => {
    for (const by of [MAYA, SOUTH_WORKER])
      assert.doesNotMatch(
        JSON.stringify(overview(linkedTo(TWO_CHILDREN), by)),
        /linked to|PCA-2026-009|note-link/,
      )
  })

  it('say how many are not shown, and how to see them', () => {
    const line = { label: 'PCA-2026-0001', value: 'x' }
    const near = { reference: 'PCA-2026-0002', who: 'x', how: 'y' }
    const all = {
      lines: Array.from({ length: 30 }, () => line),
      near: Array.from({ length: 5 }, () => near),
      named: [],
      unread: 0,
    }
    const parts = linkedParts('PCA-2026-0147', all)
    assert.deepEqual([parts.linked.length, parts.near.length], [6, 2])
    assert.equal(parts.moreLinked, '27 more: type “linked PCA-2026-0147”.')
    const lines = linkedLines('PCA-2026-0147', { ...all, lines: [...all.lines, ...all.lines, ...all.lines] })
    assert.equal(lines.length, 61)
    assert.equal(lines.at(-1)?.value, 'and 35 more')
    const unread = linkedParts('PCA-2026-0147', { ...NOBODY_LINKED, unread: 2 }).moreLinked
    assert.equal(unread, 'There are 2 more referrals: type “find” and the prison number.')
  })

  it('hold whatever is typed as text, and let it change nothing', () => {
    const shape = (details: Details) =>
      buttonsOn(overview(linkedTo(details))).map(({ title, verb }) => `${title} ${verb}`)
    const usual = shape(TWO_CHILDREN)
    const strange = fc.oneof(
      fc.string(),
      fc.constantFrom('${reference}', '[x](javascript:1)', '<at>All</at>', '$data'),
    )
    fc.assert(
      fc.property(strange, (text) => {
        const fullName = `Name ${text}`
        const details = {
          ...TWO_CHILDREN,
          prisoner: { ...TWO_CHILDREN.prisoner, fullName },
          children: TWO_CHILDREN.children.map((child) => ({ ...child, fullName })),
        }
        const card = overview(linkedTo(details))
        assert.deepEqual(shape(details), usual)
        const shown = fullName.length > 100 ? fullName.slice(0, 100) : fullName
        assert.ok(inertTexts(card).some((inert) => typeof inert === 'string' && inert.includes(shown)))
      }),
    )
  })
})

describe('the card of a child in care, and of one who will be 18', () => {
  it('opens with the page about care, and says who is in care and whose wishes lead', () => {
    const card = careCards(TWO_CHILDREN).find(({ name }) => name.startsWith('assessment-overview'))?.card
    const words = wordsOn(card)
    assert.match(words, /Child 1: \nMia Childsdottir, 17, born Sun 14 Dec 2008, in care, own wishes lead/)
    assert.match(words, /⚠ Child 1 turns 18 on Mon 14 Dec 2026, by the day the report is due\./)
    assert.ok(words.indexOf('J. A child in care, child 1') < words.indexOf('A. The child, child 1'))
    assert.doesNotMatch(words, /\bLAC\b/)
  })

  it('tells MASH that a child will be 18, without a name', () => {
    const words = wordsOn(overview(NOBODY_LINKED, MAYA, inCare(ONE_CHILD)))
    assert.match(words, /⚠ The child turns 18 on Mon 14 Dec 2026/)
    assert.doesNotMatch(words, /Childsdottir/)
  })

  it('shows the same to the Team Manager, with what was advised for the others', () => {
    const card = careCards(ONE_CHILD).find(({ name }) => name.startsWith('sign-off-request'))?.card
    const words = wordsOn(card)
    assert.match(words, /⚠ The child turns 18 on Mon 14 Dec 2026/)
    assert.ok(words.includes(PRECEDENT))
    assert.match(words, /Child in care: care plan, reviewing officer and consent/)
  })
})
