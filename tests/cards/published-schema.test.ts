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
      assert.deepEqual(checker.schemaCheck(withoutCharts(card), '1.5'), [], name)
      assert.deepEqual(checker.lint(withoutCharts(card)), [], name)
      // A Teams that draws charts has a schema of its own; every other one leaves them out, as they say themselves.
      if (chartsOn(card).length > 0) assert.deepEqual(checker.schemaCheck(card, 'teams'), [], name)
      for (const chart of chartsOn(card)) assert.equal(chart.fallback, 'drop', name)
    }
  })
})

type Part = Readonly<Record<string, unknown>>

const bodyOf = (card: Part): readonly Part[] => (Array.isArray(card.body) ? card.body : [])
const isChart = ({ type }: Part): boolean => String(type).startsWith('Chart.')
const chartsOn = (card: Part): readonly Part[] => bodyOf(card).filter(isChart)

function withoutCharts(card: Part): Part {
  return { ...card, body: bodyOf(card).filter((part) => !isChart(part)) }
}
