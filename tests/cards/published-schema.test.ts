/** Every card against the published schema of Adaptive Cards 1.5, where that lies beside the checkout. */
import assert from 'node:assert/strict'
import { madeCards } from '../../scripts/preview/made-cards.ts'
import { sampleCards } from '../../scripts/preview/sample-cards.ts'
import { publishedChecker } from '../support/conformance.ts'

type Finding = {
  readonly level: string
  readonly rule: string
  readonly at: string
  readonly message: string
}
type Checker = {
  schemaCheck(card: object, version: string): readonly string[]
  lint(card: object): readonly Finding[]
}

const openChecker = () => publishedChecker<Checker>('cards/render-card.mjs')

describe('the published schema', () => {
  it('finds nothing wrong with any card', async function () {
    const checker = await openChecker()
    if (checker === undefined) return this.skip()
    for (const { name, card } of [...sampleCards(), ...madeCards()]) {
      assert.deepEqual(checker.schemaCheck(card, '1.5'), [], name)
      assert.deepEqual(checker.lint(card), [], name)
    }
  })
})
