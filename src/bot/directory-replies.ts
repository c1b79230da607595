/** The directory as cards, and who or what is meant by what was typed. */
import { aboutPrison } from '../cards/about-prison.ts'
import { directoryList, type List } from '../cards/directory-list.ts'
import { leavingCard } from '../cards/leaving.ts'
import type { Directory, Prison, Team } from '../domain/directory.ts'
import { answerOf } from '../domain/form.ts'
import type { Person } from '../domain/people.ts'
import { isRefusal, REFUSALS } from '../domain/refusal.ts'
import { maySeeTriage } from '../domain/triage.ts'
import { readDirectory } from '../workflow/directory.ts'
import { leftWork, sayNobody } from '../workflow/leaving.ts'
import type { Reply, Turn } from './turn.ts'

export type Listed = {
  readonly list: List
  readonly search?: string
  readonly from?: number
  readonly banner?: string
}

export async function directoryReply(turn: Turn, listed: Listed): Promise<Reply> {
  const { list, search = '', from = 0, banner = '' } = listed
  const read = await readDirectory(turn.world, turn.by)
  if (isRefusal(read)) return { text: read.say }
  const { directory, faults } = read
  return { card: directoryList({ directory, list, search, from, faults, banner }, turn.surface) }
}

type Coming = {
  readonly banner?: string
  readonly from?: number
  /** The referral from which somebody came, for the way back. */
  readonly reference?: string
}

export async function aboutReply(
  turn: Turn,
  code: string,
  { banner = '', from = 0, reference = '' }: Coming = {},
): Promise<Reply> {
  const { world, by, surface, today } = turn
  const prison = world.directory.prisons.find((one) => one.code === code)
  if (prison === undefined) return { text: REFUSALS.noSuchHolder }
  return {
    card: aboutPrison({ prison, directory: world.directory, by, banner, from, today, reference }, surface),
  }
}

/** About the prison of a referral, for whoever may see that referral. */
export async function aboutItsPrisonReply(turn: Turn, reference: string): Promise<Reply> {
  const loaded = await turn.world.store.load(reference)
  if (loaded === undefined || !maySeeTriage(turn.by, loaded.referral))
    return { text: REFUSALS.unknownReference }
  return aboutReply(turn, answerOf(loaded.referral.details.prisoner, 'prisonCode'), { reference })
}

export async function leavingReply(turn: Turn, id: string, banner: readonly string[] = []): Promise<Reply> {
  const { world, by, surface } = turn
  const left = await leftWork(world, by, id)
  if (isRefusal(left)) return { text: left.say }
  const referrals = left.referrals.map((one) => ({
    ...one,
    stuck: one.heirs.length === 0 ? sayNobody(one, world) : '',
  }))
  return { card: leavingCard({ ...left, referrals, directory: world.directory, banner }, surface) }
}

const plain = (text: string): string => text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()

/** The one who is meant by a name, its beginning, a part of it, or an address; undefined where it is nobody or several. */
export function personNamed({ people }: Directory, words: string): Person | undefined {
  const wanted = plain(words)
  if (wanted === '') return undefined
  const exact = people.filter(({ name, email }) => plain(name) === wanted || plain(email) === wanted)
  const near = people.filter(
    ({ name }) => plain(name).startsWith(wanted) || plain(name).split(' ').includes(wanted),
  )
  return only(exact) ?? only(near)
}

export const teamNamed = ({ teams }: Directory, words: string): Team | undefined => {
  const wanted = plain(words)
  return (
    only(teams.filter(({ id, name }) => plain(id) === wanted || plain(name) === wanted)) ??
    (wanted === '' ? undefined : only(teams.filter(({ name }) => plain(name).startsWith(wanted))))
  )
}

export const prisonNamed = ({ prisons }: Directory, words: string): Prison | undefined => {
  const wanted = plain(words)
  return (
    only(prisons.filter(({ code }) => plain(code) === wanted)) ??
    (wanted === '' ? undefined : only(prisons.filter(({ name }) => plain(name).includes(wanted))))
  )
}

const only = <T>(found: readonly T[]): T | undefined => (found.length === 1 ? found[0] : undefined)
