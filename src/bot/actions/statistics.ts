/** Numbers of a quarter or a year: the card, and the same as a file. */
import { z } from 'zod'
import { typedIn } from '../../cards/fields.ts'
import { statisticsCard } from '../../cards/statistics.ts'
import { maySeeNumbers } from '../../domain/people.ts'
import { periodById } from '../../domain/periods.ts'
import { isRefusal, REFUSALS } from '../../domain/refusal.ts'
import { sayWhose } from '../../domain/statistics-words.ts'
import { statisticsFor } from '../../workflow/statistics.ts'
import { exportReply } from '../export-reply.ts'
import { NO_SUCH_TEAM, type StatisticsWanted, WHOLE } from '../statistics-words.ts'
import type { Reply, Turn } from '../turn.ts'
import { action } from './action.ts'

/** The card, or why not. In a channel it is answered like everything else: in one's own chat. */
export async function statisticsReply(turn: Turn, wanted: StatisticsWanted): Promise<Reply> {
  const asked = askedBy(turn, wanted)
  if ('text' in asked) return asked
  const { world, by, surface, stamp } = turn
  const published = await statisticsFor(world, by, asked)
  if (isRefusal(published)) return { text: published.say }
  const { directory } = world
  const hasFiles = world.exportLink !== undefined
  return { card: statisticsCard({ published, table: wanted.table, by, directory, hasFiles, stamp }, surface) }
}

/** A link that fetches the file once. The file holds every table. */
export async function statisticsFileReply(
  turn: Turn,
  wanted: StatisticsWanted,
  as: 'csv' | 'pdf',
): Promise<Reply> {
  const asked = askedBy(turn, wanted)
  if ('text' in asked) return asked
  const { period, team } = asked
  const whose = sayWhose(turn.world.directory, team)
  return exportReply(turn, as === 'csv' ? 'statistics-csv' : 'statistics-pdf', {
    about: { period, team: team ?? '' },
    title: `Numbers as ${as.toUpperCase()}: ${periodById(period)?.say ?? period}, ${whose}`,
  })
}

type Asked = { readonly period: string; readonly team: string | undefined }

/** Whoever names no team gets the council where they count all of it, else their own team. */
function askedBy({ by }: Turn, { period, team }: StatisticsWanted): Asked | { readonly text: string } {
  if (!maySeeNumbers(by)) return { text: REFUSALS.notForNumbers }
  if (period === undefined) return { text: REFUSALS.noSuchPeriod }
  if (team === NO_SUCH_TEAM) return { text: REFUSALS.noSuchTeam }
  if (team === WHOLE) return { period, team: undefined }
  const countsAll = maySeeNumbers({ ...by, teams: [] }, 'any')
  return { period, team: team === '' ? (countsAll ? undefined : by.teams[0]) : team }
}

const chosen = z.object({
  table: z.string().max(60),
  period: z.string().max(20),
  team: z.string().max(60),
})

/** What is chosen in the boxes, else what the card was made for. */
const shape = z
  .looseObject({ form: chosen })
  .transform(({ form, ...boxes }) => ({ ...form, ...typedIn(boxes) }))
  .pipe(chosen)

const PLACE = 'own chat or dialog'

export const statisticsActions = [
  action({
    ...{ verb: 'statistics', where: PLACE, typed: 'statistics 2026/27 for North: ages', shape },
    run: statisticsReply,
  }),
  action({
    ...{ verb: 'statistics-csv', where: PLACE, typed: 'statistics csv 2026/27 for North', shape },
    run: (turn, wanted) => statisticsFileReply(turn, wanted, 'csv'),
  }),
  action({
    ...{ verb: 'statistics-pdf', where: PLACE, typed: 'statistics pdf 2026/27 for North', shape },
    run: (turn, wanted) => statisticsFileReply(turn, wanted, 'pdf'),
  }),
]
