/** `npm run bench:find` as it is run, with few referrals: it finds as many as it must, and says what it measured. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { ROOT } from './support/source-files.ts'

const LINES = [
  /: 2000 referrals with \d+ names, filled in \d+ s$/m,
  /^\d+ different words; the index has \d+ MB, the referrals \d+ MB$/m,
  /^the name as it is +median \d+\.\d ms, p95 \d+\.\d ms; among the first ten: that referral \d+\.\d %/m,
  /^two letters wrong +median .* somebody of that name \d+\.\d %$/m,
  /^two letters wrong, in one team +median/m,
  /^very common, or half typed +median/m,
  /^two letters wrong \/ one row by its key, p95: \d+$/m,
]

describe('npm run bench:find, with few referrals', () => {
  it('finds nearly all names with two letters wrong, and prints times and ratios', async () => {
    const { code, out, err } = await benchFind('--small')
    assert.equal(code, 0, err)
    for (const line of LINES) assert.match(out, line)
  }).timeout(300_000)

  it('refuses a word that it does not know', async () => {
    const { code, out, err } = await benchFind('--smal')
    assert.deepEqual([code, out], [1, ''])
    assert.match(err, /^Use it without a word, or with --small or --postgres\.\n$/)
  })
})

function benchFind(word: string): Promise<{ code: number; out: string; err: string }> {
  const file = join(ROOT, 'scripts/bench-find.ts')
  return new Promise((done) => {
    const child = execFile(process.execPath, [file, word], (_, out, err) =>
      done({ code: child.exitCode ?? 1, out, err }),
    )
  })
}
