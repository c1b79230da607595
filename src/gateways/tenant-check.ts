/** Tries each right that the product needs, and what it must not be able to do. It changes nothing. */
import { graphGateway } from './graph.ts'
import { openGraph } from './graph-client.ts'
import type { RightName } from './rights.ts'
import * as probes from './tenant-probes.ts'
import { type Outcome, outcomeOf } from './tenant-probes.ts'
import { BOT_SCOPE, GRAPH_SCOPE, type Tokens } from './tokens.ts'

export type TenantToCheck = {
  readonly baseUrl: string
  readonly tokens: Tokens
  readonly mailbox: string
  /** Where new requests are read; undefined where none is. */
  readonly mashMailbox: string | undefined
  /** One that the bot must not reach: an address or an Entra object id. */
  readonly otherMailbox: string | undefined
  readonly folders: readonly { readonly team: string; readonly driveId: string; readonly folderId: string }[]
  /** Somebody who signs off, where automatic replies count; undefined where they do not. */
  readonly awayOf: string | undefined
  /** Somebody who never signs off. */
  readonly neverAwayOf: string | undefined
  /** Somebody whose manager is asked for; undefined where the authority file names the Team Managers. */
  readonly managerOf: string | undefined
  /** Somebody whom the bell may ring for. */
  readonly bellFor: string | undefined
  /** Sends one mail, from the shared mailbox to itself. */
  readonly sendToOurselves: boolean
  /** Begins to put a file into each folder, and stops. */
  readonly beginToFile: boolean
  /** ISO, UTC. */
  readonly at: string
  readonly timeLimitMs?: number
}

/**
 * `good`: as it should be. `bad`: a needed right is missing, or what must be refused works. `not proved`: what could
 * be asked without being seen does not tell. `no answer`: nobody could be asked. `left out`: not needed, or nobody to try.
 */
export type Verdict = 'good' | 'bad' | 'not proved' | 'no answer' | 'left out'

export type Finding = {
  readonly kind: 'needed' | 'forbidden'
  /** What was tried, such as "send from the shared mailbox". Names a team at most. */
  readonly what: string
  readonly right: RightName | 'token'
  readonly verdict: Verdict
  /** More than the verdict says, as a sentence. */
  readonly note?: string
  readonly code?: string
}

/** Every finding, needed ones first. Without a token for Graph nothing of Graph is asked. */
export async function checkTenant(tenant: TenantToCheck): Promise<readonly Finding[]> {
  const connector = await tokenFinding(tenant, BOT_SCOPE)
  const graph = await tokenFinding(tenant, GRAPH_SCOPE)
  if (graph.verdict !== 'good') return [connector, graph]
  const found = (await Promise.all([mailFindings(tenant), otherFindings(tenant)])).flat()
  const of = (kind: Finding['kind']) => found.filter((one) => one.kind === kind)
  return [connector, graph, ...of('needed'), ...of('forbidden')]
}

async function tokenFinding({ tokens }: TenantToCheck, scope: string): Promise<Finding> {
  const what = `get a token for ${scope === BOT_SCOPE ? 'the Bot Connector' : 'Microsoft Graph'}`
  const { outcome, code } = await outcomeOf(() => tokens.tokenFor(scope))
  const verdict = outcome === 'may' ? 'good' : outcome === 'no answer' ? 'no answer' : 'bad'
  return { kind: 'needed', what, right: 'token', verdict, ...(code === undefined ? {} : { code }) }
}

async function mailFindings(tenant: TenantToCheck): Promise<readonly Finding[]> {
  const { mailbox, otherMailbox, at } = tenant
  const graph = openGraph({ timeLimitMs: 30_000, pace: undefined, ...tenant })
  const gateway = graphGateway(tenant)
  const { mash } = gateway
  const [own, other, readSent, readInbox, readOther, readMash] = await Promise.all([
    probes.sendNothing(graph, mailbox),
    otherMailbox === undefined ? undefined : probes.sendNothing(graph, otherMailbox),
    outcomeOf(() => gateway.findSent('check-tenant', at)),
    outcomeOf(() => gateway.mailNews('inbox', undefined, at)),
    otherMailbox === undefined ? undefined : probes.openInbox(graph, otherMailbox),
    mash === undefined ? undefined : outcomeOf(() => mash.arrivals(undefined, at)),
  ])
  const sent = tenant.sendToOurselves
    ? ofOurMailbox(await outcomeOf(() => gateway.sendMail(testMail(mailbox, at))))
    : sending(own, other)
  return [
    { kind: 'needed', what: 'send from the shared mailbox', right: 'send', ...sent },
    {
      kind: 'needed',
      what: 'read Sent Items of the shared mailbox',
      right: 'read',
      ...ofOurMailbox(readSent),
    },
    {
      kind: 'needed',
      what: 'read the inbox of the shared mailbox',
      right: 'read',
      ...ofOurMailbox(readInbox),
    },
    mashFinding(readMash),
    forbidden({ what: 'send from another mailbox', right: 'send' }, other),
    forbidden({ what: 'open another mailbox', right: 'read' }, readOther),
  ]
}

