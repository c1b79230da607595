/** People, teams and prisons go out as a list for Excel and come back the same; what is wrong in a list is said with its line. */
import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { asWritten, csvOf, harmless } from '../scripts/directory/cells.ts'
import { readRows } from '../scripts/directory/rows.ts'
import { exportStaff, loadStaff } from '../scripts/directory/staff.ts'
import { rowsOf, STAFF_LISTS, type StaffList } from '../scripts/directory/staff-lists.ts'
import { planStaff } from '../scripts/directory/staff-plan.ts'
import { type Directory, personById, teamById } from '../src/domain/directory.ts'
import { directoryWithEntries } from '../src/domain/staff-directory.ts'
import { BY_ADMIN, NEW_PERSON, sceneWith } from './domain/directory-sample.ts'
import { DEPUTY, SAM, TESS } from './support/council.ts'
import { freshDatabase } from './support/database.ts'

const LISTS = Object.keys(STAFF_LISTS) as readonly StaffList[]
const scene = sceneWith()
const plan = (list: StaffList, rows: readonly (readonly string[])[]) =>
  planStaff(scene, BY_ADMIN, { list, text: csvOf(rows).slice(1) })
const taken = (made: ReturnType<typeof plan>): Directory =>
  directoryWithEntries(
    scene.seed,
    made.changes.flatMap(({ entries }) => entries),
  )
const PEOPLE = STAFF_LISTS.people
const NIA = [NEW_PERSON.id, 'Nia New', 'nia.new@council.example', 'social_worker', 'north', 'yes']

describe('a cell', () => {
  const cells = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.stringMatching(/^['=+\-@\t"';,\n ]{0,6}[a-z]{0,3}$/),
  )

  it('comes back as it went, whatever stands in it, and never begins as a formula does', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cells, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 4 }),
        (body) => {
          const rows = body.map((row) => row.map((cell) => cell.replaceAll('\r', ' ')))
          const text = csvOf([['a', 'b', 'c'], ...rows])
          const back = readRows(text.slice(1))
            .rows.slice(1)
            .map(({ fields }) => fields.map(asWritten))
          assert.deepEqual(
            back,
            rows.filter((row) => row.some((cell) => cell.trim() !== '')),
          )
          for (const row of rows) for (const cell of row) assert.doesNotMatch(harmless(cell), /^[=+\-@\t\r]/)
        },
      ),
    )
  })
})

