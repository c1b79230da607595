/** `npm run bench:intake` as it is run, with few requests: it ends well, and says what it measured. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { ROOT } from './support/source-files.ts'

const LINES = [
  /^\(a\) bare commits of one row, per second +\d+ /m,
  /^\(b\) referrals accepted, per second +\d+ /m,
  /^b\/a +\d+\.\d\d /m,
  /^one answer, in milliseconds: median \d+, p99 \d+$/m,
  /^accepted 120, kept 120$/m,
]

describe('npm run bench:intake, with few requests', () => {
  it('accepts and keeps every referral, and prints rates, ratio and waiting', async () => {
    const { code, out, err } = await benchIntake('--small')
    assert.equal(code, 0, err)
    for (const line of LINES) assert.match(out, line)
  }).timeout(180_000)

  it('refuses a word that it does not know', async () => {
    const { code, out, err } = await benchIntake('--smal')
    assert.deepEqual([code, out], [1, ''])
    assert.match(err, /^Use it without a word, or with --small or --postgres\.\n$/)
  })
})

type Ended = { readonly code: number; readonly out: string; readonly err: string }

const benchIntake = (word: string): Promise<Ended> =>
  new Promise((resolve) => {
    const child = execFile(process.execPath, [join(ROOT, 'scripts/bench-intake.ts'), word], (_, out, err) =>
      resolve({ code: child.exitCode ?? -1, out, err }),
    )
  })
