/** Made-up values, each for one box alone, so that whatever is found somewhere names the box that it was typed into. */
import { createHash } from 'node:crypto'

/** Who a value is about, and how far it may go: the columns of the table of places. */
export const KINDS = {
  request: 'who wrote to us, and what they said of the request',
  prisoner: 'name, day of birth, number and other names of the person in prison',
  child: 'name, day of birth, number in the case system and needs of a child',
  'child, kept back': 'address, postcode, school and new name of a child',
  carer: 'name of the carer, and who else has a say',
  'carer, kept back': 'address and telephone of the carer',
  assessment: 'what a social worker wrote for part 1 of the report, offences included',
  'assessment, part 2': 'what the prison may know and the person in prison may not',
  'never printed': 'names of those harmed, and what the carer needs',
  work: 'reasons and notes between colleagues',
  safety: 'a concern, and what the police said',
  contacts: 'who was asked, and what they said, for us alone',
  'contacts, to the prison': 'what somebody said, marked for the prison and the LADO',
  'contacts, to the LADO': 'what somebody said, marked for the LADO alone',
  decision: 'what the Governor decided, who told us, and what followed',
  letters: 'letters to the family, to a child and to a school',
  mail: 'an e-mail to MASH: who wrote, the subject, the first words',
  papers: 'a paper: what the file is called, and what is in it',
  directory: 'notes about prisons and addresses',
  restricted: 'a referral that named people alone may know of, and why',
  glass: 'why somebody broke the glass',
  'own words': 'words of a search, of a refused form, of somebody who is not let in: kept nowhere',
} as const
export type SeedKind = keyof typeof KINDS

export type Seed = {
  /** `prisoner.fullName`, or `carer.contact` … as the box is called. */
  readonly field: string
  readonly kind: SeedKind
  /** A word, a number, or a day as `2013-10-19`. */
  readonly value: string
}

export type Seeds = {
  readonly all: () => readonly Seed[]
  /** A word that stands nowhere else, without capitals. */
  word(kind: SeedKind, field: string): string
  /** Keeps a value that has a form of its own: a day, a prison number. */
  keep(kind: SeedKind, field: string, value: string): string
}

export function openSeeds(): Seeds {
  const seeds: Seed[] = []
  const keep = (seed: Seed): string => {
    const same = seeds.find(({ value }) => value === seed.value)
    if (same !== undefined && same.field !== seed.field)
      throw new Error(`${seed.field} and ${same.field} have the same value`)
    if (same === undefined) seeds.push(seed)
    return seed.value
  }
  return {
    all: () => seeds,
    word: (kind, field) => keep({ field, kind, value: rareWord(field) }),
    keep: (kind, field, value) => keep({ field, kind, value }),
  }
}

const HARD = 'bdgkmpqtvxz'
const SOFT = 'aiou'

/** Eleven letters that no language has, the same for the same box on every run. */
export function rareWord(field: string): string {
  const bytes = createHash('sha256').update(`made up for ${field}`).digest()
  const letter = (from: string, at: number): string => from[(bytes[at] ?? 0) % from.length] ?? ''
  const syllables = [0, 2, 4, 6].map((at) => letter(HARD, at) + letter(SOFT, at + 1))
  return `${syllables.join('')}${letter(HARD, 8)}${letter(SOFT, 9)}${letter('kxz', 10)}`
}

/** As a name is typed. */
export const asName = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)
