/** The certificate says what went and nothing of whom, and any change of a line changes its hash. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import {
  certificateBlocks,
  certificateCsv,
  certificateJson,
  certificateText,
  purgeCertificate,
} from '../../src/domain/purge-certificate.ts'
import type { Purged } from '../../src/domain/purged.ts'

const PURGED: readonly Purged[] = [
  {
    ...{ reference: 'PCA-2026-0001', at: '2027-03-08T06:00:00.000Z', status: 'closed', caller: undefined },
    rule: 'in the folder 2026-12-07, kept until 2027-03-07',
    counts: { referrals: 1, reports: 4, notices: 12 },
  },
  {
    ...{
      reference: 'PCA-2026-0002',
      at: '2027-03-09T06:00:00.000Z',
      status: 'withdrawn',
      caller: 'case-system:x',
    },
    rule: 'in the case system 2026-12-08, kept until 2027-03-08',
    counts: { notices: 3, referrals: 1 },
  },
]
const ABOUT = { council: 'Sample Council', from: '2027-03-01', to: '2027-03-31' }
const made = (purged = PURGED, madeAt = '2027-04-01T09:00:00.000Z') =>
  purgeCertificate({ ...ABOUT, madeAt, purged })

describe('the certificate of deletion', () => {
  it('has a line for each referral, and the sum of each kind of row', () => {
    const { lines, totals } = made()
    assert.deepEqual(
      lines.map(({ reference, status }) => `${reference} ${status}`),
      ['PCA-2026-0001 closed', 'PCA-2026-0002 withdrawn'],
    )
    assert.deepEqual(totals, { notices: 15, referrals: 2, reports: 4 })
  })

  it('has a hash that anybody can make again from its lines, the same on any day', () => {
    const { lines, sha256 } = made()
    assert.equal(createHash('sha256').update(certificateText(lines)).digest('hex'), sha256)
    assert.equal(made(PURGED, '2028-01-01T09:00:00.000Z').sha256, sha256)
    assert.deepEqual(JSON.parse(certificateJson(made())).lines, lines)
  })

  it('has another hash when any line is changed, left out or put elsewhere', () => {
    const { sha256 } = made()
    const [first, second] = PURGED
    assert.ok(first && second)
    for (const other of [
      [first],
      [second, first],
      [{ ...first, rule: 'because' }, second],
      [{ ...first, counts: { ...first.counts, reports: 3 } }, second],
    ])
      assert.notEqual(made(other).sha256, sha256)
  })

  it('is a table with a column for each kind, the rule kept together', () => {
    const rows = certificateCsv(made()).split('\r\n')
    assert.equal(rows[0], 'reference,deleted at,status,rule,notices,referrals,reports')
    assert.equal(
      rows[2],
      'PCA-2026-0002,2027-03-09T06:00:00.000Z,withdrawn,"in the case system 2026-12-08, kept until 2027-03-08",3,1,0',
    )
    assert.equal(rows[3], `SHA-256 of the lines,${made().sha256}`)
  })

  it('names the council, the days, each reference and the whole hash on its pages', () => {
    const text = JSON.stringify(certificateBlocks(made()))
    for (const said of ['Sample Council', 'Mon 1 Mar 2027', 'PCA-2026-0002', 'withdrawn', 'Mon 8 Mar 2027'])
      assert.ok(text.includes(said), said)
    assert.ok(text.replaceAll(' ', '').includes(made().sha256))
    assert.ok(!text.includes('case-system:x'))
  })
})
