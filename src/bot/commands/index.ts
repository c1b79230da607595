/** Every command, in the order of help. The manifest's command list is written from it. */
import { distance } from 'fastest-levenshtein'
import type { Reply, Turn } from '../turn.ts'
import { absenceCommands } from './absence.ts'
import { allocationCommands } from './allocation.ts'
import { assessmentCommands } from './assessment.ts'
import { changeCommands } from './changes.ts'
import { checkTenantCommands } from './check-tenant.ts'
import type { Command } from './command.ts'
import { contactCommands } from './contacts.ts'
import { decisionCommands } from './decision.ts'
import { directoryCommands } from './directory.ts'
import { dueDateCommands } from './due-date.ts'
import { familyLetterCommands } from './family-letters.ts'
import { filingCommands } from './filing.ts'
import { findCommands } from './find.ts'
import { guidanceCommands } from './guidance.ts'
import { helpCommands, helpReply, type Topic } from './help.ts'
import { inspectionCommands } from './inspection.ts'
import { linkedChildrenCommands } from './linked-children.ts'
import { logCommands } from './log.ts'
import { mailCommands } from './mail.ts'
import { mailItemCommands } from './mail-items.ts'
import { moreTimeCommands } from './more-time.ts'
import { nudgeCommands } from './nudges.ts'
import { paperCommands } from './papers.ts'
import { readdressCommands } from './readdress.ts'
import { recipientBookCommands } from './recipient-book.ts'
import { referralCommands } from './referral.ts'
import { restoredCommands } from './restored.ts'
import { restrictionCommands } from './restriction.ts'
import { retentionCommands } from './retention.ts'
import { safetyCommands } from './safety.ts'
import { shortViewCommands } from './short-view.ts'
import { signOffCommands } from './sign-off.ts'
import { statisticsCommands } from './statistics.ts'
import { triageCommands } from './triage.ts'
import { unreachableCommands } from './unreachable.ts'
import { workCommands } from './work.ts'

/** Help shows the first in full and names the others, so that nobody has to read eighty sentences to find one. */
export const TOPICS: readonly Topic[] = [
  {
    word: 'every day',
    about: 'what is asked for most',
    commands: [
      ...helpCommands(() => TOPICS),
      ...referralCommands,
      ...workCommands,
      ...findCommands,
      ...absenceCommands,
    ],
  },
  { word: 'triage', about: 'what becomes of a request', commands: [...triageCommands, ...shortViewCommands] },
  {
    word: 'assessment',
    about: 'who has it, writing it, sending it in, signing it',
    commands: [...allocationCommands, ...assessmentCommands, ...signOffCommands, ...linkedChildrenCommands],
  },
  { word: 'guidance', about: 'how to assess, topic by topic', commands: guidanceCommands },
  { word: 'safety', about: 'worried, hold for the police, safe to contact', commands: safetyCommands },
  {
    word: 'people',
    about: 'probation, the prison, police, school: asked and answered',
    commands: contactCommands,
  },
  {
    word: 'dates',
    about: 'more time, late reports, nudges',
    commands: [...moreTimeCommands, ...dueDateCommands, ...nudgeCommands],
  },
  { word: 'decision', about: 'what the prison decided, disagreeing, closing', commands: decisionCommands },
  {
    word: 'letters',
    about: 'what the family, the children and a school read',
    commands: familyLetterCommands,
  },
  {
    word: 'mail',
    about: 'e-mails, papers, where the reports are',
    commands: [
      ...mailCommands,
      ...mailItemCommands,
      ...filingCommands,
      ...paperCommands,
      ...readdressCommands,
    ],
  },
  { word: 'changes', about: 'reviews, transfers, releases, a child who moves', commands: changeCommands },
  { word: 'numbers', about: 'how many, of a quarter or a year', commands: statisticsCommands },
  { word: 'addresses', about: 'the recipient book', commands: recipientBookCommands },
  { word: 'directory', about: 'people, teams and prisons', commands: directoryCommands },
  {
    word: 'keeping',
    about: 'legal holds, the case system, what is deleted here; inspection packs',
    commands: [...retentionCommands, ...inspectionCommands],
  },
  {
    word: 'access',
    about: 'who may know of a referral, breaking the glass, who did what',
    commands: [...restrictionCommands, ...logCommands],
  },
  {
    word: 'running',
    about: 'whether everything works',
    commands: [...unreachableCommands, ...restoredCommands, ...checkTenantCommands],
  },
]

export const help = (turn: Turn): Reply => helpReply(TOPICS, turn)

export const COMMANDS: readonly Command[] = TOPICS.flatMap(({ commands }) => commands)

/** Stands in the words of every command that wants a reference. */
const SAMPLE = 'PCA-2026-0001'

export type Understood = { readonly command: Command; readonly taken: Readonly<Record<string, string>> }

export function understand(text: string): Understood | undefined {
  for (const command of COMMANDS) {
    const taken = command.takes(text)
    if (taken !== undefined) return { command, taken }
  }
  return undefined
}

/** The commands that come nearest to what was typed, best first; at most three. */
export function suggestions(text: string): readonly string[] {
  const start = text.slice(0, 200)
  const typed = plain(start)
  const reference = /pca-\d{4}-\d{1,6}/i.exec(start)?.[0]
  const ranked = COMMANDS.map(({ words }) => {
    const verb = plain(words)
    const apart = distance(typed.slice(0, verb.length + 2), verb) / Math.max(verb.length, 1)
    return {
      words: reference === undefined ? words : words.replace(SAMPLE, reference.toUpperCase()),
      apart,
    }
  }).sort((one, other) => one.apart - other.apart)
  const near = ranked.filter(({ apart }) => apart <= 0.5)
  return (
    near.length > 0 ? near.slice(0, 3) : ranked.filter(({ words }) => ['help', 'my work'].includes(words))
  ).map(({ words }) => words)
}

/** The words of a command without its reference and what follows. */
const plain = (words: string): string =>
  words
    .toLowerCase()
    .replace(/pca-\d{4}-\d+.*$/u, '')
    .replaceAll(/[^a-z ]/gu, '')
    .trim()

/** A command whose reference was left out, as Teams' own menu writes it. */
const withoutReference = (text: string): string | undefined => {
  const typed = plain(text.slice(0, 100))
  if (typed === '' || /pca-/i.test(text)) return undefined
  return COMMANDS.map(({ words }) => words).find((words) => words.includes(SAMPLE) && plain(words) === typed)
}

/** A kind answer to what is not a command. */
export const notUnderstood = (text: string): Reply => {
  const lacking = withoutReference(text)
  if (lacking !== undefined)
    return { text: `Please add the reference, for example: ${lacking}. “my work” lists yours.` }
  return {
    text: `I did not understand that, sorry. Did you mean: ${suggestions(text).join(' · ')}? Type “help” for everything I can do.`,
  }
}