describe('a list of the directory', () => {
  for (const list of LISTS)
    it(`of ${list} changes nothing when it comes back as it went`, () => {
      const made = plan(list, rowsOf(scene.seed, list))
      assert.deepEqual([made.changes, made.faults], [[], []])
    })

  it('adds people and changes them, and takes nobody away', () => {
    const made = plan('people', [
      PEOPLE,
      NIA,
      [SAM.id.toUpperCase(), 'Sam Changed', SAM.email, 'social_worker', 'north south', 'yes'],
    ])
    assert.deepEqual(made.faults, [])
    const directory = taken(made)
    assert.equal(directory.people.length, scene.seed.people.length + 1)
    assert.deepEqual(personById(directory, SAM.id)?.teams, ['north', 'south'])
    assert.match(made.says.join('\n'), /Line 2: Nia New is new\.\nLine 3: Sam Changed changes\./)
  })

  it('names people of a team by their addresses, and takes postcode districts', () => {
    const row = ['north', 'North', TESS.email, DEPUTY.email.toUpperCase(), '08:30', '17:00', 'cb4 CB5', '']
    const made = plan('teams', [STAFF_LISTS.teams, row])
    assert.deepEqual(made.faults, [])
    const north = teamById(taken(made), 'north')
    assert.deepEqual(
      [north?.teamManager, north?.deputies, north?.districts],
      [TESS.id, [DEPUTY.id], ['CB4', 'CB5']],
    )
  })

  it('lets a line need another one that comes after it', () => {
    const rows = [
      [TESS.id, TESS.name, TESS.email, 'social_worker', 'south', 'yes'],
      ['north', 'North', 'graph', '', '', '', '', ''],
    ]
    const [people, team] = rows
    assert.match(plan('people', [PEOPLE, people ?? []]).faults[0]?.say ?? '', /Team Manager/)
    assert.deepEqual(plan('teams', [STAFF_LISTS.teams, team ?? []]).faults, [])
  })

  for (const [what, rows, line, say] of [
    ['a column that is not there', [['id', 'name']], 1, /column email must be there once/],
    ['a column that nobody knows', [[...PEOPLE, 'shoe size']], 1, /none of id/],
    ['too few fields', [PEOPLE, ['x']], 2, /1 fields/],
    ['webmail', [PEOPLE, NIA.with(2, 'nia@gmail.com')], 2, /webmail/],
    ['a role that is none', [PEOPLE, NIA, NIA.with(0, SAM.id).with(3, 'boss')], 3, /no role/],
    ['a team that is none', [PEOPLE, NIA.with(4, 'west')], 2, /id of no team/],
    ['a formula as a name', [PEOPLE, NIA.with(1, '=1+1')], 2, /begin with a letter/],
    ['what is no Entra id', [PEOPLE, NIA.with(0, '7')], 2, /Object ID/],
  ] as const)
    it(`says the line of ${what}`, () => {
      const [fault] = plan('people', rows).faults
      assert.equal(fault?.line, line)
      assert.match(fault?.say ?? '', say)
    })
})

describe('npm run directory:export and directory:load', () => {
  it('write a list, change nothing in a dry run, and take the changed list in as a whole or not at all', async function () {
    this.timeout(60_000)
    const database = await freshDatabase()
    await database.close()
    const folder = await mkdtemp(join(tmpdir(), 'directory-list-'))
    try {
      const env = {
        ...{ DATA_DIR: database.where.dataDir, NODE_ENV: 'test' },
        ...(database.where.databaseUrl === undefined ? {} : { DATABASE_URL: database.where.databaseUrl }),
      }
      const before = await exportStaff(['people'], env)
      assert.deepEqual([before.code, before.err], [0, []])
      assert.ok(before.text.startsWith('\uFEFFid,name,email,roles,teams,qualified\r\n'))
      const by = 'ada.example@sampleshire.example'
      const line = `${NEW_PERSON.id},Nia New,nia.new@sampleshire.example,social_worker,north,yes\r\n`
      const [good, bad] = [join(folder, 'good.csv'), join(folder, 'bad.csv')]
      await writeFile(good, before.text + line)
      await writeFile(bad, `${before.text}${line}x,y,z,a,b,c\r\n`)
      assert.equal((await loadStaff(['people', bad, '--by', by, '--write'], env)).code, 1)
      const dry = await loadStaff(['people', good, '--by', by], env)
      assert.match(dry.out.join('\n'), /Nia New is new[\s\S]*A dry run: nothing was written\. 1 would be/)
      assert.equal((await exportStaff(['people'], env)).text, before.text)
      assert.match(
        (await loadStaff(['people', good, '--by', by, '--write'], env)).out.join('\n'),
        /1 written by Ada Example/,
      )
      assert.ok((await exportStaff(['people'], env)).text.includes('Nia New'))
      const stranger = await loadStaff(
        ['people', good, '--by', 'sam.example@sampleshire.example', '--write'],
        env,
      )
      assert.equal(stranger.code, 1)
      assert.equal((await loadStaff(['people'], env)).code, 2)
      assert.equal((await exportStaff(['everything'], env)).code, 2)
      const file = join(folder, 'people.csv')
      assert.equal((await exportStaff(['people', file], env)).code, 0)
      assert.match((await exportStaff(['people', file], env)).err.join(), /there already/)
    } finally {
      await rm(folder, { recursive: true, force: true })
      await database.drop()
    }
  })
})