/**
 * Graph's documentation does not say whether it looks at the right or at the message first. Where the same empty mail
 * is refused for want of the right from another mailbox, and for being empty from ours, the right came first.
 */
function sending(own: Outcome, other: Outcome | undefined): Judgement {
  if (own.outcome !== 'not so') return ofOurMailbox(own)
  if (other?.outcome === 'may not') return { verdict: 'good' }
  return {
    verdict: 'not proved',
    note: 'Graph refused an empty mail for being empty. To be sure, run it with --send-a-mail-to-ourselves.',
  }
}

async function otherFindings(tenant: TenantToCheck): Promise<readonly Finding[]> {
  const graph = openGraph({ timeLimitMs: 30_000, pace: undefined, ...tenant })
  const gateway = graphGateway(tenant)
  const asked = async (person: string | undefined, ask: (person: string) => Promise<Outcome>) =>
    person === undefined ? undefined : ask(person)
  const folders = tenant.folders.map(async (folder) => {
    const opened = await probes.openFolder(graph, folder)
    const tried = tenant.beginToFile && opened.outcome === 'may'
    return folderFinding(folder.team, opened, tried ? await probes.beginToFile(graph, folder) : undefined)
  })
  const [away, manager, bell, never] = await Promise.all([
    asked(tenant.awayOf, (person) => probes.readAutomaticReplies(graph, person)),
    asked(tenant.managerOf, (person) => outcomeOf(() => gateway.managerOf(person))),
    asked(tenant.bellFor, (person) => probes.ringNothing(graph, person)),
    asked(tenant.neverAwayOf, (person) => probes.readAutomaticReplies(graph, person)),
  ])
  return [
    ...(await Promise.all(folders)),
    needed({ what: 'see whether a Team Manager has automatic replies on', right: 'away' }, away),
    needed({ what: 'see who manages a person', right: 'manager' }, manager),
    needed({ what: 'ring the bell in Teams', right: 'bell' }, bell),
    forbidden({ what: 'see the automatic replies of somebody who never signs off', right: 'away' }, never),
  ]
}

function folderFinding(team: string, opened: Outcome, begun: Outcome | undefined): Finding {
  const of = { kind: 'needed', what: `file in the folder of ${team}`, right: 'file' } as const
  if (begun !== undefined) return { ...of, ...judged(begun) }
  if (opened.outcome === 'may')
    return {
      ...of,
      verdict: 'not proved',
      note: 'It can be opened. To be sure of the rest, run it with --begin-to-file-and-stop.',
    }
  const note = 'Its driveId and folderId stand in the authority file, or the site is not granted.'
  return opened.outcome === 'not there' || opened.code === 'not-a-folder'
    ? { ...of, verdict: 'bad', code: opened.code ?? 'not-there', note }
    : { ...of, ...judged(opened) }
}

type Tried = Pick<Finding, 'what' | 'right'>

const AS_NEEDED: Readonly<Record<Outcome['outcome'], Verdict>> = {
  may: 'good',
  'may not': 'bad',
  'not there': 'not proved',
  'not so': 'not proved',
  'no answer': 'no answer',
}
const AS_FORBIDDEN = { ...AS_NEEDED, may: 'bad', 'may not': 'good' } as const

type Judgement = Pick<Finding, 'verdict' | 'note' | 'code'>

function mashFinding(outcome: Outcome | undefined): Finding {
  const found = needed({ what: 'read the mailbox of MASH', right: 'readMash' }, outcome)
  return outcome?.outcome === 'not there'
    ? { ...found, verdict: 'bad', note: 'There is no such mailbox as MASH_MAILBOX names.' }
    : found
}

/** The shared mailbox must be there, whatever else is. */
function ofOurMailbox(outcome: Outcome): Judgement {
  if (outcome.outcome !== 'not there') return judged(outcome)
  return { ...judged(outcome), verdict: 'bad', note: 'There is no such mailbox as MAILBOX names.' }
}

const needed = (tried: Tried, outcome: Outcome | undefined): Finding => ({
  ...{ kind: 'needed', ...tried },
  ...(outcome === undefined ? { verdict: 'left out' } : judged(outcome)),
})

const forbidden = (tried: Tried, outcome: Outcome | undefined): Finding => ({
  ...{ kind: 'forbidden', ...tried },
  ...(outcome === undefined ? { verdict: 'left out' } : judged(outcome, AS_FORBIDDEN)),
})

const judged = ({ outcome, code }: Outcome, verdicts = AS_NEEDED): Judgement => ({
  verdict: verdicts[outcome],
  ...(code === undefined ? {} : { code }),
})

const testMail = (to: string, at: string) => ({
  to,
  subject: 'OFFICIAL Prison Contact: a test of the set-up',
  text: 'This mail was sent by npm run check:tenant. It shows that the shared mailbox can send. Delete it.',
  attachments: [],
  dispatchId: `check-tenant-${at}`,
})
