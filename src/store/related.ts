/** Other referrals about the same people: by prison number, then by name and date of birth, then what is near. */
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { type Answers, answerOf } from '../domain/form.ts'
import { likeness } from '../domain/likeness.ts'
import { namesIn } from '../domain/names.ts'
import type { Referral } from '../domain/referral.ts'
import type { Named, RelatedAsk, RelatedHit } from '../workflow/search-ports.ts'
import { type KeyOf, WEIGHTS } from './name-keys.ts'
import { candidates, hashes, type NameAsk, readReferrals, type Slot, wordsLike } from './name-search.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

const MOST_HITS = 50
const MOST_READ = 150
/** Of those who share a name and not the day. */
const MOST_OF_ONE = 20
const SAME = 0.999
/** With the same day of birth much may be spelt otherwise; without one, little. */
const ALIKE = { sameDay: 0.6, noDay: 0.8 } as const

const ORDER: readonly RelatedHit['how'][] = [
  ...(['prison number', 'name and date of birth', 'name alike', 'name, other date of birth'] as const),
]

/** Each referral at most once for the prisoner and once for each of its children, by the best way. */
export async function related(db: Db, ask: RelatedAsk): Promise<readonly RelatedHit[]> {
  const others: readonly RawBuilder<unknown>[] =
    ask.except === undefined ? [] : [sql`reference <> ${ask.except}`]
  const people = [
    ...prisonersOf(ask).map((named) => ({ named, where: [sql`role = 'prisoner'`, ...others] })),
    ...ask.children.map((named) => ({ named, where: [sql`role = 'child'`, ...others] })),
  ]
  const { keyOf, found } = await wordsLike(
    db,
    people.map(({ named: { name } }) => ({ name, begins: false })),
  )
  const lists = [
    ...withNumber(keyOf, ask.prisonNumber, others),
    ...people.flatMap((sought, index) => sharing(keyOf, sought, found[index] ?? [])),
  ]
  const candidate = await candidates(db, lists)
  const all = candidate.flatMap((list, index) => list.slice(0, lists[index]?.most))
  const references = [...new Set(all.map(({ reference }) => reference))].slice(0, MOST_READ)
  const read = await readReferrals(db, references)
  return read
    .flatMap((referral) => hitsIn(ask, referral))
    .sort((one, other) => ORDER.indexOf(one.how) - ORDER.indexOf(other.how))
    .slice(0, MOST_HITS)
}

/** The prisoner by each name that they use. */
const prisonersOf = ({ prisoner }: RelatedAsk): readonly Named[] =>
  [prisoner.name, ...namesIn(prisoner.aliases)].map((name) => ({ name, dateOfBirth: prisoner.dateOfBirth }))

/** Of what is found, the first `most` are looked at. */
type List = NameAsk & { readonly most: number }

const withNumber = (
  keyOf: KeyOf,
  number: string | undefined,
  where: readonly RawBuilder<unknown>[],
): readonly List[] =>
  number === undefined || number === ''
    ? []
    : [{ words: [only(keyOf('prison number', number))], where, enough: 1, most: MOST_READ }]

const only = (key: number): Slot => new Map([[key, WEIGHTS.exact]])

type Sought = { readonly named: Named; readonly where: readonly RawBuilder<unknown>[] }

/** With the same day of birth before any other: of a common name there are many. */
function sharing(
  keyOf: KeyOf,
  { named: { dateOfBirth }, where }: Sought,
  words: readonly Slot[],
): readonly List[] {
  const list = { words, where, enough: MOST_OF_ONE, most: MOST_OF_ONE }
  if (dateOfBirth === undefined) return [list]
  const sameDay = sql`words && ${hashes([keyOf('born', dateOfBirth)])}`
  return [{ ...list, where: [sameDay, ...where], most: Number.POSITIVE_INFINITY }, list]
}

function hitsIn(ask: RelatedAsk, { reference, details }: Referral): readonly RelatedHit[] {
  const { prisoner, children } = details
  const number = answerOf(prisoner, 'prisonNumber')
  const sameNumber = number !== '' && number === ask.prisonNumber
  const names = [answerOf(prisoner, 'fullName'), ...namesIn(answerOf(prisoner, 'aliases'))]
  const asPrisoner = sameNumber
    ? 'prison number'
    : bestWay(
        prisonersOf(ask).flatMap((one) => names.map((name) => wayOf(one, { ...prisoner, fullName: name }))),
      )
  const asChildren = children.map((child) => bestWay(ask.children.map((one) => wayOf(one, child))))
  return [
    ...hit(asPrisoner, { reference, role: 'prisoner', child: undefined }),
    ...asChildren.flatMap((how, index) => hit(how, { reference, role: 'child', child: index + 1 })),
  ]
}

type Way = RelatedHit['how'] | undefined

const hit = (how: Way, who: Pick<RelatedHit, 'reference' | 'role' | 'child'>): readonly RelatedHit[] =>
  how === undefined
    ? []
    : [{ ...who, how, certain: how === 'prison number' || how === 'name and date of birth' }]

const bestWay = (ways: readonly Way[]): Way => ORDER.find((way) => ways.includes(way))

/** In both directions: whoever has one name more than was asked for is not the same by that. */
function wayOf(asked: Named, found: Answers): Way {
  const name = answerOf(found, 'fullName')
  const forward = likeness(asked.name, name)
  if (forward < ALIKE.sameDay) return undefined
  const alike = Math.min(forward, likeness(name, asked.name))
  const born = answerOf(found, 'dateOfBirth')
  const bothKnown = born !== '' && asked.dateOfBirth !== undefined && asked.dateOfBirth !== ''
  const sameDay = bothKnown && born === asked.dateOfBirth
  if (alike >= SAME && sameDay) return 'name and date of birth'
  if (alike >= SAME && bothKnown) return 'name, other date of birth'
  return alike >= (sameDay ? ALIKE.sameDay : ALIKE.noDay) && (sameDay || !bothKnown)
    ? 'name alike'
    : undefined
}
