/** The buttons that ask for a list or for help. */
import { z } from 'zod'
import { workList } from '../../cards/work-list.ts'
import { myWork, overdueWork, teamWork } from '../../workflow/views.ts'
import type { Reply, Turn } from '../turn.ts'
import { type Action, action } from './action.ts'

export async function myWorkReply(turn: Turn): Promise<Reply> {
  const rows = await myWork(turn.world, turn.by)
  return list(turn, { title: 'My work', rows })
}

export async function teamReply(turn: Turn): Promise<Reply> {
  const rows = await teamWork(turn.world, turn.by)
  return list(turn, { title: turn.by.roles.includes('mash_officer') ? 'All teams' : 'My team', rows })
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
  action({ verb: 'team', where: 'own chat or dialog', typed: 'team', shape: z.unknown(), run: teamReply }),
  action({
    verb: 'overdue',
    where: 'own chat or dialog',
    typed: 'overdue',
    shape: z.unknown(),
    run: overdueReply,
  }),
]
