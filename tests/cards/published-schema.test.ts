/** Every card against the published schema of Adaptive Cards 1.5, where that lies beside the checkout. */
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { madeCards } from '../../scripts/preview/made-cards.ts'
import { sampleCards } from '../../scripts/preview/sample-cards.ts'

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

const KIT = new URL('../../../shared/conformance/cards/render-card.mjs', import.meta.url)

/** Absent, or without its own packages: both mean that there is nothing to check with. */
async function openChecker(): Promise<Checker | undefined> {
  if (!existsSync(KIT)) return undefined
  try {
    return (await import(KIT.href)) as Checker
  } catch (fault) {
    if ((fault as { code?: string }).code?.includes('MODULE_NOT_FOUND')) return undefined
    throw fault
  }
}

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
