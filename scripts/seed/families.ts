/** What arrives: made families and prisoners, as a council of some size sees them; some come back. */
import type { Directory } from '../../src/domain/directory.ts'
import type { Answers } from '../../src/domain/form.ts'
import { addDays, type Day } from '../../src/domain/moment.ts'
import type { Details } from '../../src/domain/referral.ts'
import { CARER, CHILD, PRISONER, REQUEST } from '../../tests/support/answers.ts'
import { family, nameIn } from '../bench/find-names.ts'
import type { Random } from '../simulate/random.ts'

/** Each value as often as its number says, of all numbers together. */
export function weighed(random: Random, shares: Readonly<Record<string, number>>): string {
  const entries = Object.entries(shares)
  let left = random.next() * entries.reduce((sum, [, share]) => sum + share, 0)
  for (const [value, share] of entries) {
    left -= share
    if (left < 0) return value
  }
  return entries.at(-1)?.[0] ?? ''
}

type Family = Pick<Details, 'prisoner' | 'children' | 'carer'>

/** As many of those who came before as are thought of again. */
const REMEMBERED = 2_000
const COME_BACK = 0.15

/** `arrives` makes one request about a family, now and then about one that was there before and is still of children. */
export function openFamilies(directory: Directory) {
  const known: { readonly made: Family; readonly since: Day }[] = []
  return (random: Random, on: Day): Details => {
    const old = random.chance(COME_BACK) && known.length > 0 ? random.pick(known) : undefined
    const before = old !== undefined && isStillOfChildren(old.made, on) ? old.made : undefined
    const made = before ?? newFamily(random, directory, on)
    if (before === undefined)
      known[random.whole(0, REMEMBERED - 1) % (known.length + 1)] = { made, since: on }
    const team = random.pick(directory.teams).id
    return { ...made, carer: { ...made.carer, team }, request: requestOf(random, on) }
  }
}

const isStillOfChildren = ({ children }: Family, on: Day): boolean =>
  children.every(({ dateOfBirth = on }) => dateOfBirth > addDays(on, -17 * 365))

const requestOf = (random: Random, on: Day): Answers => ({
  ...REQUEST,
  receivedOn: on,
  requestType: weighed(random, {
    ...{ contact_assessment: 84, child_safeguarding_enquiry: 6, court_request: 5 },
    release_or_transfer_notice: 5,
  }),
  requestSource: weighed(random, { prison: 74, lado: 10, probation: 7, court: 5, police: 2, other: 2 }),
  levelAsked: weighed(random, { '2': 20, '3': 25, '4': 45, not_said: 10 }),
  safeToContactFamily: 'yes',
})

function newFamily(random: Random, directory: Directory, on: Day): Family {
  const own = family(random.next)
  const other = random.chance(0.4) ? family(random.next) : own
  const count = Number(weighed(random, { '1': 60, '2': 27, '3': 10, '4': 3 }))
  const code = random.pick(directory.prisons.filter(({ address }) => address !== undefined)).code
  return {
    prisoner: {
      ...PRISONER,
      fullName: nameIn(own, random.next),
      dateOfBirth: addDays('1955-01-01', random.whole(0, 17_000)),
      prisonNumber: `A${random.whole(1000, 9999)}${letter(random)}${letter(random)}`,
      prisonCode: code,
      sentenceBand: weighed(random, {
        ...{ under_12_months: 12, '1_to_4_years': 38, over_4_years: 34, life_or_ipp: 8, not_known: 8 },
      }),
      prisonerIsCareLeaver: weighed(random, { yes: 18, no: 62, not_known: 20 }),
    },
    children: Array.from({ length: count }, () => childOf(random, nameIn(other, random.next), on)),
    carer: { ...CARER, fullName: nameIn(random.chance(0.7) ? other : family(random.next), random.next) },
  }
}

const childOf = (random: Random, fullName: string, on: Day): Answers => ({
  ...CHILD,
  fullName,
  dateOfBirth: addDays(on, -random.whole(30, 17 * 365)),
  caseSystemId: `CS-${random.whole(100_000, 999_999)}`,
  address: `${random.whole(1, 180)} ${letter(random)}${letter(random).toLowerCase()}ingley Row, Sampleton`,
  relationshipToPrisoner: weighed(random, {
    ...{ son: 28, daughter: 28, stepson: 8, stepdaughter: 8, grandchild: 9, niece_or_nephew: 6 },
    ...{ brother_or_sister: 4, half_or_step_sibling: 3, partners_child: 4, other: 2 },
  }),
  knownToSocialCare: weighed(random, { open: 45, closed: 35, never: 20 }),
  legalStatus: weighed(random, {
    ...{ none: 50, child_in_need: 20, child_protection_plan: 10, looked_after_s20: 4 },
    ...{ looked_after_care_order: 8, looked_after_interim_order: 2, special_guardianship: 5, adopted: 1 },
  }),
})

const letter = (random: Random): string => String.fromCharCode(65 + random.whole(0, 25))
