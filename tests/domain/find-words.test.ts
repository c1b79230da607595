/** What people type after “find”, in the words that they use. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { findWords, type Sought } from '../../src/domain/find-words.ts'
import { FINISHED, STATUSES, STILL_DUE } from '../../src/domain/referral.ts'
import { COUNCIL } from '../support/council.ts'

const about = { today: '2026-12-09', directory: COUNCIL }
const sought = (text: string): Sought | undefined => findWords(text, about)

describe('what is typed after “find”', () => {
  const rows: readonly (readonly [string, Sought])[] = [
    ['PCA-2026-0147', { references: ['PCA-2026-0147'] }],
    ['pca 2025-7', { references: ['PCA-2025-0007'] }],
    ['147', { references: ['PCA-2026-0147', 'PCA-2025-0147'] }],
    ['#12345', { references: ['PCA-2026-12345', 'PCA-2025-12345'] }],
    ['A1234BC', { prisonNumber: 'A1234BC' }],
    ['a1234 bc', { prisonNumber: 'A1234BC' }],
    ['team North', { team: 'north' }],
    ['north locality team', { team: 'north' }],
    ['prison ZAA', { prisonCode: 'ZAA' }],
    ['hmp placeholder', { prisonCode: 'ZBB' }],
    ['waiting for triage', { statuses: ['received'] }],
    ['with the Team Manager', { statuses: ['submitted'] }],
    ['signed off, waiting to send', { statuses: ['signed_off'] }],
    ['being assessed in team south', { statuses: ['in_progress'], team: 'south' }],
    ['overdue', { statuses: STILL_DUE, dueBefore: '2026-12-09' }],
    // Ten working days before Wednesday 9 December is Wednesday 25 November.
    ['long overdue', { statuses: STILL_DUE, dueBefore: '2026-11-26' }],
    ['Nowak', { words: 'Nowak' }],
    ['Ewa Nowak in team North', { team: 'north', words: 'Ewa Nowak' }],
    ['the child called Mia', { words: 'Mia' }],
    ['team Nowhere', { words: 'team Nowhere' }],
    ['Will Of-the-Vale', { words: 'Will Of-the-Vale' }],
  ]
  for (const [text, wanted] of rows) it(`“${text}”`, () => assert.deepEqual(sought(text), wanted))

  it('finds each status by the words that stand on its cards', () => {
    for (const [status, label] of Object.entries(STATUSES))
      assert.deepEqual(sought(label), { statuses: [status] })
    const open = sought('open')?.statuses ?? []
    assert.ok(open.includes('received') && !open.some((status) => FINISHED.includes(status)))
  })

  it('is nothing where nothing was typed', () => {
    for (const text of ['', '  ', '%', '…', '\0', '🙂', "'; --"]) assert.equal(sought(text), undefined)
  })

  it('is a name where it is nothing else, whole and as it was typed', () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('Zofia', 'O’Brien', 'Żak', 'Smith-Jones', 'محمد', 'X'), {
          minLength: 1,
          maxLength: 4,
        }),
        (names) => assert.deepEqual(sought(names.join(' ')), { words: names.join(' ') }),
      ),
    ))

  it('takes any text whatever, and gives back what a store can take', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => {
        const found = sought(text)
        const words = found?.words ?? ''
        assert.ok(words.isWellFormed() && !words.includes('\0') && words.length <= 400)
      }),
    ))

  it('reads 10,000 letters, or very many words, at once', () => {
    const began = performance.now()
    sought('a'.repeat(10_000))
    sought('team '.repeat(2_000))
    sought(`${'team north '.repeat(900)}`)
    assert.ok(performance.now() - began < 500)
  })
})
