/** `people`, `teams`, `prisons`, `about`, `leaving`, `setup`: the directory in words. */
import { letFileCount } from '../../domain/directory-rules.ts'
import { MANAGERS, type Role } from '../../domain/people.ts'
import { isRefusal, REFUSALS } from '../../domain/refusal.ts'
import { changeDirectory } from '../../workflow/directory.ts'
import { withdrawReply } from '../actions/directory.ts'
import { CHANGE_PERSON, CHANGE_PRISON, CHANGE_TEAM, WRITE_NOTE } from '../directory-deeds.ts'
import { type About, type DirectoryDeed, fillDirectoryForm, openDirectoryForm } from '../directory-form.ts'
import {
  aboutItsPrisonReply,
  aboutReply,
  directoryReply,
  leavingReply,
  personNamed,
  prisonNamed,
  teamNamed,
} from '../directory-replies.ts'
import { END_ACCESS, HAND_OVER } from '../leaving-deeds.ts'
import { setupReply } from '../setup-channel.ts'
import type { Reply, Turn } from '../turn.ts'
import { type Command, fullReference, pattern, REFERENCE_WORDS } from './command.ts'

const KEEPERS: readonly Role[] = ['administrator']
const HANDERS: readonly Role[] = ['administrator', ...MANAGERS]
const inOwnChat = { inMenu: false } as const

export const directoryCommands: readonly Command[] = [
  {
    ...{
      words: 'people',
      help: 'everybody who uses me; “people Sam” finds one',
      roles: KEEPERS,
      ...inOwnChat,
    },
    takes: pattern('(the )?people( (?!pca-)(?<who>\\S.{0,90}))?'),
    run: (turn, { who = '' }) => directoryReply(turn, { list: 'people', search: who }),
  },
  {
    ...{ words: 'add person', help: 'a new colleague, with roles and teams', roles: KEEPERS, ...inOwnChat },
    takes: pattern('add (a |new |a new )?person'),
    run: (turn) => openDirectoryForm(turn, CHANGE_PERSON, { id: '', of: '' }),
  },
  {
    ...{ words: 'change person Sam', help: 'name, address, roles, teams', roles: KEEPERS, ...inOwnChat },
    takes: pattern('change person (?<who>\\S.{0,90})'),
    run: (turn, { who = '' }) => onPerson(turn, CHANGE_PERSON, who),
  },
  {
    ...{
      words: 'teams',
      help: 'every team, with its Team Manager and postcode districts',
      roles: KEEPERS,
      ...inOwnChat,
    },
    takes: pattern('(the )?teams( (?<who>\\S.{0,90}))?'),
    run: (turn, { who = '' }) => directoryReply(turn, { list: 'teams', search: who }),
  },
  {
    ...{
      words: 'change team North',
      help: 'Team Manager, deputies, hours, postcode districts',
      roles: KEEPERS,
      ...inOwnChat,
    },
    takes: pattern('change team (?<who>\\S.{0,90})'),
    run: (turn, { who = '' }) => {
      const team = teamNamed(turn.world.directory, who)
      return team === undefined
        ? listOf(turn, 'teams', who)
        : openDirectoryForm(turn, CHANGE_TEAM, { id: team.id, of: '' })
    },
  },
  {
    ...{ words: 'prisons', help: 'every prison', roles: KEEPERS, ...inOwnChat },
    takes: pattern('(the )?prisons( (?<who>\\S.{0,90}))?'),
    run: (turn, { who = '' }) => directoryReply(turn, { list: 'prisons', search: who }),
  },
  {
    ...{
      words: 'change prison ZAA',
      help: 'its name, telephone, escort and identity rules',
      roles: KEEPERS,
      ...inOwnChat,
    },
    takes: pattern('change prison (?<who>\\S.{0,90})'),
    run: (turn, { who = '' }) =>
      onPrison(turn, who, (code) => openDirectoryForm(turn, CHANGE_PRISON, { id: code, of: '' })),
  },
  {
    ...{
      words: 'about ZAA',
      help: 'what to know about a prison: telephone, rules, notes of colleagues',
      ...inOwnChat,
    },
    takes: pattern(`(about|prison) (of )?(${REFERENCE_WORDS}|(?<who>\\S.{0,90}))`),
    run: (turn, { who = '', reference }) =>
      reference === undefined
        ? onPrison(turn, who, (code) => aboutReply(turn, code))
        : aboutItsPrisonReply(turn, fullReference(reference)),
  },
  {
    ...{
      words: 'note about ZAA: what to know',
      help: 'a note for colleagues, never about a family',
      ...inOwnChat,
    },
    takes: pattern('note about (?<who>[^:]{1,90})(:(?<words>.*))?'),
    run: (turn, { who = '', words = '' }) =>
      onPrison(turn, who, (code) =>
        words.trim() === ''
          ? openDirectoryForm(turn, WRITE_NOTE, { id: code, of: '' })
          : fill(turn, WRITE_NOTE, { about: { id: code, of: '' }, typed: { words } }),
      ),
  },
  {
    ...{
      words: 'withdraw note 1 about ZAA',
      help: 'takes a note away: your own, or any (administrator)',
      ...inOwnChat,
    },
    takes: pattern('withdraw note (?<number>\\d{1,4}) about (?<who>\\S.{0,90})'),
    run: (turn, { number, who = '' }) =>
      onPrison(turn, who, (code) => {
        const notes = turn.world.directory.prisons.find((prison) => prison.code === code)?.notes ?? []
        return withdrawReply(turn, code, notes[Number(number) - 1]?.id ?? '')
      }),
  },
  {
    ...{ words: 'leaving Sam', help: 'what is open with somebody who leaves', roles: HANDERS, ...inOwnChat },
    takes: pattern('leaving (?<who>\\S.{0,90})'),
    run: async (turn, { who = '' }) => {
      const person = personNamed(turn.world.directory, who)
      return person === undefined ? { text: REFUSALS.noSuchPerson } : leavingReply(turn, person.id)
    },
  },
  {
    ...{
      words: 'hand over Sam to Ines',
      help: 'all their work, or one: “hand over PCA-… of Sam to Ines”',
      roles: HANDERS,
      ...inOwnChat,
    },
    takes: pattern(`hand over (${REFERENCE_WORDS} of )?(?<who>\\S.{0,90}?)( to (?<heir>\\S.{0,90}))?`),
    run: handOverTyped,
  },
  {
    ...{
      words: 'end access Sam',
      help: 'somebody has left; add “at once” if it cannot wait',
      roles: KEEPERS,
      ...inOwnChat,
    },
    takes: pattern('end (the )?access (of )?(?<who>\\S.{0,90}?)(?<now> at once)?'),
    run: (turn, { who = '', now }) => endTyped(turn, who, now !== undefined),
  },
  {
    ...{
      words: 'file counts for Sam',
      help: 'undoes what was changed here: the authority file counts again',
      roles: KEEPERS,
      ...inOwnChat,
    },
    takes: pattern('(the )?(authority )?file counts for (?<who>\\S.{0,90})'),
    run: fileCounts,
  },
  {
    ...{
      words: 'setup',
      help: 'in a channel: says whose channel it is',
      roles: KEEPERS,
      ...inOwnChat,
      inChannel: true,
    },
    takes: pattern('set(-|\\s)?up( (this |the )?channel)?'),
    run: async (turn) => setupReply(turn),
  },
]

