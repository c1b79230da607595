/** What a turn asks of the outside while somebody waits for the answer: each has its own short limit. */
import type { Settings } from './config.ts'
import type { Directory } from './domain/directory.ts'
import type { Post, TeamsGateway } from './gateways/ports.ts'
import { checkTenant } from './gateways/tenant-check.ts'
import { sayShortly } from './gateways/tenant-report.ts'
import type { Tokens } from './gateways/tokens.ts'
import { Trouble } from './gateways/trouble.ts'
import { inTime } from './in-time.ts'
import { tenantFrom } from './jobs/tenant-to-check.ts'

/** A person whom the bot may not write to is no fault of ours; anything else is. */
export async function postNow(teams: TeamsGateway, person: string, post: Post): Promise<boolean> {
  try {
    await teams.postToPerson(person, post)
    return true
  } catch (fault) {
    if (fault instanceof Trouble && fault.advice === 'refused') return false
    throw fault
  }
}

/** Nothing is sent, and each call has its own short limit: an answer that is late is shown as none. */
export async function tenantLines(settings: Settings, directory: Directory, tokens: Tokens) {
  const at = new Date().toISOString()
  const asked = { sendToOurselves: false, beginToFile: false, otherMailbox: undefined }
  const tenant = tenantFrom({ settings, directory, baseUrl: settings.graphBaseUrl, tokens, at, ...asked })
  return sayShortly(await checkTenant({ ...tenant, timeLimitMs: TURN_WAITS_MS }))
}

/** Teams gives up on a turn after 10 seconds, so what a turn asks of the outside must answer well before. */
const TURN_WAITS_MS = 4_000

export const soon = <T>(asked: Promise<T>): Promise<T> =>
  inTime(asked, TURN_WAITS_MS, () => new Trouble('try again', 'TooSlowForATurn'))
