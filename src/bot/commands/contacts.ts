/** `people`, `ask`, `asked`, `ask again`, `reply`, `declined`, `no answer`, `not needed`: the contact log in words. */
import type { Agency, Sharing } from '../../domain/contacts.ts'
import type { Fault } from '../../domain/form.ts'
import { MANAGERS, type Role } from '../../domain/people.ts'
import { askAgain, invite, noAnswer, openPersonForm } from '../actions/contacts.ts'
import { ASK_PERSON, NOT_NEEDED, NOTE_DECLINED, NOTE_REPLY } from '../contact-deeds.ts'
import { pastDayFromWords } from '../day-from-words.ts'
import { type Deed, fillDueForm, noDay } from '../due-form.ts'
import { peopleReply } from '../people-reply.ts'
import type { Reply, Turn } from '../turn.ts'
import { type Command, fullReference, pattern, REFERENCE_WORDS } from './command.ts'
import { afterColon, cutAtLast } from './sentence.ts'

const KEEPERS: readonly Role[] = ['social_worker', ...MANAGERS]
const REST = '(?<rest>(\\s|:).+)?'

const command = (
  start: string,
  { words, help, run }: Pick<Command, 'words' | 'help'> & { readonly run: Saying },
): Command => ({
  ...{ words, help, roles: KEEPERS, inMenu: false },
  takes: pattern(`${start} ${REFERENCE_WORDS}${REST}`),
  run: (turn, { reference, rest = '' }) => run(turn, sentence(turn, fullReference(reference), rest)),
})

type Saying = (turn: Turn, said: Said) => Promise<Reply>

/** What was typed after the reference, in its parts. */
type Said = {
  readonly reference: string
  /** Nothing was typed after the reference. */
  readonly bare: boolean
  readonly id: string
  readonly on: string
  readonly how: string
  readonly shared: Sharing
  readonly words: string
  readonly faults: readonly Fault[]
}

export const contactCommands: readonly Command[] = [
  {
    ...{ words: 'people PCA-2026-0001', roles: KEEPERS, inMenu: false },
    help: 'the people to ask about it, how it stands with each, and what to do next',
    takes: pattern(`people( to ask)? ${REFERENCE_WORDS}`),
    run: (turn, { reference }) => peopleReply(turn, { reference: fullReference(reference) }),
  },
  {
    ...{ words: 'invite PCA-2026-0001', roles: KEEPERS, inMenu: false },
    help: 'a letter to print that invites the family to talk',
    takes: pattern(`invite( the)?( family)?( of)? ${REFERENCE_WORDS}`),
    run: (turn, { reference }) => invite(turn, fullReference(reference)),
  },
  command('ask again', {
    words: 'ask again PCA-2026-0001 probation',
    help: 'write once more to somebody who has not answered',
    run: (turn, { reference, id }) =>
      id === '' ? peopleReply(turn, { reference }) : askAgain(turn, { reference, id }),
  }),
  command('ask', {
    words: 'ask PCA-2026-0001 probation: Jo Bloggs, probation officer',
    help: 'write to probation, the prison, the police, the LADO, a school …; without the rest I ask you',
    run: (turn, said) => {
      const { name, role } = nameIn(said.words)
      return fill(turn, ASK_PERSON, { said, go: 'write', typed: { name, role } })
    },
  }),
  command('asked', {
    words: 'asked PCA-2026-0001 probation by telephone on 1 December',
    help: 'note that you asked somebody yourself',
    run: (turn, said) => {
      const { name, role } = nameIn(said.words)
      return fill(turn, ASK_PERSON, { said, go: 'asked', typed: { name, role, how: said.how, on: said.on } })
    },
  }),
  command('reply', {
    words: 'reply PCA-2026-0001 probation on 4 December: what they said',
    help: 'note what somebody said; add “for the prison” or “for the LADO” where they may read it',
    run: (turn, said) => {
      const { on, words, shared } = said
      return fill(turn, NOTE_REPLY, { said, go: 'note', typed: { on, words, shared } })
    },
  }),
  command('declined', {
    words: 'declined PCA-2026-0001 probation: why',
    help: 'note that somebody will not answer',
    run: (turn, said) =>
      fill(turn, NOTE_DECLINED, { said, go: 'note', typed: { on: said.on, words: said.words } }),
  }),
  command('no (answer|reply)', {
    words: 'no answer PCA-2026-0001 probation',
    help: 'note that somebody stayed silent; the report need not wait for them',
    run: (turn, { reference, id }) =>
      id === '' ? peopleReply(turn, { reference }) : noAnswer(turn, { reference, id }),
  }),
  command('not needed', {
    words: 'not needed PCA-2026-0001 police: why',
    help: 'note why nobody has to ask them',
    run: (turn, said) => fill(turn, NOT_NEEDED, { said, go: 'note', typed: { words: said.words } }),
  }),
]

type Filling = {
  readonly said: Said
  readonly go: string
  readonly typed: Readonly<Record<string, string>>
}

function fill(turn: Turn, deed: Deed, { said, go, typed }: Filling): Promise<Reply> {
  const { reference, id, bare, faults } = said
  if (bare) return openPersonForm(turn, deed, { reference, id })
  const boxes = { ...typed, ...(id === '' ? {} : { contact: id }) }
  return fillDueForm(turn, deed, { reference, go, seen: undefined, typed: boxes, faults })
}

function sentence({ today }: Turn, reference: string, rest: string): Said {
  const { before, words } = afterColon(rest)
  const [who, after] = cutAtLast(before, 'on')
  const on = after === '' ? today : pastDayFromWords(after, today)
  return {
    ...{ reference, words, bare: rest.trim() === '', id: idIn(who) },
    on: on ?? '',
    how: /\be-?mail\b/iu.test(who) ? 'own e-mail' : /\bmeeting\b/iu.test(who) ? 'meeting' : 'telephone',
    shared: /\bfor the prison\b/iu.test(who) ? 'prison' : /\bfor the lado\b/iu.test(who) ? 'lado' : 'no',
    faults: on === undefined ? [noDay('on')] : [],
  }
}

const AGENCY_WORDS: readonly (readonly [RegExp, Agency])[] = [
  [/\bprobation\b/iu, 'probation'],
  [/\bpolice\b/iu, 'police'],
  [/\b(school|nursery)\b/iu, 'school'],
  [/\bhealth\b/iu, 'health'],
  [/\b(another council|council|authority)\b/iu, 'other_authority'],
  [/\b(somebody|someone|other)\b/iu, 'other'],
  [/\bprison\b/iu, 'prison'],
  [/\blado\b/iu, 'lado'],
]

/** `probation` is the first there; `probation 2` the second. Nothing where it is not clear: then the form asks. */
function idIn(text: string): string {
  const who = text.replace(/\bfor the (prison|lado)\b/iu, '').replace(/\bby\b.*$/iu, '')
  const agency = AGENCY_WORDS.find(([word]) => word.test(who))?.[1]
  const number = /\b[1-9]\d?\b/u.exec(who)?.[0] ?? '1'
  return agency === undefined ? '' : `${agency}-${number}`
}

/** `Jo Bloggs, probation officer`. */
function nameIn(words: string): { readonly name: string; readonly role: string } {
  const [name = '', ...role] = words.split(',')
  return { name: name.trim(), role: role.join(',').trim() }
}
