/** `npm run bench:mail` as it is run, with fewer mails: it ends well, and says what it measured. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { ROOT } from './support/source-files.ts'

const LINES = [
  /^120 report e-mails, two attachments each, through the jobs in \d+\.\d s$/m,
  /^share of the allowed rate used: \d+\.\d %$/m,
  /^refused requests: \d+; tried again: \d+; mails sent twice: 0$/m,
  /^requests at once, at most: [1-4]$/m,
  /^heap after a collection, in MB: \d+\.\d at a tenth, \d+\.\d at the end$/m,
]

describe('npm run bench:mail, with fewer mails', () => {
  it('sends each mail once within the limits, and prints the share of the rate that was used', async () => {
    const { code, out, err } = await benchMail('--small')
    assert.equal(code, 0, err)
    for (const line of LINES) assert.match(out, line)
  }).timeout(300_000)

  it('refuses a word that it does not know', async () => {
    const { code, out, err } = await benchMail('--smal')
    assert.deepEqual([code, out], [1, ''])
    assert.match(err, /^Use it without a word, or with --small or --postgres\.\n$/)
  })
})

type Ended = { readonly code: number; readonly out: string; readonly err: string }

const benchMail = (word: string): Promise<Ended> =>
  new Promise((resolve) => {
    const child = execFile(process.execPath, [join(ROOT, 'scripts/bench-mail.ts'), word], (_, out, err) =>
      resolve({ code: child.exitCode ?? -1, out, err }),
    )
  })
