/** `addresses`, `enter address`, `check address`, `prison closed`: the recipient book in words. */
import { MANAGERS, type Role } from '../../domain/people.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { CHECK, CLOSE, REOPEN, SEND_TO, VERIFY, WITHDRAW } from '../book-deeds.ts'
import { ENTER } from '../book-enter.ts'
import { type BookDeed, fillBookForm, openBookForm } from '../book-form.ts'
import { ALL, bookListReply, mailboxMeant, theHolderNamed } from '../book-replies.ts'
import type { Reply, Turn } from '../turn.ts'
import { type Command, pattern } from './command.ts'

const CHECKERS: readonly Role[] = ['administrator', 'mash_officer', ...MANAGERS]
const KEEPERS: readonly Role[] = ['administrator']

export const recipientBookCommands: readonly Command[] = [
  {
    words: 'addresses',
    help: 'every address that reports go to, and what waits to be checked',
    roles: CHECKERS,
    inMenu: false,
    takes: pattern('(the )?(addresses|recipient book)'),
    run: (turn) => bookListReply(turn, ALL),
  },
  {
    words: 'addresses ZAA',
    help: 'the addresses of one prison, by its code or a part of its name',
    roles: CHECKERS,
    inMenu: false,
    takes: pattern('addresses (of |for )?(?<who>\\S.{0,58})'),
    run: (turn, { who = '' }) => bookListReply(turn, { ...ALL, search: who }),
  },
  {
    words: 'check address',
    help: 'what somebody entered and waits for you to ring and check',
    roles: CHECKERS,
    inMenu: false,
    takes: pattern('check (an |the )?address(es)?'),
    run: (turn) => bookListReply(turn, { ...ALL, only: 'waiting' }),
  },
  {
    words: 'check address ZAA',
    help: 'type what you heard on the telephone, where an address of it waits',
    roles: CHECKERS,
    inMenu: false,
    takes: pattern('check (an |the )?address(es)? (of |for )?(?<who>\\S.{0,58})'),
    run: (turn, { who = '' }) => aboutMailbox(turn, CHECK, { who, which: 'waiting' }),
  },
  {
    words: 'check again ZAA',
    help: 'the same for an address in use; add “public protection” or “cjsm” for that mailbox',
    roles: CHECKERS,
    inMenu: false,
    takes: pattern('check again (?<who>\\S.{0,58})'),
    run: (turn, { who = '' }) => aboutMailbox(turn, VERIFY, { who, which: 'in use' }),
  },
  {
    words: 'enter address',
    help: 'a new address of a prison, a council or the LADO; somebody else checks it',
    roles: KEEPERS,
    inMenu: false,
    takes: pattern('enter (an |the |a new |new )?address( (of |for )?(?<who>\\S.{0,58}))?'),
    run: (turn, { who = '' }) => aboutHolder(turn, ENTER, { who, words: '' }),
  },
  {
    words: 'withdraw address ZAA',
    help: 'nothing goes there any more, from this moment',
    roles: KEEPERS,
    inMenu: false,
    takes: pattern('withdraw (an |the )?address (of |for )?(?<who>\\S.{0,58})'),
    run: (turn, { who = '' }) => aboutMailbox(turn, WITHDRAW, { who, which: 'in use' }),
  },
  {
    words: 'take back address ZAA',
    help: 'one that waits to be checked, and was entered wrongly',
    roles: KEEPERS,
    inMenu: false,
    takes: pattern('take back (an |the )?address (of |for )?(?<who>\\S.{0,58})'),
    run: (turn, { who = '' }) => aboutMailbox(turn, WITHDRAW, { who, which: 'waiting' }),
  },
  {
    words: 'send ZAA to another mailbox',
    help: 'reports go to its public protection or secure mailbox, or back to its OMU',
    roles: KEEPERS,
    inMenu: false,
    takes: pattern('send (?<who>\\S.{0,58}) to another mailbox'),
    run: (turn, { who = '' }) => aboutHolder(turn, SEND_TO, { who, words: '' }),
  },
  {
    words: 'prison closed ZAA: how you know',
    help: 'nothing is sent to it any more, and you see which referrals name it',
    roles: KEEPERS,
    inMenu: false,
    takes: pattern('prison (has )?closed (?<who>[^:]{1,60})(:(?<words>.*))?'),
    run: (turn, { who = '', words = '' }) => aboutHolder(turn, CLOSE, { who, words }),
  },
  {
    words: 'prison open ZAA: how you know',
    help: 'it was closed, and is open again',
    roles: KEEPERS,
    inMenu: false,
    takes: pattern('prison (is )?open( again)? (?<who>[^:]{1,60})(:(?<words>.*))?'),
    run: (turn, { who = '', words = '' }) => aboutHolder(turn, REOPEN, { who, words }),
  },
]

/** The form, filled in where enough was typed; a list to choose from where the name fits several, or none. */
async function aboutHolder(
  turn: Turn,
  deed: BookDeed,
  { who, words }: { readonly who: string; readonly words: string },
): Promise<Reply> {
  const typed = words.trim()
  const found = who.trim() === '' ? '' : await theHolderNamed(turn, who)
  if (isRefusal(found)) return { text: found.say }
  if (found === undefined) return bookListReply(turn, { ...ALL, search: who.trim() })
  const place = { holder: found, mailbox: '', id: '' } as const
  return typed === ''
    ? openBookForm(turn, deed, place)
    : fillBookForm(turn, deed, { place, go: 'do', typed: { words: typed } })
}

/** The form about one mailbox: the one that is named after the prison, or else the one that mail goes to. */
async function aboutMailbox(
  turn: Turn,
  deed: BookDeed,
  { who, which }: { readonly who: string; readonly which: 'waiting' | 'in use' },
): Promise<Reply> {
  const [, before = who, named = ''] = /^(.*\S)\s+(omu|public\s+protection|cjsm)$/isu.exec(who.trim()) ?? []
  const found = await theHolderNamed(turn, before)
  if (isRefusal(found)) return { text: found.say }
  if (found === undefined) return bookListReply(turn, { ...ALL, search: before.trim() })
  return openBookForm(turn, deed, await mailboxMeant(turn, { holder: found, named, which }))
}
