/** The access table is whole: every button, every sentence and every page has a row, and docs/access.md is written from it. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { accessPage } from '../../scripts/access/page.ts'
import { nearness, sampleAt } from '../../scripts/access/sample.ts'
import { ACTIONS } from '../../src/bot/actions/index.ts'
import { COMMANDS } from '../../src/bot/commands/index.ts'
import { ACCESS, ruleOf } from '../../src/domain/access/access.ts'
import { DOORS } from '../../src/domain/access/doors.ts'
import { ALL_ROLES } from './people.ts'
import { ALL_STATUSES } from './standing.ts'
import { wordsOf } from './table-words.ts'

const TO_NOBODY = { restriction: { people: [], by: '', at: '', why: '' } }
const ROWS = ACCESS.flatMap(({ rows }) => rows)

describe('the access table', () => {
  it('has a row for every button, and no row for one that is not there', () => {
    const verbs = ACTIONS.map(({ verb }) => verb)
    const named = ROWS.flatMap((row) => row.verbs ?? [])
    assert.deepEqual(
      verbs.filter((verb) => !named.includes(verb)),
      [],
    )
    assert.deepEqual(
      named.filter((verb) => !verbs.includes(verb)),
      [],
    )
  })

  it('has a row for every sentence, and no row for one that is not there', () => {
    const typed = COMMANDS.map(({ words }) => wordsOf(words))
    const named = ROWS.flatMap((row) => row.words ?? [])
    assert.deepEqual(
      typed.filter((words) => !named.includes(words)),
      [],
    )
    assert.deepEqual(
      named.filter((words) => !typed.includes(words)),
      [],
    )
  })

  it('has a row for every page of the server', () => {
    const found = sources().flatMap((text) => [
      ...[...text.matchAll(/\bpath: '(\/[^']*)'/g)].map(([, path]) => path),
      ...[...text.matchAll(/\bform\('(\/[^']*)'/g)].map(([, path]) => path),
    ])
    assert.ok(found.length > 10)
    const named: readonly string[] = DOORS.map(({ path }) => path)
    for (const path of found) assert.ok(named.includes(path ?? ''), `${path} has no row`)
    for (const path of named) assert.ok(path === '/metrics' || found.includes(path), `there is no ${path}`)
  })

  it('names one rule in each row, which lets somebody in', () => {
    for (const row of ROWS) {
      const people = ALL_ROLES.flatMap((role) => nearness(role).map(({ person }) => person))
      const may = ALL_STATUSES.some((status) =>
        people.some((person) => ruleOf(row).asks(person, sampleAt(status))),
      )
      assert.ok(may, row.does)
    }
  })

  it('says of a sentence in help for whom it is what its row says', () => {
    for (const { words, roles } of COMMANDS) {
      if (roles === undefined) continue
      const rows = ROWS.filter((row) => row.words?.includes(wordsOf(words)))
      const may = ALL_ROLES.filter((role) =>
        rows.some((row) =>
          ALL_STATUSES.some((status) =>
            nearness(role).some(({ person }) =>
              [sampleAt(status), sampleAt(status, TO_NOBODY)].some((one) => ruleOf(row).asks(person, one)),
            ),
          ),
        ),
      )
      assert.deepEqual(
        roles.filter((role) => !may.includes(role)),
        [],
        `help offers “${words}” to whom it is refused`,
      )
    }
  })
})

describe('docs/access.md', () => {
  it('is as the rules have it: npm run access', () => {
    const page = readFileSync(new URL('../../docs/access.md', import.meta.url), 'utf8')
    assert.equal(page, accessPage())
  })
})

/** Where pages of our own server are made; what a gateway calls is somebody else's. */
const sources = (): readonly string[] =>
  ['src/', 'src/bot/', 'src/intake/', 'src/local/', 'src/telemetry/'].flatMap((folder) => {
    const url = new URL(`../../${folder}`, import.meta.url)
    return readdirSync(url)
      .filter((name) => name.endsWith('.ts') && !name.startsWith('outlook'))
      .map((name) => readFileSync(new URL(name, url), 'utf8'))
  })
