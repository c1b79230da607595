/** Bank holidays are taken over whole or not at all, and no year that is known is lost. */
import assert from 'node:assert/strict'
import { linkSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bringUpToDate } from '../scripts/holidays/bring-up-to-date.ts'
import { Unusable } from '../scripts/holidays/unusable.ts'
import { sayDay } from '../src/domain/moment.ts'
import { published, someDays, type Years } from './support/announced.ts'

const known: Years = { 2026: someDays(2026), 2027: someDays(2027), 2028: someDays(2028) }
const kept = (years: Years): string =>
  `${JSON.stringify({ division: 'england-and-wales', source: 'gov.uk', years }, undefined, 2)}\n`

describe('npm run holidays', () => {
  let folder: string
  let file: string
  let source: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'holidays-'))
    file = join(folder, 'kept.json')
    source = join(folder, 'source.json')
    writeFileSync(file, kept(known))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const run = (text: string, check = false) => {
    writeFileSync(source, text)
    return bringUpToDate({ where: source, kept: file, check })
  }
  const years = (): Years => JSON.parse(readFileSync(file, 'utf8')).years

  it('adds a new year, and says its days', async () => {
    const said = await run(published({ ...known, 2029: someDays(2029) }))
    assert.deepEqual(years(), { ...known, 2029: someDays(2029) })
    assert.equal(said.length, 2)
    assert.equal(said[0], `2029 is new: ${someDays(2029).map(sayDay).join(', ')}.`)
    assert.match(said[1] ?? '', /^Written\. Start the bot again/)
  })

  it('adds and removes days of a year that is known, in the order of the calendar', async () => {
    const [first = '', ...rest] = someDays(2027)
    const said = await run(published({ ...known, 2027: [...rest, '2027-03-10', '2027-03-09'] }))
    assert.deepEqual(years()[2027], [...rest, '2027-03-09', '2027-03-10'].sort())
    assert.deepEqual(said.slice(0, 2), [
      '2027: added Tue 9 Mar 2027, Wed 10 Mar 2027.',
      `2027: removed ${sayDay(first)}.`,
    ])
  })

  it('says that nothing changes, and leaves the file alone', async () => {
    linkSync(file, join(folder, 'same'))
    assert.deepEqual(await run(published(known)), [
      'Nothing changes: the bank holidays of 2026 to 2028 stay as they are.',
    ])
    writeFileSync(file, 'still the same file')
    assert.equal(readFileSync(join(folder, 'same'), 'utf8'), 'still the same file')
  })

  it('only says what would change, with --check', async () => {
    const said = await run(published({ ...known, 2029: someDays(2029) }), true)
    assert.match(said.join('\n'), /^2029 is new: .*\nNothing was written\.$/)
    assert.equal(readFileSync(file, 'utf8'), kept(known))
  })

  it('keeps a year that the source does not list, and leaves out years before the first', async () => {
    const { 2026: _, ...later } = known
    const said = await run(published({ ...later, 2029: someDays(2029) }))
    assert.deepEqual(years(), { ...known, 2029: someDays(2029) })
    assert.ok(said.includes('2026 is not listed by the source; it is kept.'))
    await run(published({ 2025: someDays(2025, 9), ...known, 2029: someDays(2029) }))
    assert.deepEqual(Object.keys(years()), ['2026', '2027', '2028', '2029'])
    const old = await run(published({ 2025: someDays(2025), 2026: someDays(2026) }))
    assert.deepEqual(Object.keys(years()), ['2026', '2027', '2028', '2029'])
    assert.equal(old.filter((line) => line.endsWith('; it is kept.')).length, 3)
  })

  it('does not count a last year that is announced in part', async () => {
    const said = await run(published({ ...known, 2029: someDays(2029), 2030: someDays(2030, 7) }))
    assert.deepEqual(Object.keys(years()), ['2026', '2027', '2028', '2029'])
    assert.ok(
      said.includes('2030 is announced in part only, days so far: 7. It does not count as known yet.'),
    )
  })

  it('counts a day that is listed twice once', async () => {
    const [first = ''] = someDays(2029)
    await run(published({ ...known, 2029: [...someDays(2029, 7), first] }))
    assert.deepEqual(years(), known)
  })

  it('replaces the file whole: who has the old one open goes on reading the old one', async () => {
    linkSync(file, join(folder, 'old'))
    await run(published({ ...known, 2029: someDays(2029) }))
    assert.equal(readFileSync(join(folder, 'old'), 'utf8'), kept(known))
    assert.deepEqual(readdirSync(folder).sort(), ['kept.json', 'old', 'source.json'])
  })

  it('reads a file that begins with a byte order mark', async () =>
    assert.match((await run(`\uFEFF${published(known)}`)).join(), /^Nothing changes/))

  const { 2027: _, ...gap } = known
  const odd = (date: string, title = 'Odd day') =>
    published(known, [{ title, date, notes: '', bunting: false }])
  for (const [what, text, sentence] of [
    ['no JSON', '<html>', /is not JSON\.$/],
    ['another shape', '[]', /does not have the shape of gov\.uk's bank holidays/],
    ['no England and Wales', '{"scotland":{}}', /has no division england-and-wales\.$/],
    [
      'another division under its name',
      JSON.stringify({ 'england-and-wales': { division: 'scotland', events: [] } }),
      /look at england-and-wales\.division\.$/,
    ],
    ['no day at all', published({}), /look at england-and-wales\.events\.$/],
    [
      'an event without a date',
      published(known, [{ title: 'x' }]),
      /look at england-and-wales\.events\.24\.date\.$/,
    ],
    ['a year missing in the middle', published(gap), /leaves out 2027, though it goes to 2028\.$/],
    ['a gap after what is known', published({ 2030: someDays(2030) }), /^2029 would be missing/],
    ['seven days in a year', published({ ...known, 2027: someDays(2027, 7) }), /has 7 days in 2027/],
    [
      'seven days in a known last year',
      published({ ...known, 2028: someDays(2028, 7) }),
      /has 7 days in 2028, of which 8 are known/,
    ],
    ['thirteen days in a year', published({ ...known, 2027: someDays(2027, 13) }), /has 13 days in 2027/],
    [
      'thirteen days in the last year',
      published({ ...known, 2028: someDays(2028, 13) }),
      /has 13 days in 2028/,
    ],
    [
      'nothing but old years',
      published({ 2024: someDays(2024), 2025: someDays(2025) }),
      /has no whole year from 2026 on\.$/,
    ],
    ['a Saturday', odd('2027-12-25', 'Christmas Day'), /^Christmas Day is on Sat 25 Dec 2027, a weekend\./],
    ['a Sunday', odd('2027-12-26'), /^Odd day is on Sun 26 Dec 2027, a weekend\./],
    ['a day that is not real', odd('2027-02-29'), /^Odd day is on “2027-02-29”, which is not a real day\.$/],
    ['a day in other figures', odd('26/12/2027'), /which is not a real day\.$/],
    ['a year before our time', odd('0202-12-27'), /leaves out 202, though it goes to 2028\.$/],
  ] as const)
    it(`refuses ${what}, and writes nothing`, async () => {
      const fault = await run(text).then(
        () => undefined,
        (reason: unknown) => reason,
      )
      assert.ok(fault instanceof Unusable, String(fault))
      assert.match(fault.message.replaceAll(source, 'It'), sentence)
      assert.equal(readFileSync(file, 'utf8'), kept(known))
    })

  it('refuses where the kept file is not its own, or is not there', async () => {
    for (const text of ['{}', kept({}), kept({ next: [] }), kept({ 2026: ['1 January'] })]) {
      writeFileSync(file, text)
      await assert.rejects(run(published(known)), /is not as this script left it/)
      assert.equal(readFileSync(file, 'utf8'), text)
    }
    rmSync(file)
    await assert.rejects(run(published(known)), Unusable)
  })

  it('refuses a file that is not there', async () => {
    const nowhere = bringUpToDate({ where: join(folder, 'none.json'), kept: file, check: false })
    await assert.rejects(nowhere, /^Unusable: The file .*none\.json cannot be read\. Is it there\?$/)
  })
})
