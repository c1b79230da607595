/** What an administrator reads before anything leaves again: each e-mail by its own name, and never a family's. */
import assert from 'node:assert/strict'
import { restoredCard } from '../../src/bot/restored-card.ts'
import type { OpenEmail, RestoredPlan } from '../../src/workflow/restored-ports.ts'
import { wordsOn } from '../support/cards.ts'

const mail = (number: number, what: string, to: string): OpenEmail => ({
  ...{ key: `${number}/${what}`, reference: `PCA-2026-${String(number).padStart(4, '0')}`, what, to },
  ...{ dispatchId: 'd', promisedAt: '2026-12-03T01:40:00.000Z' },
})
const plan: RestoredPlan = {
  ...{ from: '2026-12-03T02:00:00.000Z', isNoticed: false },
  ...{ gone: [], toSend: [], toRelease: [], unknown: [] },
}
const words = (more: Partial<RestoredPlan>): string => wordsOn(restoredCard({ ...plan, ...more }, 'chat'))

describe('the card after a back-up was put back', () => {
  it('names each e-mail as everybody names it', () => {
    const toSend = [
      mail(1, 'report-to-prison', 'prison'),
      mail(1, 'report-to-lado', 'lado'),
      mail(2, 'receipt', 'requester'),
    ]
    const read = words({ toSend })
    assert.match(read, /3 e-mails would go now:/)
    assert.match(read, /PCA-2026-0001: the report to the prison/)
    assert.match(read, /PCA-2026-0001: the report to the LADO/)
    assert.match(read, /PCA-2026-0002: the receipt/)
  })

  it('says when the back-up was made, or that nobody said that there was one', () => {
    assert.match(words({}), /A back-up of Thu 3 Dec 2026, 02:00 was put back/)
    const noticed = words({ isNoticed: true })
    assert.match(noticed, /nobody told me why/)
    assert.doesNotMatch(noticed, /was put back\. What was done since/)
  })

  it('shows fifteen of a long list, and says how many there are', () => {
    const toSend = Array.from({ length: 18 }, (_, index) => mail(index + 1, 'report-to-prison', 'prison'))
    const read = words({ toSend })
    assert.match(read, /18 e-mails would go now/)
    assert.match(read, /and 3 more/)
    assert.doesNotMatch(read, /PCA-2026-0016/)
  })
})
