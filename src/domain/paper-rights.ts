/** Who may attach a paper to a referral, and who may open it. */
import { type Directory, personById } from './directory.ts'
import type { Paper } from './papers.ts'
import { mayRead, mayRecord, maySeeReferral, type Person } from './people.ts'
import { NO_TEAM, type Referral } from './referral.ts'
import { maySignShortView } from './triage.ts'

type OfTeam = Pick<Referral, 'team'>

/** Whoever may write in it or manages it, and MASH, where most papers arrive. */
export const mayAttachPaper = (by: Person, referral: OfTeam): boolean => maySeeReferral(by, referral)

/** Those of its team, and whoever may sign its short view. MASH opens what it received; once a team has it, what the team was sent is the team's. */
export function mayOpenPaper(
  by: Person,
  referral: Pick<Referral, 'team' | 'status'>,
  { paper, directory }: { readonly paper: Pick<Paper, 'by'>; readonly directory: Directory },
): boolean {
  if (mayRead(by, referral)) return true
  if (referral.status === 'short_view' && maySignShortView(by)) return true
  return mayRecord(by) && (referral.team === NO_TEAM || cameToMash(paper, directory))
}

/** Brought by an officer, or by the mailbox or the case system, which are nobody of the directory. */
function cameToMash(paper: Pick<Paper, 'by'>, directory: Directory): boolean {
  const bringer = personById(directory, paper.by)
  return bringer === undefined || mayRecord(bringer)
}