const listOf = (turn: Turn, list: 'people' | 'teams', who: string): Promise<Reply> =>
  directoryReply(turn, { list, search: who.trim() })

/** A list to choose from where the name fits several, or nobody. */
function onPerson(turn: Turn, deed: DirectoryDeed, who: string): Promise<Reply> {
  const person = personNamed(turn.world.directory, who)
  return person === undefined
    ? listOf(turn, 'people', who)
    : openDirectoryForm(turn, deed, { id: person.id, of: '' })
}

async function onPrison(turn: Turn, who: string, then: (code: string) => Promise<Reply>): Promise<Reply> {
  const prison = prisonNamed(turn.world.directory, who)
  return prison === undefined ? { text: REFUSALS.noSuchHolder } : then(prison.code)
}

type Typing = { readonly about: About; readonly typed: Readonly<Record<string, string>> }

const fill = (turn: Turn, deed: DirectoryDeed, { about, typed }: Typing): Promise<Reply> =>
  fillDirectoryForm(turn, deed, { about, go: 'do', seen: undefined, typed })

async function handOverTyped(
  turn: Turn,
  { reference, who = '', heir = '' }: Readonly<Record<string, string>>,
): Promise<Reply> {
  const { directory } = turn.world
  const leaver = personNamed(directory, who)
  if (leaver === undefined) return { text: REFUSALS.noSuchPerson }
  const about = { id: leaver.id, of: fullReference(reference) }
  if (heir === '') return openDirectoryForm(turn, HAND_OVER, about)
  const to = personNamed(directory, heir)?.id
  return to === undefined ? { text: REFUSALS.noSuchPerson } : fill(turn, HAND_OVER, { about, typed: { to } })
}

async function endTyped(turn: Turn, who: string, atOnce: boolean): Promise<Reply> {
  const person = personNamed(turn.world.directory, who)
  if (person === undefined) return { text: REFUSALS.noSuchPerson }
  const about = { id: person.id, of: '' }
  return atOnce
    ? fill(turn, END_ACCESS, { about, typed: { when: 'at once' } })
    : openDirectoryForm(turn, END_ACCESS, about)
}

async function fileCounts(turn: Turn, { who = '' }: Readonly<Record<string, string>>): Promise<Reply> {
  const { world, by } = turn
  // Whoever was ended here is not in the directory now, and is found in the file.
  const person = personNamed(world.authority ?? world.directory, who) ?? personNamed(world.directory, who)
  const team = teamNamed(world.directory, who.replace(/^team\s+/i, ''))
  const prison = prisonNamed(world.directory, who)
  const what =
    person !== undefined
      ? ({ kind: 'person', id: person.id } as const)
      : team !== undefined
        ? ({ kind: 'team', id: team.id } as const)
        : prison !== undefined
          ? ({ kind: 'prison', id: prison.code } as const)
          : /^mash$/i.test(who.trim())
            ? ({ kind: 'mash', id: 'mash' } as const)
            : undefined
  if (what === undefined) return { text: REFUSALS.noSuchPerson }
  const result = await changeDirectory(world, by, { rule: letFileCount, what })
  if (isRefusal(result)) return { text: [result.say, ...result.more].join(' ') }
  return { text: 'Done: what stands in the authority file counts again.' }
}
