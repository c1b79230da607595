/** A list of addresses: how it is read, what it is refused for, and what it does to the recipient book. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { COLUMNS } from '../scripts/directory/columns.ts'
import { readLines } from '../scripts/directory/lines.ts'
import { sayFaults } from '../scripts/directory/say-plan.ts'
import { takeIn } from '../scripts/directory/take-in.ts'
import { directoryWith } from '../src/domain/book-directory.ts'
import { checkAddress, enterAddress } from '../src/domain/book-rules.ts'
import { isRefusal } from '../src/domain/refusal.ts'
import { changeBook } from '../src/workflow/recipient-book.ts'
import { ADMIN, COUNCIL, MAYA } from './support/council.ts'
import { readText } from './support/source-files.ts'
import { openWorkflow, type WorkflowWorld } from './support/workflow-world.ts'

const list = (...lines: readonly string[]): string => [COLUMNS.join(','), ...lines, ''].join('\n')

describe('a list that is taken into the recipient book', () => {
  let world: WorkflowWorld
  before(async () => {
    world = await openWorkflow()
  })
  after(() => world.close())
  beforeEach(() => world.database.run('truncate recipient_address, recipient_holder'))

  const take = (text: string, write = true) => takeIn(world, ADMIN, { list: readLines(text), write })
  const faultsOf = async (text: string): Promise<readonly string[]> =>
    sayFaults((await take(text)).faults).slice(0, -1)
  const everything = async () =>
    JSON.stringify([
      await world.store.book(),
      await world.database.kysely.selectFrom('audit').select('id').execute(),
    ])

  it('is read in any order of columns, with commas or semicolons, line ends of Windows and a mark first', async () => {
    const text = [
      ' Phone ;EMAIL;Mail Box;name;Code;Whose',
      ';"omu.new@prison.example";"OMU";"HMP New',
      'Sample; North";zzz;"Prison"',
      '',
      ';;;;;',
      ';pp.new@prison.example;Public  protection;;ZZZ;prison',
    ].join('\r\n')
    const { outcomes, faults, holders } = await take(new TextDecoder().decode(new TextEncoder().encode(text)))
    assert.deepEqual(faults, [])
    assert.deepEqual(
      outcomes.map(({ line }) => [line.line, line.holder, line.mailbox, line.email]),
      [
        [2, 'prison/ZZZ', 'omu', 'omu.new@prison.example'],
        [6, 'prison/ZZZ', 'public protection', 'pp.new@prison.example'],
      ],
    )
    assert.equal(holders[0]?.after?.name, 'HMP New Sample; North')
  })

  const FAULTS: readonly (readonly [string, string, RegExp])[] = [
    ['an unknown owner', 'jail,ZZZ,HMP New,omu,a@prison.example,', /^Line 2: “jail” is none of prison/],
    [
      'a code of two letters',
      'prison,ZA,HMP New,omu,a@prison.example,',
      /^Line 2: “ZA” is no code of a prison/,
    ],
    [
      'a mailbox nobody has',
      'prison,ZZZ,HMP New,main,a@prison.example,',
      /^Line 2: “main” is no mailbox of a/,
    ],
    [
      'a mailbox of the LADO',
      'lado,,,omu,a@council.example,',
      /^Line 2: Only a prison has several mailboxes/,
    ],
    ['no address', 'prison,ZZZ,HMP New,omu,,', /^Line 2: The e-mail address is missing\.$/],
    [
      'a field too many',
      'prison,ZZZ,HMP New,omu,a@prison.example,,',
      /^Line 2: It has 7 fields, and the first/,
    ],
    ['a field too few', 'prison,ZZZ,HMP New,omu,a@prison.example', /^Line 2: It has 5 fields, and the first/],
    ['a look-alike domain', 'prison,ZZZ,HMP New,omu,a@pris0n.example,', /which looks like "prison\.example"/],
    ['a new prison without a name', 'prison,ZZZ,,omu,a@prison.example,', /Please add its name\.$/],
    ['mail that is not secure', 'prison,ZZZ,HMP New,cjsm,a@prison.example,', /ends with \.cjsm\.net/],
    ['a known prison by another name', 'prison,ZAA,HMP New,cjsm,a@b.prison.example,', /Is the code right\?/],
    [
      'a formula for a name',
      `prison,ZZZ,=cmd|'/c calc'!A1,omu,a@prison.example,`,
      /^Line 2: “=cmd.+ is no name/,
    ],
    [
      'a name that runs backwards',
      'prison,ZZZ,HMP \u202eweN,omu,a@prison.example,',
      /^Line 2: “HMP �weN” is no/,
    ],
    [
      'a number that is a formula',
      'prison,ZZZ,HMP New,omu,a@prison.example,=1+1',
      /is no telephone number\.$/,
    ],
    [
      'nothing in the middle',
      'prison,ZZZ,HMP New,omu,a\0@prison.example,',
      /It is not one e-mail address\.$/,
    ],
    [
      'an open quotation mark',
      'prison,"ZZZ,HMP New,omu,a@prison.example,',
      /^Line 2: A quotation mark is opened/,
    ],
  ]
  for (const [what, line, sentence] of FAULTS)
    it(`is refused for ${what}, in a sentence with its line`, async () => {
      const faults = await faultsOf(list(line))
      assert.ok(
        faults.some((fault) => sentence.test(fault)),
        faults.join('\n'),
      )
      assert.deepEqual(await world.store.book(), { addresses: [], holders: [] })
    })

  it('is refused with all that is wrong at once, in the order of its lines', async () => {
    const text = list(
      'prison,ZZZ,HMP New,omu,a@prison.example,',
      'prison,ZZZ,HMP Newer,cjsm,b@c.cjsm.net,',
      'prison,ZZZ,,omu,c@prison.example,',
      'nobody,,,,x,y',
      'council,x y,,omu,,',
    )
    const faults = await faultsOf(text)
    assert.deepEqual(
      faults.map((fault) => fault.slice(0, 7)),
      ['Line 3:', 'Line 3:', 'Line 4:', 'Line 5:', 'Line 5:', 'Line 6:', 'Line 6:', 'Line 6:'],
    )
    assert.match(faults[2] ?? '', /the same mailbox stands in line 2\.$/)
    const columns = await faultsOf('whose,code,code,colour\n')
    assert.equal(columns.length, 6, 'four are missing, one is there twice, one is unknown')
  })

  it('asks the rules with the book as it is: closed, waiting and in use', async () => {
    const omu = { holder: 'prison/ZZZ', mailbox: 'omu', email: 'omu.new@prison.example' } as const
    const entered = { ...omu, id: 'one', name: 'HMP New', phone: '' }
    assert.ok(!isRefusal(await changeBook(world, ADMIN, { rule: enterAddress, what: entered })))
    const line = 'prison,ZZZ,,omu,OMU.new@prison.example,'
    assert.deepEqual(
      (await take(list(line))).outcomes.map(({ is }) => is),
      ['waiting'],
    )
    assert.match((await faultsOf(list('prison,ZZZ,,omu,b@prison.example,')))[0] ?? '', /waits to be checked/)
    const check = { id: 'one', heard: omu.email, how: 'the switchboard' }
    assert.ok(!isRefusal(await changeBook(world, MAYA, { rule: checkAddress, what: check })))
    assert.deepEqual(
      (await take(list(line))).outcomes.map(({ is }) => is),
      ['in use'],
    )
  })

  it('changes no address in use, and sends a new prison to the omu mailbox whichever line is first', async () => {
    const before = COUNCIL.prisons.map(({ address }) => address)
    await take(
      list('prison,ZZZ,HMP New,public protection,p@prison.example,', 'prison,ZZZ,,omu,o@prison.example,'),
    )
    const after = directoryWith(COUNCIL, await world.store.book())
    assert.deepEqual(
      after.prisons.slice(0, before.length).map(({ address }) => address),
      before,
    )
    assert.deepEqual(after.prisons.at(-1)?.mailbox, 'omu')
    assert.equal(after.prisons.at(-1)?.address, undefined)
  })

  it('is written as a whole or not at all, with its lines of the audit', async () => {
    const before = await everything()
    const twice = { ...world, newId: () => 'the same' }
    const text = list(
      'prison,ZZZ,HMP New,omu,a@prison.example,',
      'prison,ZZY,HMP Newer,omu,b@prison.example,',
    )
    await assert.rejects(
      takeIn(twice, ADMIN, { list: readLines(text), write: true }),
      /would become another one/,
    )
    assert.equal(await everything(), before)
  })

  it('may be long, and hostile in its size', async () => {
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
    const codes = letters
      .flatMap((a) => letters.flatMap((b) => letters.map((c) => a + b + c)))
      .slice(0, 10_000)
    const lines = codes.map((code) => `prison,${code},,cjsm,${code}@mail.cjsm.net,`)
    const { faults } = await take(list(...lines), false)
    assert.equal(faults.length, 10_000, 'cjsm.net is not allowed in this council')
    const letter = await faultsOf('a'.repeat(1_000_000))
    assert.ok(letter.join('').length < 1_000, 'and is not repeated')
  })

  it('never crashes whatever the text is, and writes nothing where there is a fault', async () => {
    const cell = fc.oneof(
      fc.constantFrom(
        'prison',
        'lado',
        'council',
        'ZAA',
        'ZZZ',
        'omu',
        'cjsm',
        '',
        'HMP New',
        'a@prison.example',
      ),
      fc.string({ unit: 'binary' }),
    )
    const good = fc.constantFrom(
      'prison,ZZZ,HMP New,omu,a@prison.example,',
      'prison,ZZY,HMP Newer,public protection,b@prison.example,',
      'lado,,,,new.lado@council.example,01632 960100',
      'council,northshire,"North, shire",,north@council.example,',
    )
    const row = fc.array(cell, { minLength: 5, maxLength: 7 }).map((cells) => cells.join(','))
    const lines = fc.uniqueArray(fc.oneof({ weight: 4, arbitrary: good }, row), { maxLength: 4 })
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      lines.map((all) => list(...all)),
    )
    let whole = 0
    await fc.assert(
      fc.asyncProperty(text, async (words) => {
        await world.database.run('truncate recipient_address, recipient_holder')
        const before = await everything()
        const { faults, outcomes } = await take(words)
        assert.doesNotMatch(sayFaults(faults).join(' '), /\p{Cc}|\p{Cf}/u)
        if (faults.length > 0) return assert.equal(await everything(), before)
        const { addresses } = await world.store.book()
        whole += 1
        assert.equal(addresses.length, outcomes.length)
        assert.ok(
          addresses.every(({ checked, enteredBy }) => checked === undefined && enteredBy === ADMIN.id),
        )
      }),
      { numRuns: 150 },
    )
    assert.ok(whole > 10, `${whole} of them were whole`)
  })

  it('is kept as an example that reads without a fault', () =>
    assert.deepEqual(readLines(readText('docs/recipient-book.csv')).faults, []))
})
