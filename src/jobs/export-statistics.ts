/** Numbers as a file: a table for a spreadsheet, or a tagged PDF for the partnership's report. */
import type { Person } from '../domain/people.ts'
import { isRefusal, type Refusal } from '../domain/refusal.ts'
import type { Published } from '../domain/statistics.ts'
import { statisticsCsv } from '../domain/statistics-csv.ts'
import { statisticsDocument } from '../domain/statistics-report.ts'
import type { ExportAsk, Exported } from '../workflow/exports-ports.ts'
import { statisticsFor } from '../workflow/statistics.ts'
import type { JobWorld } from './ports.ts'

type About = ExportAsk['about']

/** `about` has the id of a period and of a team; no team is the whole council. */
export async function exportStatisticsCsv(
  world: JobWorld,
  by: Person,
  about: About,
): Promise<Exported | Refusal> {
  const published = await asked(world, by, about)
  if (isRefusal(published)) return published
  const { directory } = world
  return {
    ...{ name: `${nameOf(published)}.csv`, type: 'text/csv; charset=utf-8' },
    chunks: encoded(statisticsCsv(published, directory)),
  }
}

export async function exportStatisticsPdf(
  world: JobWorld,
  by: Person,
  about: About,
): Promise<Exported | Refusal> {
  const published = await asked(world, by, about)
  if (isRefusal(published)) return published
  const document = statisticsDocument(published, { directory: world.directory, madeAt: world.clock.now() })
  return { name: `${nameOf(published)}.pdf`, type: 'application/pdf', chunks: drawn(world, document) }
}

const asked = (
  world: JobWorld,
  by: Person,
  { period = '', team = '' }: About,
): Promise<Published | Refusal> => statisticsFor(world, by, { period, team: team === '' ? undefined : team })

/** The period alone: whose numbers they are stands in the file. */
const nameOf = ({ period }: Published): string => `prison-contact-numbers-${period.id}`

async function* encoded(lines: Iterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  for (const line of lines) yield encoder.encode(line)
}

async function* drawn(
  { pdf }: Pick<JobWorld, 'pdf'>,
  document: Parameters<JobWorld['pdf']['draw']>[0],
): AsyncGenerator<Uint8Array> {
  yield await pdf.draw(document)
}
