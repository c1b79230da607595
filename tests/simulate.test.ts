/** `npm run simulate` as it is run: three weeks of a small council end well, and with the table. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { ROOT } from './support/source-files.ts'

describe('npm run simulate, as it is run', function () {
  this.timeout(300_000)

  type Ended = { readonly code: number; readonly out: string; readonly err: string }
  const program = (...words: string[]): Promise<Ended> =>
    new Promise((resolve) => {
      const child = execFile(process.execPath, [join(ROOT, 'scripts/simulate.ts'), ...words], (_, out, err) =>
        resolve({ code: child.exitCode ?? -1, out, err }),
      )
    })

  it('lives three weeks with fifteen referrals and finds nothing that must not be', async () => {
    const { code, out, err } = await program('--weeks', '3', '--referrals', '15', '--seed', '20261207')
    assert.equal(code, 0, `${out}\n${err}`)
    const number = (row: RegExp): number => Number(row.exec(out)?.[1] ?? Number.NaN)
    for (const row of [
      /said outside hours +(\d+)/,
      /said twice +(\d+)/,
      /due day reached in silence +(\d+)/,
      /audit chain broken +(\d+)/,
      /e-mails sent twice +(\d+)/,
      /arrived and not as promised +(\d+)/,
      /jobs given up +(\d+)/,
      /names where none may stand +(\d+)/,
    ])
      assert.equal(number(row), 0, String(row))
    // A run in which nothing happens proves nothing.
    assert.equal(number(/recorded, sent +(\d+),/), 15)
    for (const row of [
      /recorded, sent +15, (\d+)/,
      /nudge messages, all messages +(\d+)/,
      /due days that came while it was still due +(\d+)/,
      /sign-off passed on +(\d+)/,
    ])
      assert.ok(number(row) > 0, String(row))
  })

  it('refuses what it cannot count with', async () => {
    for (const words of [
      ['--weeks', '2'],
      ['--referrals', 'many'],
      ['--weeks', '1000'],
    ]) {
      const { code, err } = await program(...words)
      assert.equal(code, 1)
      assert.match(err, /Use it like this: npm run simulate/)
    }
  })
})
