/** The documents tell the truth: what they name exists, and what they list is all that there is. */
import assert from 'node:assert/strict'
import { existsSync, statSync } from 'node:fs'
import { join, matchesGlob } from 'node:path'
import { SETTINGS } from '../src/config.ts'
import { EVENTS } from '../src/domain/events.ts'
import { MOVES, TRIAGE_MOVES } from '../src/domain/lifecycle.ts'
import { STATUSES } from '../src/domain/referral.ts'
import { REFUSALS } from '../src/domain/refusal.ts'
import { anchorsIn, DOCUMENTS, linksIn, pathsIn, scriptsIn, tableIn, treeIn } from './support/documents.ts'
import { filesBelow, ROOT, readText } from './support/source-files.ts'

const PACKAGE = JSON.parse(readText('package.json'))
const ARCHITECTURE = readText('docs/architecture.md')
const DECISIONS = filesBelow('docs/decisions', ['.md'])
const HOW_TOS = filesBelow('docs/how-to', ['.md'])

const exists = (path: string): boolean => existsSync(join(ROOT, path))
const none = (faults: readonly string[]): void => assert.deepEqual(faults, [], `\n${faults.join('\n')}`)

describe('the documents', () => {
  it('name only files and folders that exist', () =>
    none(
      DOCUMENTS.flatMap((document) =>
        pathsIn(document)
          .filter((path) => !exists(path))
          .map((path) => `${document.path} names ${path}, which is not there.`),
      ),
    ))

  it('link only to what exists, be it a file or a heading', () =>
    none(
      DOCUMENTS.flatMap((document) =>
        linksIn(document)
          .filter((link) => {
            const [path = '', anchor] = link.split('#')
            if (!exists(path)) return true
            return anchor !== undefined && !anchorsIn(readText(path)).includes(anchor)
          })
          .map((link) => `${document.path} links to ${link}, which is not there.`),
      ),
    ))

  it('name only scripts that package.json has', () =>
    none(
      DOCUMENTS.flatMap((document) =>
        scriptsIn(document)
          .filter((name) => PACKAGE.scripts[name] === undefined)
          .map((name) => `${document.path} says “npm run ${name}”, and package.json has no such script.`),
      ),
    ))
})

describe('README.md', () => {
  const readme = readText('README.md')

  it('shows on its first screen how to see it run and how to test it, and is short', () => {
    const first = readme.split('\n').slice(0, 30)
    for (const line of ['    npm ci && npm start', '    npm ci && npm test'])
      assert.ok(first.includes(line), line)
    assert.ok(readme.split('\n').length < 120)
  })

  it('lists folders that exist', () => {
    const folders = tableIn(readme, 'folder').flatMap(([cell = '']) =>
      cell.split(',').map((name) => name.trim()),
    )
    assert.ok(folders.length > 5)
    none(folders.filter((name) => !exists(name) || !statSync(join(ROOT, name)).isDirectory()))
  })

  it('has a way to each page of how-to', () => {
    const links = linksIn({ path: 'README.md', text: readme })
    none(HOW_TOS.map(({ path }) => path).filter((path) => !links.includes(path)))
  })
})

