/** The buttons that ask for a list, for what comes, or for help. */
import { z } from 'zod'
import { myWeekCard } from '../../cards/my-week.ts'
import { teamCard } from '../../cards/team.ts'
import { workList } from '../../cards/work-list.ts'
import { isLadoAlone } from '../../workflow/for-lado.ts'
import { myWeek } from '../../workflow/my-week.ts'
import { TEAM_LISTS, type TeamList, teamView } from '../../workflow/team-work.ts'
import { myWork, overdueWork } from '../../workflow/views.ts'
import { ladoListReply } from '../lado-reply.ts'
import type { Reply, Turn } from '../turn.ts'
import { type Action, action } from './action.ts'

export async function myWorkReply(turn: Turn): Promise<Reply> {
  if (isLadoAlone(turn.by)) return ladoListReply(turn)
  const rows = await myWork(turn.world, turn.by)
  return list(turn, { title: 'My work', rows })
}

/** Everything open, beside how much of it waits for what. */
export async function teamReply(turn: Turn, only: TeamList = 'open'): Promise<Reply> {
  const { world, by, today, surface } = turn
  const view = await teamView(world, by, only)
  return { card: teamCard({ ...view, by, today, directory: world.directory }, surface) }
}

export async function myWeekReply({ world, by, surface }: Turn): Promise<Reply> {
  return { card: myWeekCard(await myWeek(world, by), surface) }
}

/** Lists references alone for those who count what is late without seeing the families. */
export async function overdueReply(turn: Turn): Promise<Reply> {
  const rows = await overdueWork(turn.world, turn.by)
  return list(turn, { title: 'Overdue', rows, nothing: 'Nothing is overdue. Well done.' })
}

type Listed = Pick<Parameters<typeof workList>[0], 'title' | 'rows' | 'nothing'>

const list = ({ world, by, today, surface }: Turn, listed: Listed): Reply => ({
  card: workList({ ...listed, by, today, directory: world.directory }, surface),
})

/** `help` is given in by the list of commands, which it is written from. */
export const chatActions = (help: (turn: Turn) => Reply): readonly Action[] => [
  action({
    verb: 'help',
    where: 'own chat or dialog',
    typed: 'help',
    shape: z.unknown(),
    run: async (turn) => help(turn),
  }),
  action({
    verb: 'my-work',
    where: 'own chat or dialog',
    typed: 'my work',
    shape: z.unknown(),
    run: myWorkReply,
  }),
  action({
    verb: 'team',
    where: 'own chat or dialog',
    typed: 'team overdue',
    shape: z.looseObject({ only: z.enum(TEAM_LISTS).optional() }),
    run: (turn, { only }) => teamReply(turn, only),
  }),
  action({
    verb: 'my-week',
    where: 'own chat or dialog',
    typed: 'my week',
    shape: z.unknown(),
    run: myWeekReply,
  }),
  action({
    verb: 'overdue',
    where: 'own chat or dialog',
    typed: 'overdue',
    shape: z.unknown(),
    run: overdueReply,
  }),
]
