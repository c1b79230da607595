/** The numbers as a table for a spreadsheet and as a report: every table, nothing that is held back, no formula. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { samplePublished } from '../../scripts/preview/statistics-cards.ts'
import type { Chart } from '../../src/domain/blocks.ts'
import type { Published } from '../../src/domain/statistics.ts'
import { statisticsCsv } from '../../src/domain/statistics-csv.ts'
import { statisticsDocument } from '../../src/domain/statistics-report.ts'
import { HELD, headlines } from '../../src/domain/statistics-words.ts'
import { holdParts } from '../../src/domain/suppression-parts.ts'
import { COUNCIL } from '../support/council.ts'

/** As RFC 4180 has it, read letter by letter. */
function readCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [['']]
  let isQuoted = false
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] ?? ''
    const row = rows.at(-1) ?? []
    const last = row.length - 1
    if (isQuoted && letter === '"' && text[at + 1] === '"') at += 1
    else if (letter === '"') {
      isQuoted = !isQuoted
      continue
    } else if (!isQuoted && letter === ',') {
      row.push('')
      continue
    } else if (!isQuoted && text.startsWith('\r\n', at)) {
      rows.push([''])
      at += 1
      continue
    }
    row[last] = `${row[last]}${letter}`
  }
  return rows.slice(0, -1)
}

const csvOf = (published: Published): string => [...statisticsCsv(published, COUNCIL)].join('')
const WHOLE = samplePublished(undefined, false)

describe('the numbers as a table for a spreadsheet', () => {
  it('have the mark of UTF-8, a head, and one line for each row of each table with its total', () => {
    const text = csvOf(WHOLE)
    assert.ok(text.startsWith('\uFEFFtable,value,count,unit,period,team,note\r\n'))
    const rows = readCsv(text.slice(1))
    const expected = WHOLE.tables.reduce((sum, { rows: all }) => sum + all.length + 1, 0)
    assert.equal(rows.length, 1 + 5 + WHOLE.medians.length + expected)
    assert.ok(rows.every((row) => row.length === 7))
  })

  it('say of what is held back that it is, and why', () => {
    const held = readCsv(csvOf(samplePublished('north', true))).filter(([, , count]) => count === HELD)
    assert.ok(held.length > 10)
    for (const row of held) assert.match(row[6] ?? '', /from 1 to 4/)
  })

  it('hold no cell that a spreadsheet takes for a formula, and read back as they were written', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('=1+1', '+4', '-2', '@a', '\tx', ''),
        (text, start) => {
          const label = `${start}${text}`
          const [first, ...rest] = WHOLE.tables
          assert.ok(first)
          const tables = [{ ...first, rows: [{ id: 'x', label, count: 7 }] }, ...rest]
          const row = readCsv(csvOf({ ...WHOLE, tables }).slice(1)).find(
            ([table, , count]) => table === first.title && count === '7',
          )
          assert.ok(row)
          assert.doesNotMatch(row[1] ?? '', /^\s*[=+\-@]/u)
          assert.equal(row[1]?.replace(/^'/, ''), label.replace(/^'/, ''))
        },
      ),
    )
  })
})

describe('the numbers as a report', () => {
  const { blocks } = statisticsDocument(WHOLE, { directory: COUNCIL, madeAt: '2026-12-03T10:00:00.000Z' })

  it('say first in plain words what they are, how they are counted and what is held back', () => {
    const words = JSON.stringify(blocks.slice(0, 8))
    for (const part of [
      'In short',
      'April 2026 to March 2027',
      'How it is counted',
      'Held back',
      '2007 questionnaire',
    ])
      assert.ok(words.includes(part), part)
  })

  it('have each table under its heading, after a picture that says in words what it shows', () => {
    for (const { title, rows } of WHOLE.tables) {
      const at = blocks.findIndex(
        (block) => block.kind === 'table' && block.caption.startsWith(`${title}, in `),
      )
      const table = blocks[at]
      assert.ok(table?.kind === 'table', title)
      assert.equal(table.rows.length, rows.length + 1)
      const chart = blocks[at - 1]
      if (chart?.kind === 'chart') assert.match(chart.alt, /^.+: bars, one for each row/)
    }
    assert.ok(blocks.filter(({ kind }) => kind === 'chart').length > 10)
  })

  it('draw what is held back as that, never as a length', () => {
    const bars = statisticsDocument(samplePublished('north', true), {
      directory: COUNCIL,
      madeAt: '2026-12-03T10:00:00.000Z',
    })
      .blocks.filter((block): block is Chart => block.kind === 'chart')
      .flatMap((chart) => chart.bars)
    const held = bars.filter(({ say }) => say === HELD)
    assert.ok(held.length > 2)
    for (const bar of held) assert.deepEqual([bar.held, bar.value], [true, 0])
  })
})

describe('the headlines', () => {
  it('never give a share of which a part is held back', () => {
    const tables = WHOLE.tables.map((table) => ({
      ...table,
      rows: table.rows.map((row) => ({ ...row, count: undefined })),
    }))
    assert.equal(headlines({ ...WHOLE, tables }).length, 2)
  })

  it('of teams and the whole leave two numbers at least for every team that is held back', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(12), { minLength: 1, maxLength: 6 }), fc.nat(6), (counts, none) => {
        const teams = new Map(counts.map((count, index) => [`team ${index}`, count]))
        const whole = counts.reduce((sum, count) => sum + count, none)
        const shown = holdParts({ teams, whole })
        const all = [...teams]
        for (const [team, count] of all) {
          assert.ok(shown(team) === undefined || shown(team) === count)
          assert.ok(count === 0 || count > 4 || shown(team) === undefined)
        }
        assert.ok(shown(undefined) === undefined || whole === 0 || whole > 4)
        const held = all.filter(([team]) => shown(team) === undefined)
        if (held.length === 0 || shown(undefined) === undefined) return
        // What no team has is a part that cannot be asked for.
        const rest = held.reduce((sum, [, count]) => sum + count, none)
        const unknown = held.length + (none > 0 ? 1 : 0)
        assert.ok(unknown > 1 && rest > unknown)
      }),
    )
  })
})
