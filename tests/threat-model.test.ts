/** docs/threat-model.md: every row names a test that is there. */
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, readText } from './support/source-files.ts'

const PAGE = 'docs/threat-model.md'
const KINDS = ['S', 'T', 'R', 'I', 'D', 'E']

type Row = { readonly kind: string; readonly threat: string; readonly file: string; readonly title: string }

/** The rows of the table that has five columns. */
function rows(): readonly Row[] {
  return readText(PAGE)
    .split('\n')
    .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, '')))
    .filter((cells) => cells.length === 5 && KINDS.includes(cells[1] ?? ''))
    .map(([, kind = '', threat = '', , test = '']) => {
      const [, file = '', title = ''] = /^(tests\/\S+\.test\.ts) “(.+)”$/.exec(test) ?? []
      return { kind, threat, file, title }
    })
}

describe('the threat model', () => {
  it('has rows for each letter of STRIDE', () => {
    for (const kind of KINDS) assert.ok(rows().filter((row) => row.kind === kind).length >= 2, kind)
  })

  it('reads every line of its table', () => {
    const lines = readText(PAGE)
      .split('\n')
      .filter((line) => /^\| [1-8]/.test(line))
    assert.equal(rows().length, lines.length)
  })

  it('names for each row a test that is there', () => {
    const missing = rows().filter(
      ({ file, title }) => file === '' || !existsSync(join(ROOT, file)) || !readText(file).includes(title),
    )
    assert.deepEqual(
      missing.map(({ threat, file, title }) => `${threat}: ${file} ${title}`),
      [],
    )
  })
})
