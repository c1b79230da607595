/** Who may attach a paper to a referral, and who may open it. */
import { type Directory, personById } from './directory.ts'
import type { Paper } from './papers.ts'
import { type ForAccess, isOfMash, mayRead, mayRecord, mayWorkOn, type Person } from './people.ts'
import { NO_TEAM, type Referral } from './referral.ts'
import { maySignShortView } from './triage.ts'

/** Whoever may write in it or manages it, and MASH, where most papers arrive. */
export const mayAttachPaper = (by: Person, referral: ForAccess): boolean =>
  mayWorkOn(by, referral) || isOfMash(by, referral)

/** Those of its team, and whoever may sign its short view. MASH opens what it received; once a team has it, what the team was sent is the team's. */
export function mayOpenPaper(
  by: Person,
  referral: ForAccess & Pick<Referral, 'status'>,
  { paper, directory }: { readonly paper: Pick<Paper, 'by'>; readonly directory: Pick<Directory, 'people'> },
): boolean {
  if (mayRead(by, referral)) return true
  if (referral.status === 'short_view' && maySignShortView(by, referral)) return true
  return isOfMash(by, referral) && (referral.team === NO_TEAM || cameToMash(paper, directory))
}

/** Brought by an officer, or by the mailbox or the case system, which are nobody of the directory. */
function cameToMash(paper: Pick<Paper, 'by'>, directory: Pick<Directory, 'people'>): boolean {
  const bringer = personById(directory, paper.by)
  return bringer === undefined || mayRecord(bringer)
}
