/** What must be nothing when all has come to rest, each with what was found. */
import { workOutDue } from '../../src/domain/deadlines.ts'
import type { Database } from '../../src/store/database.ts'
import { walkLooks } from '../../src/store/look-walk.ts'
import { breachesIn } from '../../tests/faults/invariants.ts'
import { readLives } from '../../tests/support/past-store.ts'
import { namesIn } from '../simulate/checks/names.ts'
import { sentTwice } from '../simulate/checks/sent-twice.ts'
import { STAFF_WORD } from '../simulate/council.ts'
import type { Story, Town } from './council.ts'
import { strangeWords } from './press.ts'
import { type Reposted, twicePosted } from './twice-posted.ts'
import { FAMILY_WORD } from './words.ts'

export type Found = { readonly what: string; readonly found: readonly string[] }

export type Verdict = {
  readonly mustBeNothing: readonly Found[]
  /** Posts that came twice after their first answer was lost: Teams has no way to tell. */
  readonly explained: readonly Reposted[]
  /** Copies that went for good in the run. */
  readonly purged: number
}

export async function judge(town: Town): Promise<Verdict> {
  const { observer, outlook } = town
  const mails = outlook.mails().map(({ to, subject, dispatchId, attachments }) => ({
    ...{ to, subject, dispatchId },
    isReport: attachments.length > 0,
  }))
  const { explained, unexplained } = twicePosted(town)
  return {
    explained,
    purged: await countOf(observer, 'select count(*)::int as count from purged'),
    mustBeNothing: [
      { what: 'seen to go wrong while people pressed', found: town.found },
      { what: 'deeds that stand more or less often than they were done', found: await deedsAmiss(town) },
      { what: 'steps of the bot that stand twice or not at all', found: await stepsAmiss(town) },
      {
        what: 'breaches of the store',
        found: await breachesIn(observer, { ...outlook, files: outlook.files }),
      },
      { what: 'looks that are not as they were sealed', found: await brokenLooks(observer) },
      { what: 'e-mails sent twice', found: sentTwice(mails) },
      { what: 'e-mails missing or too many', found: mailsAmiss(town, mails) },
      { what: 'posted twice without a lost answer', found: unexplained },
      { what: 'jobs left', found: await jobsLeft(observer) },
      { what: 'promises given up', found: await givenUp(observer) },
      { what: 'due days against the rules', found: await dueAmiss(town) },
      { what: 'copies that are not gone when they are said to be', found: await halfPurged(observer) },
      { what: 'names where none may stand', found: names(town) },
      { what: 'read by somebody of another team', found: strangersChats(town) },
    ],
  }
}

async function countOf({ run }: Database, question: string): Promise<number> {
  const { rows } = await run(question)
  return (rows as { count: number }[])[0]?.count ?? 0
}

async function brokenLooks({ kysely }: Database): Promise<readonly string[]> {
  const { broken } = await walkLooks(kysely)
  return broken === undefined ? [] : [`line ${broken.line}: ${broken.why}`]
}

async function deedsAmiss({ observer, stories }: Town): Promise<readonly string[]> {
  const { rows } = await observer.run(
    `select reference, what, count(*)::int as times from audit where who <> 'bot' group by 1, 2`,
  )
  const stands = new Map(
    (rows as { reference: string; what: string; times: number }[]).map(({ reference, what, times }) => [
      `${reference} ${what}`,
      times,
    ]),
  )
  return stories.flatMap((story) => {
    const meant = new Map([...story.deeds, ['start', story.deeds.has('save A1') ? 1 : 0]] as [
      string,
      number,
    ][])
    return [...meant].flatMap(([what, times]) => {
      const found = stands.get(`${story.reference} ${what}`) ?? 0
      return found === times ? [] : [`${story.reference} ${what}: done ${times} times, stands ${found} times`]
    })
  })
}

async function stepsAmiss({ observer, stories }: Town): Promise<readonly string[]> {
  const { rows } = await observer.run(
    `select reference, what, count(*)::int as times from audit
     where who = 'bot' and what in ('release', 'confirmSent', 'noteFiled') group by 1, 2`,
  )
  const stands = new Map(
    (rows as { reference: string; what: string; times: number }[]).map(({ reference, what, times }) => [
      `${reference} ${what}`,
      times,
    ]),
  )
  return stories
    .filter(isSent)
    .flatMap(({ reference }) =>
      ['release', 'confirmSent', 'noteFiled'].flatMap((what) =>
        stands.get(`${reference} ${what}`) === 1
          ? []
          : [`${reference} ${what}: ${stands.get(`${reference} ${what}`) ?? 0} times`],
      ),
    )
}

