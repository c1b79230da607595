/** `npm run directory:import` as it is run on a real store: exit codes, sentences, and that nothing is approved. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { COLUMNS } from '../scripts/directory/columns.ts'
import { runImport } from '../scripts/directory/run.ts'
import { openDatabase } from '../src/store/database.ts'
import { openStore } from '../src/store/store.ts'
import { BOOK } from '../src/workflow/recipient-book.ts'
import { type FreshDatabase, freshDatabase } from './support/database.ts'
import { ROOT } from './support/source-files.ts'

const ADA = 'ada.example@sampleshire.example'
const EXAMPLE = join(ROOT, 'docs/recipient-book.csv')

describe('npm run directory:import, as it is run', () => {
  let folder: string
  let fresh: FreshDatabase
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'directory-import-'))
    fresh = await freshDatabase()
    await fresh.close()
  })
  after(async () => {
    await fresh.drop()
    rmSync(folder, { recursive: true })
  })

  const environment = (dataDir: string): Record<string, string> => {
    const { databaseUrl } = fresh.where
    return { DATA_DIR: dataDir, ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }) }
  }
  type Ended = { readonly code: number; readonly out: string; readonly err: string }
  const program = (...words: readonly string[]): Promise<Ended> =>
    new Promise((resolve) => {
      const env = { PATH: process.env.PATH ?? '', ...environment(fresh.where.dataDir) }
      const script = join(ROOT, 'scripts/directory-import.ts')
      const child = execFile(process.execPath, [script, ...words], { cwd: folder, env }, (_, out, err) =>
        resolve({ code: child.exitCode ?? -1, out, err }),
      )
    })
  const kept = async () => {
    const database = await openDatabase(fresh.where)
    try {
      const store = openStore(database, { notices: async () => undefined, release: async () => undefined })
      const audit = await database.kysely.selectFrom('audit').selectAll().execute()
      return { book: await store.book(), audit }
    } finally {
      await database.close()
    }
  }
  const written = (text: string | Uint8Array): string => {
    const path = join(folder, 'list.csv')
    writeFileSync(path, text)
    return path
  }

  it('says what it would do, does it with --write, and has nothing to do the second time', async () => {
    const words = [EXAMPLE, '--by', ADA] as const
    const dry = await program(...words)
    assert.deepEqual([dry.code, dry.err], [0, ''])
    assert.match(dry.out, /^Sampleshire County Council, .+\. Entered by Ada Example\.$/m)
    assert.match(dry.out, /^Line 2: ZAA, public protection, .+ would be entered\.$/m)
    assert.match(dry.out, /^Line 3: ZBB, omu, \S+ is in use already: nothing to do\.$/m)
    assert.match(dry.out, /^ZHH is new: “HMP Hazelmere Sample”\. Its reports will go to its omu mailbox\.$/m)
    assert.match(dry.out, /\. lado@sampleshire\.example stays in use until it is checked\.$/m)
    assert.match(dry.out, /nothing was written\.\nTo enter 4 addresses, run it again with --write\.\n$/)
    assert.deepEqual(await kept(), { book: { addresses: [], holders: [] }, audit: [] })

    const done = await program(...words, '--write')
    assert.deepEqual([done.code, done.err], [0, ''])
    assert.match(done.out, /\n4 addresses wait for a second person: type addresses in Teams\.\n$/)
    const { book, audit } = await kept()
    assert.equal(book.addresses.length, 4)
    for (const { checked, verified, ended, enteredBy } of book.addresses) {
      assert.deepEqual([checked, verified, ended], [undefined, undefined, undefined])
      assert.equal(enteredBy, '00000000-0000-4000-8000-0000000000c1')
    }
    assert.deepEqual(
      audit.map(({ reference, what, who }) => [reference, what, who.slice(-2)]),
      audit.map(() => [BOOK, 'enterAddress', 'c1']),
    )
    assert.equal(audit.length, 4)

    const again = await program(...words, '--write')
    assert.match(again.out, /\nThere is nothing to enter\.\n4 addresses wait for a second person: /)
    assert.deepEqual([again.code, await kept()], [0, { book, audit }])
  })

  it('refuses a list with one fault as a whole, with exit code 1', async () => {
    const before = await kept()
    const lines = ['prison,ZCC,,cjsm,omu@gmail.com,', 'prison,ZDD,,public protection,p@prisons.example,']
    const path = written(`\uFEFF${[COLUMNS.join(','), ...lines].join('\r\n')}`)
    const { code, out, err } = await program(path, '--by', ADA, '--write')
    assert.deepEqual([code, out], [1, ''])
    assert.match(
      err,
      /^Line 2: ZCC, cjsm, omu@gmail\.com: No report may go to that address\. It is at "gmail/,
    )
    assert.match(err, /\nThere is one fault, so nothing was written\.\n$/)
    assert.deepEqual(await kept(), before)
  })

  it('says of a file, a person or a folder why it will not do', async () => {
    const unhappy: readonly (readonly [RegExp, readonly string[]])[] = [
      [/is not text in UTF-8\. In Excel/, [written(new Uint8Array([0xff, 0xfe, 0x41, 0])), '--by', ADA]],
      [/missing\.csv cannot be read: it is not there\./, ['missing.csv', '--by', ADA]],
      [/ is not a file\./, [folder, '--by', ADA]],
      [/Sam Example is no administrator/, [EXAMPLE, '--by', 'sam.example@sampleshire.example']],
      [/nobody with the id or the address �\[31mx\./, [EXAMPLE, '--by', '\u001b[31mx']],
      [/There is no store in the data folder/, [EXAMPLE, '--by', ADA]],
    ]
    for (const [sentence, words] of unhappy) {
      const { code, out, err } = await runImport([...words, '--write'], { DATA_DIR: folder })
      assert.deepEqual([code, out], [1, []])
      assert.match(err[0] ?? '', sentence)
      assert.equal(err.at(-1), 'Nothing was written.')
    }
    const nobody = { DATABASE_URL: 'postgres://bot:secret-word@127.0.0.1:1/none' }
    const { code, err } = await runImport([EXAMPLE, '--by', ADA], nobody)
    assert.deepEqual([code, err.join().includes('secret-word')], [1, false])
    assert.match(err[0] ?? '', /^The store cannot be used \(ECONNREFUSED\)\. See docs\/runbook\.md\.$/)
    assert.deepEqual(readdirSync(folder), ['list.csv'], 'no store was made')
  })

  it('says how it is used where the words are wrong, with exit code 2', async () => {
    const { code, out, err } = await program()
    assert.deepEqual([code, out], [2, ''])
    assert.match(err, /npm run directory:import -- list\.csv --by you@council\.example/)
    for (const words of [['a.csv'], ['--by', ADA], ['a.csv', 'b.csv', '--by', ADA], ['a.csv', '--approve']])
      assert.deepEqual(await runImport(words, {}), { code: 2, out: [], err: err.trimEnd().split('\n') })
  })

  it('works beside the bot on PostgreSQL, and says what to do on the embedded store', async () => {
    const bot = await openDatabase(fresh.where)
    try {
      const { code, err } = await program(EXAMPLE, '--by', ADA, '--write')
      if (bot.engine === 'postgresql') assert.deepEqual([code, err], [0, ''])
      else assert.match(err, /^The bot is running and has .+\. Stop it, run this again, and start it\. /)
    } finally {
      await bot.close()
    }
  })
})
