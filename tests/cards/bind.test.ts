/** Our binding of templates beside the library whose language they are written in: the same card from the same data. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { Template } from 'adaptivecards-templating'
import fc from 'fast-check'
import { sampleOf } from '../../scripts/preview/sample-cards.ts'
import { compile, type Fit } from '../../src/cards/bind.ts'
import { readText } from '../../src/cards/expression.ts'
import { cardNames } from '../../src/cards/render.ts'

const AS_IT_IS: Fit = { element: (element) => element, bound: (_key, value) => value }

const templateOf = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../cards/${name}.template.json`, import.meta.url), 'utf8'))

describe('binding a template', () => {
  for (const name of cardNames()) {
    const template = templateOf(name)
    const ours = compile(template, AS_IT_IS)
    const theirs = new Template(template)
    const same = (data: object): void => assert.deepEqual(ours(data), theirs.expand({ $root: data }))

    it(`makes of ${name} what the library makes of it, whatever is empty, missing, single or long`, () => {
      const sample = sampleOf(name)
      same(sample)
      const paths = placesIn(sample)
      fc.assert(
        fc.property(fc.array(fc.tuple(fc.constantFrom(...paths), OTHER), { maxLength: 4 }), (changes) => {
          const data = structuredClone({ ...sample })
          for (const [path, other] of changes) change(data, path, other)
          same(data)
        }),
        { numRuns: 100 },
      )
    })
  }

  it('leaves one card as it is while the next is made', () => {
    const bind = compile({ body: [{ type: 'A', items: [{ text: 'still' }] }, { text: '${said}' }] }, AS_IT_IS)
    const [one, other] = [bind({ said: 'one' }), bind({ said: 'other' })]
    assert.deepEqual(
      [JSON.stringify(one).includes('one'), JSON.stringify(other).includes('other')],
      [true, true],
    )
    assert.throws(() => Object.assign((one as { body: object[] }).body[0] ?? {}, { type: 'B' }), TypeError)
  })

  it('never reads what was typed as a template', () => {
    const bind = compile({ text: '${said}', more: 'He said ${said}.' }, AS_IT_IS)
    const said = '${$root.secret} ${1+1}'
    assert.deepEqual(bind({ said, secret: 'x' }), { text: said, more: `He said ${said}.` })
  })

  it('knows no field that the data does not have as its own', () => {
    assert.deepEqual(compile({ text: '${constructor}' }, AS_IT_IS)({}), { text: '${constructor}' })
  })

  it('refuses an expression that it does not know', () => {
    for (const text of ["${json('{}')}", '${toUpper(name)}', '${a - b}', 'so ${a < b}', '${exists(a)}'])
      assert.throws(() => readText(text), /^Error: No template of ours may say/)
  })
})

/** As a field may be: empty, short, of another kind. */
const OTHER = fc.constantFrom<unknown[]>('', 'a word', '${title}', 0, 7, true, false, [], undefined)

type Path = readonly string[]

/** Every place in the data. */
function placesIn(node: unknown, path: Path = []): readonly Path[] {
  if (typeof node !== 'object' || node === null) return [path]
  const inside = Object.entries(node).flatMap(([key, value]) => placesIn(value, [...path, key]))
  return path.length === 0 ? inside : [path, ...inside]
}

function change(data: object, path: Path, other: unknown): void {
  let place = data as Record<string, unknown>
  for (const step of path.slice(0, -1)) {
    const next = place[step]
    if (typeof next !== 'object' || next === null) return
    place = next as Record<string, unknown>
  }
  const last = path.at(-1) ?? ''
  if (!Object.hasOwn(place, last)) return
  // A list stays one: presenters' types say so, and the library counts nothing else.
  if (Array.isArray(place[last])) place[last] = []
  else if (other === undefined && Array.isArray(place)) place.splice(Number(last), 1)
  else if (other === undefined) delete place[last]
  else place[last] = other
}