const isSent = ({ deeds }: Story): boolean => deeds.has('noteReceipt')

type Mail = { readonly to: string; readonly subject: string; readonly isReport: boolean }

/** Of each that went the whole way: a receipt to who asked, the report to the prison and to the LADO, once each. */
function mailsAmiss({ stories }: Town, mails: readonly Mail[]): readonly string[] {
  return stories.filter(isSent).flatMap(({ reference }) => {
    const about = mails.filter(({ subject }) => subject.includes(reference))
    const reports = about.filter(({ isReport }) => isReport).map(({ to }) => to)
    const receipts = about.filter(({ subject }) => subject.endsWith('receipt'))
    return [
      ...(reports.length === 2 && new Set(reports).size === 2
        ? []
        : [`${reference}: ${reports.length} reports`]),
      ...(receipts.length === 1 ? [] : [`${reference}: ${receipts.length} receipts`]),
    ]
  })
}

async function jobsLeft(observer: Database): Promise<readonly string[]> {
  const { rows } = await observer.run(`
    select name, singleton_key as key, state::text from pgboss.job
    where name not like '\\_\\_%' and state in ('created', 'retry', 'active')`)
  return (rows as { name: string; key: string; state: string }[]).map(
    ({ name, key, state }) => `${name} ${key}: ${state}`,
  )
}

async function givenUp(observer: Database): Promise<readonly string[]> {
  const { rows } = await observer.run(`select key, fault from notice where status = 'failed' order by key`)
  return (rows as { key: string; fault: string }[]).map(({ key, fault }) => `${key}: ${fault}`)
}

/** Worked out anew from what was typed. A day off that came later is a line of its own, and none comes in a run. */
async function dueAmiss({ observer, directory }: Town): Promise<readonly string[]> {
  return (await readLives(observer)).flatMap(({ referral }) => {
    const { reference, receivedAt, firstDue, due, dueChanges } = referral
    const meant = workOutDue(receivedAt, undefined, directory.council).day
    return firstDue === meant && due.day === (dueChanges.at(-1)?.to ?? meant)
      ? []
      : [`${reference}: due ${due.day}, first ${firstDue}, by the rules ${meant}`]
  })
}

async function halfPurged(observer: Database): Promise<readonly string[]> {
  const { rows } = await observer.run(`
    select reference, 'referral' as kind from referral where reference in (select reference from purged)
    union all select reference, 'section' from section where reference in (select reference from purged)
    union all select reference, 'report' from report where reference in (select reference from purged)
    union all select reference, 'section without referral' from section
      where reference not in (select reference from referral)`)
  return (rows as { reference: string; kind: string }[]).map(({ reference, kind }) => `${reference}: ${kind}`)
}

const channelsOf = ({ directory }: Town): readonly string[] => [
  directory.mash.channelId,
  ...directory.teams.map(({ channelId }) => channelId),
]

function names(town: Town): readonly string[] {
  const { teams, outlook, instances, directory } = town
  const lines = [
    ...outlook.notifications().map((each) => ({ where: 'the feed of Teams', text: JSON.stringify(each) })),
    ...outlook.mails().map(({ subject }) => ({ where: 'a subject', text: subject })),
    ...outlook.files().map(({ name }) => ({ where: 'the name of a file', text: name })),
    ...[instances.A, instances.B].flatMap(({ name, said }) =>
      said.map((text) => ({ where: `a line of the log of ${name}: ${text.slice(0, 300)}`, text })),
    ),
    ...directory.people.flatMap(({ id }) =>
      teams.postsToPerson(id).map(({ activity }) => ({
        where: 'a notification',
        text: String(activity.summary ?? ''),
      })),
    ),
  ]
  const cards = channelsOf(town).flatMap((channel) =>
    teams
      .posts(channel)
      .map(({ activity }) => ({ where: `a card in ${channel}`, text: JSON.stringify(activity) })),
  )
  return [...namesIn(lines, [FAMILY_WORD, STAFF_WORD]), ...namesIn(cards, [FAMILY_WORD])]
}

function strangersChats({ teams, directory }: Town): readonly string[] {
  return directory.people
    .filter((person) => person.teams.length === 1)
    .flatMap((person) =>
      teams.postsToPerson(person.id).flatMap(({ activity }) => {
        const words = strangeWords(person, JSON.stringify(activity))
        return words === undefined ? [] : [`${person.roles[0]} of ${person.teams}: ${words}`]
      }),
    )
}
