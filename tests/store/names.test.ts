/** The index of names on a real store: what finds whom, that each save keeps it, and that no name stands in it. */

import assert from 'node:assert/strict'
import fc from 'fast-check'
import { sql } from 'kysely'
import { twoWrong } from '../../scripts/bench/find-names.ts'
import type { Details } from '../../src/domain/referral.ts'
import { rebuildIndex } from '../../src/store/name-rebuild.ts'
import { readdressReferral } from '../../src/workflow/readdress.ts'
import type { FindAsk } from '../../src/workflow/search-ports.ts'
import { CHILD, DETAILS, SECOND_CHILD } from '../support/answers.ts'
import { MAYA } from '../support/council.ts'
import { numbersFrom } from '../support/numbers-from.ts'
import { record } from '../support/workflow-road.ts'
import { openWorkflow, type WorkflowWorld } from '../support/workflow-world.ts'

const called = (prisoner: string, child: string, more: Partial<Details> = {}): Details => ({
  ...DETAILS,
  prisoner: { ...DETAILS.prisoner, fullName: prisoner, prisonNumber: '' },
  children: [{ ...CHILD, fullName: child }],
  ...more,
})

describe('the index of names', () => {
  let world: WorkflowWorld
  const known: Record<string, string> = {}
  before(async () => {
    world = await openWorkflow()
    const all: readonly (readonly [string, Details])[] = [
      ['polish', called('Małgorzata Brzęczyszczykiewicz', 'Zofia Wiśniewska')],
      ['irish', called("Seán O'Brien", 'Aoife O’Brien-Smith')],
      ['arabic', called('Mohammed Al-Hassan', 'محمد الحسن')],
      ['english', called('William Featherstonehaugh', 'Elizabeth Cartwright')],
      [
        'aliases',
        called('Derek Pemberton', 'Lily Pemberton', {
          prisoner: { ...DETAILS.prisoner, fullName: 'Derek Pemberton', aliases: 'Dirk Silverstein; Big D' },
        }),
      ],
    ]
    for (const [name, details] of all) known[name] = await record(world, details)
  })
  after(() => world.close())

  const found = async (words: string, more: Partial<FindAsk> = {}): Promise<readonly string[]> =>
    (await world.store.find({ words, teams: undefined, most: 10, ...more })).map(({ reference }) => reference)
  const finds = async (words: string, name: string) =>
    assert.equal((await found(words))[0], known[name], words)

  it('finds whoever is typed without accents, apostrophes and hyphens, in any order and case', async () => {
    await finds('malgorzata brzeczyszczykiewicz', 'polish')
    await finds('WISNIEWSKA zofia', 'polish')
    await finds('sean obrien', 'irish')
    await finds('Sean O Brien', 'irish')
    await finds('Aoife Obrien Smith', 'irish')
    await finds('mohammed alhassan', 'arabic')
    await finds('Mohammed Hassan', 'arabic')
    await finds('محمد الحسن', 'arabic')
  })

  it('finds by a short form, by another spelling of the same sound, and by the beginning of a word', async () => {
    await finds('Bill Featherstonehaugh', 'english')
    await finds('Beth Cartwright', 'english')
    await finds('mo hassan', 'arabic')
    await finds('muhamad al hasan', 'arabic')
    await finds('Shaun Obrian', 'irish')
    await finds('Feather', 'english')
    await finds('William Feath', 'english')
    await finds('William Arthur Featherstonehaugh', 'english')
  })

  it('finds by every name that the prisoner uses, and says whose name it was', async () => {
    await finds('Dirk Silverstein', 'aliases')
    const [hit] = await world.store.find({ words: 'dirk silverstien', teams: undefined, most: 5 })
    assert.deepEqual([hit?.matched?.role, hit?.matched?.name], ['prisoner', 'Dirk Silverstein'])
    const [child] = await world.store.find({ words: 'lily pemberton', teams: undefined, most: 5 })
    assert.equal(child?.matched?.role, 'child')
  })

  it('finds a name of eight letters or more with any two of its letters wrong', async () => {
    const names: readonly (readonly [string, string])[] = [
      ['Małgorzata Brzęczyszczykiewicz', 'polish'],
      ['Zofia Wiśniewska', 'polish'],
      ['William Featherstonehaugh', 'english'],
      ['Elizabeth Cartwright', 'english'],
      ['Featherstonehaugh', 'english'],
      ['Dirk Silverstein', 'aliases'],
      ['Mohammed Al-Hassan', 'arabic'],
    ]
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), fc.integer(), async ([name, whose], seed) => {
        const typed = twoWrong(name, numbersFrom(seed))
        assert.ok((await found(typed)).includes(known[whose] ?? ''), `${typed} for ${name}`)
      }),
      { numRuns: 150 },
    )
  })

  it('finds nobody by a name that is another', async () => {
    for (const words of ['Grzegorz Nieznany', 'Featherbed', 'Xu', 'Elizabeth Nobody'])
      assert.deepEqual(await found(words), [], words)
  })

  it('takes whatever is typed, finds nobody by it, and stands afterwards', async () => {
    const before = (await found('Zofia Wisniewska')).length
    const hostile = [
      ...[
        '%',
        '_',
        '%%%%%%',
        '\\',
        "'; drop table referral; --",
        '"',
        '{}',
        '{1,2}',
        '$1',
        '‮aifoZ',
        '🙂🙂🙂',
      ],
      ...['\ud800', 'a\0b', 'x'.repeat(10_000), 'ab '.repeat(4_000), '((((', '[a-z]*', '\n\n', 'NULL'],
    ]
    for (const words of hostile) assert.deepEqual(await found(words), [], words.slice(0, 30))
    assert.equal((await found('Zofia Wisniewska')).length, before)
  })

  it('finds only in the teams that it is asked for, and by what else is asked for', async () => {
    assert.deepEqual(await found('Zofia Wisniewska', { teams: ['south'] }), [])
    assert.deepEqual(await found('Zofia Wisniewska', { teams: [] }), [])
    assert.equal((await found('Zofia Wisniewska', { teams: ['north', 'south'] })).length, 1)
    assert.deepEqual(await found('Zofia Wisniewska', { statuses: ['sent'] }), [])
    assert.deepEqual(await found('Zofia Wisniewska', { team: 'south' }), [])
    assert.deepEqual(await found('Zofia Wisniewska', { dueBefore: '2020-01-01' }), [])
    assert.equal((await found('Zofia Wisniewska', { prisonCode: 'ZAA' })).length, 1)
    assert.deepEqual(await found('Zofia Wisniewska', { prisonCode: 'ZBB' }), [])
  })

  it('goes with each save: a changed prison is found at once, and no longer where it was', async () => {
    const reference = await record(world, called('Moved Prisoner', 'Moved Child'))
    const at = async (prisonCode: string) =>
      (await world.store.find({ prisonCode, teams: undefined, most: 50 })).map((hit) => hit.reference)
    assert.ok((await at('ZAA')).includes(reference))
    await readdressReferral(world, MAYA, { reference, prisonCode: 'ZBB', words: 'By telephone.' })
    assert.ok(!(await at('ZAA')).includes(reference))
    assert.deepEqual(await at('ZBB'), [reference])
    assert.deepEqual(await found('moved child'), [reference])
  })

  it('holds no name, no number and no day', async () => {
    const { rows } = await sql<{ all: string }>`
      select (select coalesce(string_agg(name_entry::text, ''), '') from name_entry)
        || (select string_agg(name_word::text, '') from name_word) as all`.execute(world.database.kysely)
    assert.ok((rows[0]?.all.length ?? 0) > 1_000)
    assert.doesNotMatch(rows[0]?.all ?? '', /zofia|hassan|feather|محمد|A1234BC|2014-03-03|1985-04-02/i)
  })

  it('is made anew as a whole with another key, and then holds other hashes', async () => {
    const { kysely } = world.database
    const hashes = async () =>
      (await kysely.selectFrom('name_word').select('key').distinct().execute()).map(({ key }) => key)
    const before = new Set(await hashes())
    await kysely.transaction().execute(rebuildIndex)
    const again = (await hashes()).filter((key) => before.has(key))
    assert.ok(before.size > 1_000 && again.length < before.size / 100, `${again.length} of ${before.size}`)
    await finds('malgorzata brzeczyszczykeiwicz', 'polish')
    await finds('Dirk Silverstein', 'aliases')
    const seals = await kysely.selectFrom('referral').select('names_seal').execute()
    assert.ok(seals.length >= 5 && seals.every(({ names_seal }) => names_seal !== null))
  })

  it('finds by the key that counts, though another was read since', async () => {
    const undone = new Error('undone')
    const rebuilding = world.database.kysely.transaction().execute(async (tx) => {
      await rebuildIndex(tx)
      throw undone
    })
    await assert.rejects(rebuilding, undone)
    await finds('sean obrien', 'irish')
  })

  it('finds others about the same people: certain ones first, near ones offered', async () => {
    const twin = { ...called('Małgorzata Brzęczyszczykiewicz', 'Zofia Wiśniewska') }
    const ask = {
      except: undefined,
      prisonNumber: undefined,
      prisoner: { name: 'Malgorzata Brzeczyszczykiewicz', dateOfBirth: '1985-04-02', aliases: '' },
      children: [{ name: 'Zofja Wisniewska', dateOfBirth: twin.children[0]?.dateOfBirth }],
    }
    const hits = await world.store.related(ask)
    assert.deepEqual(
      hits.map(({ reference, role, child, how, certain }) => [reference, role, child, how, certain]),
      [
        [known.polish, 'prisoner', undefined, 'name and date of birth', true],
        [known.polish, 'child', 1, 'name alike', false],
      ],
    )
    assert.deepEqual(await world.store.related({ ...ask, except: known.polish }), [])
    const otherDay = { ...ask, prisoner: { ...ask.prisoner, dateOfBirth: '1970-01-01' }, children: [] }
    assert.deepEqual(
      (await world.store.related(otherDay)).map(({ how, certain }) => [how, certain]),
      [['name, other date of birth', false]],
    )
    const noDay = { ...otherDay, prisoner: { ...ask.prisoner, dateOfBirth: undefined } }
    assert.deepEqual(
      (await world.store.related(noDay)).map(({ how }) => how),
      ['name alike'],
    )
  })

  it('finds the same prison number whatever the name, also inside a transaction that has just recorded one', async () => {
    const reference = await record(world, {
      ...called('Nobody Knownbefore', 'Child Knownbefore'),
      prisoner: { ...DETAILS.prisoner, fullName: 'Nobody Knownbefore', prisonNumber: 'B9876CD' },
      children: [{ ...SECOND_CHILD, fullName: 'Child Knownbefore' }],
    })
    const ask = {
      ...{ except: undefined, prisonNumber: 'B9876CD', children: [] },
      prisoner: { name: 'Quite Different', dateOfBirth: undefined, aliases: '' },
    }
    const wanted = [{ reference, role: 'prisoner', child: undefined, how: 'prison number', certain: true }]
    assert.deepEqual(await world.store.related(ask), wanted)
    assert.deepEqual(await world.store.transaction((tx) => tx.related(ask)), wanted)
    const hits = await world.store.find({ prisonNumber: 'B9876CD', teams: undefined, most: 5 })
    assert.deepEqual(
      hits.map((hit) => [hit.reference, hit.matched?.name]),
      [[reference, 'Nobody Knownbefore']],
    )
  })
})
