/** The templates and their samples: in pairs, used, and fit for Teams on every surface. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { sampleOf } from '../../scripts/preview/sample-cards.ts'
import { cardNames, render, type Surface } from '../../src/cards/render.ts'
import { type Element, elementsOf, isElement } from './card-tree.ts'
import { fitFaults } from './fit.ts'

const CARDS = new URL('../../cards/', import.meta.url)
const PRESENTERS = new URL('../../src/cards/', import.meta.url)
const SURFACES: readonly Surface[] = ['chat', 'channel', 'dialog']

const templateOf = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`${name}.template.json`, CARDS), 'utf8'))

describe('the templates of the cards', () => {
  const files = readdirSync(CARDS)

  it('stand in pairs with their samples, and nothing else stands there', () => {
    const pairs = cardNames().flatMap((name) => [`${name}.data.json`, `${name}.template.json`])
    assert.deepEqual([...files].sort(), pairs.sort())
  })

  it('are each used by a presenter, and each presenter uses one that is there', () => {
    const sources = readdirSync(PRESENTERS).map((file) => readFileSync(new URL(file, PRESENTERS), 'utf8'))
    const used = sources.flatMap((source) =>
      [...source.matchAll(/\brender\(\s*'([^']+)'/g)].map(([, name]) => name ?? ''),
    )
    assert.deepEqual([...new Set(used)].sort(), cardNames())
  })

  it('show what is bound to them as words of ours alone where Markdown is read', () => {
    const markdown = cardNames().flatMap((name) =>
      elementsOf(templateOf(name))
        .filter(({ type, text }) => type === 'TextBlock' && String(text).includes('${'))
        .map(({ text }) => `${name}: ${text}`),
    )
    assert.deepEqual(markdown, OWN_WORDS)
  })

  it('begin with a line that may show in a notification', () => {
    for (const name of cardNames()) {
      const [first] = (templateOf(name) as { body: Element[] }).body
      assert.equal(first?.type, 'TextBlock', name)
      assert.match(String(first?.text), /^[^$]*(\$\{(reference|title|above)\}[^$]*)?$/, name)
    }
  })

  for (const name of cardNames())
    for (const surface of SURFACES)
      it(`${name} with its sample is fit for a ${surface}`, () => {
        const card = render(name, sampleOf(name), surface)
        assert.deepEqual(fitFaults(card, surface), [])
        assert.equal(JSON.stringify(card).includes('${'), false)
      })

  it('never let something other than text become a part of the card', () => {
    const evil = { type: 'Action.OpenUrl', title: 'Win', url: 'https://evil.example' }
    let refused = 0
    for (const name of cardNames())
      for (const path of textPaths(sampleOf(name))) {
        const made = attempt(() => render(name, withValue(sampleOf(name), path, evil), 'chat'))
        if (made instanceof Error) refused += 1
        const parts = elementsOf(made).filter(({ url }) => url === evil.url)
        assert.deepEqual(parts, [], `${name} ${path.join('.')}`)
      }
    assert.ok(refused > 100)
  })
})

function attempt(make: () => unknown): unknown {
  try {
    return make()
  } catch (fault) {
    return fault
  }
}

/** All that may stand in a TextBlock: references, titles, dates and counts. A name or a typed word never. */
const OWN_WORDS = [
  'allocate: Who takes ${reference}?',
  'assessment-overview: ${reference}',
  'assessment-overview: ${decidedTitle}',
  'assessment-overview: ${linkedTitle}',
  'assessment-overview: ${moreLinked}',
  'assessment-overview: ${progress}',
  'assessment-overview: ${more}',
  'assessment-overview: ${historyTitle}',
  'explained: ${title}',
  'explained: ${heading}',
  'export-link: ${title}',
  'family-letters: Letters about the outcome: ${reference}',
  'form-page: ${above}',
  'form-page: ${title}',
  'form-page: ${intro}',
  'form-page: ${help}',
  'form-page: ${good}',
  'form-page: ⚠ ${problem} See the top of this card.',
  'found-referral: ${reference}',
  'guidance: ${above}',
  'guidance: ${title}',
  'guidance: ${heading}',
  'guidance: ${source}',
  'guidance: ${setsTitle}',
  'help: ${moreTitle}',
  'mash-receipt: ${title}',
  'message: ${title}',
  'nudges: ${title}',
  'nudges: ${more}',
  'overdue: ${reference}: overdue',
  'papers: ${title}',
  'people-to-ask: People to ask: ${reference}',
  'recipient-book: ${title}',
  'recipient-book: ${heading}',
  'recipient-book: ${more}',
  'referral-summary: ${reference}',
  'sign-off-request: ${checksSummary}',
  'sign-off-request: ${title}',
  'sign-off-request: ${linkedTitle}',
  'sign-off-request: ${moreLinked}',
  'signed-off: ${title}',
  'snooze: Snooze ${reference} until…',
  'snooze: ${intro}',
  'statistics: ${title}',
  'statistics: ${table}',
  'statistics: ${unit}',
  'statistics: ${more}',
  'statistics: ${why}',
  'statistics: ${files}',
  'triage: ${title}',
  'triage: ${faultsTitle}',
  'triage: ${relatedTitle}',
  'triage: ${moreRelated}',
  'work-list: ${title}',
  'work-list: ${summary}',
]

type Path = readonly (string | number)[]

/** Where the sample has a text. */
function textPaths(node: unknown, path: Path = []): readonly Path[] {
  if (typeof node === 'string') return [path]
  if (Array.isArray(node)) return node.flatMap((item, index) => textPaths(item, [...path, index]))
  return isElement(node)
    ? Object.entries(node).flatMap(([key, value]) => textPaths(value, [...path, key]))
    : []
}

function withValue(sample: object, path: Path, value: unknown): object {
  const copy: Record<string | number, unknown> = structuredClone({ ...sample })
  let place = copy
  for (const step of path.slice(0, -1)) place = place[step] as typeof copy
  place[path.at(-1) ?? ''] = value
  return copy
}
