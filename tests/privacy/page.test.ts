/** The page for the data protection officer says what the tests hold the product to. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { privacyPage } from '../../scripts/privacy/page.ts'
import { ROOT } from '../support/source-files.ts'

describe('docs/privacy-places.md', () => {
  it('is written from the table of places', () => {
    assert.equal(readFileSync(join(ROOT, 'docs/privacy-places.md'), 'utf8'), privacyPage())
  })

  it('is what the assessment for data protection leads to', () => {
    assert.match(readFileSync(join(ROOT, 'docs/dpia.md'), 'utf8'), /\]\(privacy-places\.md\)/)
  })
})