describe('docs/architecture.md', () => {
  it('has every file of src in its tree, and nothing else', () => {
    const tree = treeIn(ARCHITECTURE)
    const files = filesBelow('src', ['.ts', '.json']).map(({ path }) => path)
    const named = (path: string): boolean => tree.some((line) => line === path || matchesGlob(path, line))
    none(files.filter((path) => !named(path)).map((path) => `${path} has no line in the tree.`))
    const isThere = (line: string): boolean => exists(line) || files.some((path) => matchesGlob(path, line))
    none(tree.filter((line) => !isThere(line)).map((line) => `The tree has ${line}, which is not there.`))
  })

  it('draws the lifecycle as the table of moves has it', () => {
    const drawn = [...ARCHITECTURE.matchAll(/^ {2}(\S+) --> (\S+) : (\w+) \((.+)\)$/gm)]
    const moves = drawn.map(([, from, to, move, by]) => ({
      move,
      from: from === '[*]' ? 'nothing' : from,
      to,
      by,
    }))
    const inOrder = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).sort()
    assert.deepEqual(inOrder(moves), inOrder(MOVES))
    const arrows = ARCHITECTURE.split('\n').filter((line) => line.includes('-->')).length
    assert.equal(moves.length, arrows, 'every arrow is read')
  })

  it('has a row for each move of triage: from where, to where, by whom', () => {
    const rows = TRIAGE_MOVES.map(({ move, from, to, by }) => [move, from.join(', '), to, by])
    assert.deepEqual(tableIn(ARCHITECTURE, 'triage move'), rows)
  })

  it('reaches every status in the lifecycle', () => {
    const reached: readonly string[] = [...MOVES, ...TRIAGE_MOVES].map(({ to }) => to)
    none(Object.keys(STATUSES).filter((status) => !reached.includes(status)))
  })

  it('says of each event who hears of it, and by which way', () => {
    const said = tableIn(ARCHITECTURE, 'event')
    const real = Object.entries(EVENTS).map(([name, hearings]) => [
      name,
      hearings.map(({ to, by }) => `${to} (${by})`).join(', '),
    ])
    assert.deepEqual(said, real)
  })
})

describe('.env.example', () => {
  it('has each setting with its sentence and its example, in the order of the table, and nothing else', () => {
    const [, ...settings] = readText('.env.example').trim().split('\n\n')
    const expected = Object.entries(SETTINGS).map(
      ([name, { say, example }]) => `# ${say}\n# ${name}=${example}`,
    )
    assert.deepEqual(settings, expected)
  })
})

describe('the decisions', () => {
  it('are numbered without gaps, in Nygard’s form, each under a page', () => {
    DECISIONS.forEach(({ path, text }, index) => {
      assert.match(path, new RegExp(`/${String(index + 1).padStart(4, '0')}-[a-z-]+\\.md$`))
      assert.match(text, new RegExp(`^# ${index + 1}\\. .+\n\nDate: \\d{4}-\\d\\d-\\d\\d\\. Status: .+\n`))
      for (const part of ['Context', 'Decision', 'Consequences'])
        assert.ok(text.includes(`\n## ${part}\n`), path)
      assert.ok(text.split('\n').length <= 60, `${path} is longer than a page`)
    })
  })

  it('have a line for every dependency, and for nothing else', () => {
    const lines = tableIn(readText('docs/decisions/0003-dependencies.md'), 'package')
    const listed = Object.keys({ ...PACKAGE.dependencies, ...PACKAGE.devDependencies })
    assert.deepEqual(lines.map(([name]) => name).sort(), listed.sort())
    none(lines.filter((cells) => cells.length !== 3 || cells.includes('')).map((cells) => cells.join(' | ')))
  })
})

describe('the pages of how-to', () => {
  for (const { path, text } of HOW_TOS)
    it(`${path} is short, and ends with a command that can be run`, () => {
      assert.ok(text.split('\n').length <= 16, 'ten lines or so')
      const command = /\nProof:\n\n {4}(.+)\n$/.exec(text)?.[1]
      assert.ok(command, 'ends with a command')
      for (const [file] of command.matchAll(/tests\/\S+/g)) assert.ok(exists(file), file)
      assert.match(
        command,
        /^(?:(?:npm (?:test|run [\w:-]+)(?: -- --\w+)?|npx mocha [\w./ -]+?)(?: && |$))+$/,
      )
    })
})

describe('docs/runbook.md', () => {
  it('has every refusal, and what helps', () => {
    const rows = tableIn(readText('docs/runbook.md'), 'code')
    assert.deepEqual(rows.map(([code]) => code).sort(), Object.keys(REFUSALS).sort())
    none(rows.filter(([, helps = '']) => helps === '').map(([code = '']) => code))
  })
})
