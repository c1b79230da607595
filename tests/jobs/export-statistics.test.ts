/** The numbers as files: fetched by a ticket, the same numbers as on the card, and the right asked again. */

import assert from 'node:assert/strict'
import type { Person } from '../../src/domain/people.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import { pdfGateway } from '../../src/gateways/pdf.ts'
import { openExport } from '../../src/jobs/exports.ts'
import type { JobWorld } from '../../src/jobs/ports.ts'
import { makeExportTicket } from '../../src/workflow/exports.ts'
import { statisticsFor } from '../../src/workflow/statistics.ts'
import { COUNCIL, HEAD, SAM, TESS } from '../support/council.ts'
import { jobWorld } from '../support/job-world.ts'
import { numbersFrom } from '../support/numbers-from.ts'
import { lifeOf } from '../support/past.ts'
import { layDown } from '../support/past-store.ts'
import { openWorkflow, type WorkflowWorld } from '../support/workflow-world.ts'

const NOW = '2027-02-10T10:00:00.000Z'
const YEAR = { period: '2026-27', team: '' }

describe('the numbers as a file', () => {
  let world: WorkflowWorld & JobWorld
  before(async () => {
    world = jobWorld(await openWorkflow(), { pdf: pdfGateway() })
    world.setNow(NOW)
    const dice = numbersFrom(9)
    const times = { from: '2026-04-01', days: 300, now: NOW, among: 300 }
    await layDown(
      world.database,
      Array.from({ length: 150 }, (_, index) => lifeOf(index + 1, dice, times)),
    )
  })
  after(() => world.close())

  const ask = (by: Person, kind: 'statistics-csv' | 'statistics-pdf', about: Record<string, string> = YEAR) =>
    makeExportTicket(world, by, { kind, about })
  const fetched = async (kind: 'statistics-csv' | 'statistics-pdf', about: Record<string, string>) => {
    const ticket = await ask(HEAD, kind, about)
    if (isRefusal(ticket)) throw new Error(ticket.say)
    const file = await openExport(world, ticket)
    assert.ok(file)
    return { ...file, bytes: Buffer.concat(await Array.fromAsync(file.chunks)) }
  }

  it('are a table with every count that is shown, and no other', async () => {
    const { name, type, bytes } = await fetched('statistics-csv', YEAR)
    assert.deepEqual([name, type], ['prison-contact-numbers-2026-27.csv', 'text/csv; charset=utf-8'])
    const published = await statisticsFor(world, HEAD, { period: '2026-27', team: undefined })
    assert.ok(!isRefusal(published))
    const text = bytes.toString('utf8')
    for (const { title, total, rows } of published.tables) {
      const cell = title.includes(',') ? `"${title}"` : title
      assert.ok(text.includes(`${cell},All together,${total ?? 'held back'},`), title)
      const lines = text
        .split('\r\n')
        .filter((line) => line.startsWith(`${title},`) || line.startsWith(`"${title}"`))
      assert.equal(lines.length, rows.length + 1, title)
    }
    assert.doesNotMatch(text, /,[1-4],(children|requests|reports),/)
  })

  it('are a tagged PDF in English with the period in its title', async () => {
    const { name, type, bytes } = await fetched('statistics-pdf', { period: '2026-Q3', team: 'north' })
    assert.deepEqual([name, type], ['prison-contact-numbers-2026-Q3.pdf', 'application/pdf'])
    const text = bytes.toString('latin1')
    assert.match(text, /^%PDF-1\.7/)
    assert.match(text, /\/Marked true/)
    assert.match(text, /\/Lang \(en-GB\)/)
  })

  it('are refused to those who may not see them, when asked for and when fetched', async () => {
    assert.ok(isRefusal(await ask(SAM, 'statistics-csv')))
    assert.ok(isRefusal(await ask(TESS, 'statistics-pdf', { period: '2026-27', team: 'south' })))
    const ticket = await ask(TESS, 'statistics-csv', { period: '2026-27', team: 'north' })
    assert.ok(!isRefusal(ticket))
    const people = COUNCIL.people.map((person) =>
      person.id === TESS.id ? { ...person, teams: ['south'] } : person,
    )
    const moved = { ...world, directory: { ...COUNCIL, people } }
    assert.equal(await openExport(moved, ticket), undefined)
  })
})
