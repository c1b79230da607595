/** `statistics`: numbers of a quarter or a financial year. */
import type { Role } from '../../domain/people.ts'
import { statisticsFileReply, statisticsReply } from '../actions/statistics.ts'
import { statisticsWanted } from '../statistics-words.ts'
import { type Command, pattern } from './command.ts'

const ROLES: readonly Role[] = [
  ...(['team_manager', 'deputy', 'duty_manager', 'service_manager'] as const),
  ...(['head_of_service', 'mash_officer', 'administrator'] as const),
]

const WORD = '(show )?(the |some )?(statistics|statistic|stats|numbers|figures)'

export const statisticsCommands: readonly Command[] = [
  {
    words: 'statistics csv 2026/27 for North',
    help: 'all tables for a spreadsheet',
    roles: ROLES,
    inMenu: false,
    takes: pattern(`${WORD}( as( an?)?| in)? (csv|excel|a spreadsheet|spreadsheet)(?<rest>( |:).*)?`),
    run: (turn, { rest = '' }) => statisticsFileReply(turn, wanted(turn, rest), 'csv'),
  },
  {
    words: 'statistics pdf 2026/27 for North',
    help: 'the same as a report, for the partnership',
    roles: ROLES,
    inMenu: false,
    takes: pattern(`${WORD}( as( an?)?| in)? (pdf|report)(?<rest>( |:).*)?`),
    run: (turn, { rest = '' }) => statisticsFileReply(turn, wanted(turn, rest), 'pdf'),
  },
  {
    words: 'statistics this quarter for North',
    help: 'how many children and requests, in a quarter or a financial year such as 2026/27; “: ages” chooses a table',
    roles: ROLES,
    inMenu: false,
    takes: pattern(`${WORD}(?<rest>( |:).*)?`),
    run: (turn, { rest = '' }) => statisticsReply(turn, wanted(turn, rest)),
  },
]

const wanted = ({ today, world }: Parameters<Command['run']>[0], rest: string) =>
  statisticsWanted(rest, { today, directory: world.directory })
