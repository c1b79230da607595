/** The cards that people really get: every presenter with the sample family, from one child to very many. */
import assert from 'node:assert/strict'
import { madeCards } from '../../scripts/preview/made-cards.ts'
import { ONE_CHILD, TWO_CHILDREN } from '../../scripts/preview/sample.ts'
import type { Details } from '../../src/domain/referral.ts'
import { CHILD } from '../support/answers.ts'
import { elementsOf, ofType, sizeOf } from './card-tree.ts'
import { fitFaults } from './fit.ts'

const family = (children: number): Details => ({
  ...ONE_CHILD,
  children: Array.from({ length: children }, (_, index) => ({
    ...CHILD,
    fullName: `Child Number${index + 1}`,
  })),
})

describe('the cards of the sample family', () => {
  for (const [who, details] of [
    ['one child', ONE_CHILD],
    ['two children', TWO_CHILDREN],
    ['ten children', family(10)],
  ] as const)
    it(`are fit for Teams with ${who}`, () => {
      for (const { name, surface, card } of madeCards(details)) {
        assert.deepEqual(fitFaults(card, surface), [], name)
        assert.equal(JSON.stringify(card).includes('${'), false, name)
      }
    })

  it('still show, under the limit of Teams itself, with thirty children', () => {
    for (const { name, card } of madeCards(family(30))) assert.ok(sizeOf(card) < 38_000, name)
  })

  it('lead on: every card in a chat has a button', () => {
    for (const { name, surface, card } of madeCards())
      if (surface !== 'channel') assert.ok(ofType(card, 'Action.').length > 0, name)
  })

  it('say “required” in words, and never mark a fault by colour alone', () => {
    const cards = madeCards()
    const faulty = cards.filter(({ name }) => /fault/.test(name))
    assert.equal(faulty.length, 4)
    for (const { card } of faulty) {
      const texts = elementsOf(card).map(({ text }) => String(text))
      assert.ok(texts.some((text) => /^⚠ .*attention/.test(text)))
      assert.ok(texts.some((text) => /^⚠ (This date|Please answer|That day)/.test(text)))
    }
    const colours = cards.flatMap(({ card }) => elementsOf(card)).filter(({ color }) => color !== undefined)
    assert.deepEqual(colours, [])
    const labels = cards.flatMap(({ card }) => ofType(card, 'Input.').map(({ label }) => String(label)))
    assert.ok(labels.includes('Full name (required)'))
  })
})
