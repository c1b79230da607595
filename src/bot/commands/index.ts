/** Every command, in the order of help. The manifest's command list is written from it. */
import { distance } from 'fastest-levenshtein'
import type { Reply } from '../turn.ts'
import { absenceCommands } from './absence.ts'
import { allocationCommands } from './allocation.ts'
import { assessmentCommands } from './assessment.ts'
import { checkTenantCommands } from './check-tenant.ts'
import type { Command } from './command.ts'
import { dueDateCommands } from './due-date.ts'
import { filingCommands } from './filing.ts'
import { helpCommands, helpReply } from './help.ts'
import { mailCommands } from './mail.ts'
import { moreTimeCommands } from './more-time.ts'
import { nudgeCommands } from './nudges.ts'
import { readdressCommands } from './readdress.ts'
import { recipientBookCommands } from './recipient-book.ts'
import { referralCommands } from './referral.ts'
import { signOffCommands } from './sign-off.ts'
import { unreachableCommands } from './unreachable.ts'
import { workCommands } from './work.ts'

export const help = helpReply(() => COMMANDS)

export const COMMANDS: readonly Command[] = [
  ...helpCommands(help),
  ...referralCommands,
  ...workCommands,
  ...allocationCommands,
  ...assessmentCommands,
  ...signOffCommands,
  ...moreTimeCommands,
  ...dueDateCommands,
  ...mailCommands,
  ...filingCommands,
  ...readdressCommands,
  ...nudgeCommands,
  ...absenceCommands,
  ...recipientBookCommands,
  ...unreachableCommands,
  ...checkTenantCommands,
]

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
