/** Every refusal is used, and reads as a person would say it. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { isRefusal, REFUSALS, type RefusalCode, refuse } from '../../src/domain/refusal.ts'

const CODES = Object.keys(REFUSALS) as RefusalCode[]
const SOURCE = new URL('../../src/', import.meta.url)
/** The rules, the use cases and the bot’s door: the places that may say no. */
const source = ['domain/', 'workflow/', 'bot/']
  .flatMap((folder) =>
    readdirSync(new URL(folder, SOURCE), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => readFileSync(new URL(folder + path, SOURCE), 'utf8')),
  )
  .join('\n')

describe('a refusal', () => {
  for (const code of CODES)
    it(`${code} is raised by some rule or use case`, () =>
      assert.match(source, new RegExp(`refuse\\('${code}'|REFUSALS\\.${code}\\b|return [^\n]*'${code}'`)))

  for (const code of CODES)
    it(`${code} is short, whole and kind`, () => {
      const say = REFUSALS[code]
      assert.match(say, /^[A-Z].*\.$/)
      assert.ok(say.length <= 160, `${say.length} characters`)
      assert.doesNotMatch(say, /invalid|illegal|forbidden|denied|error|failed|you must|not authori[sz]ed|!/i)
    })

  it('reads the same whether the reference is unknown or not for that person', () =>
    assert.equal(REFUSALS.notForYou, REFUSALS.unknownReference))

  it('carries its sentence, and what exactly is wrong', () => {
    assert.deepEqual(refuse('author'), { refused: 'author', say: REFUSALS.author, more: [] })
    assert.deepEqual(refuse('notComplete', ['E']).more, ['E'])
  })

  it('is told from everything else', () => {
    assert.ok(isRefusal(refuse('stale')))
    for (const other of [undefined, null, 'stale', { refused: 'stale' }, [], 7]) assert.ok(!isRefusal(other))
  })
})
