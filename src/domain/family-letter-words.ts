/** The letter to the family as it is proposed: what was decided, by whom, until when, and how to ask or disagree. */
import { ageOf } from './ages.ts'
import type { Council } from './directory.ts'
import { versionFor } from './family-letters.ts'
import { answerOf } from './form.ts'
import type { DecidedForChild, GovernorsDecision } from './governors-decision.ts'
import { isInCare } from './in-care.ts'
import {
  conditionWords,
  levelMeans,
  listed,
  nameOfChild,
  nameOfPrisoner,
  sayDayInFull,
  sayDecider,
} from './letter-words.ts'
import type { Level } from './levels.ts'
import type { Day } from './moment.ts'
import type { Referral } from './referral.ts'

export type LetterInput = {
  readonly referral: Pick<Referral, 'reference' | 'details'>
  readonly decision: GovernorsDecision
  readonly council: Council
  /** The name of the social worker who signs it. */
  readonly worker: string
  readonly today: Day
}

/** Paragraphs with an empty line between; a short line by itself is a heading, lines that begin with a dash are a list. */
export function familyLetterText(input: LetterInput): string {
  const { referral, decision, council, worker } = input
  const { details, reference } = referral
  const names = decision.children.map(({ child }) => nameOfChild(details, child))
  const prisoner = answerOf(details.prisoner, 'fullName') || 'the person in prison'
  const decider = sayDecider(decision)
  return [
    `Dear ${addressee(input)},`,
    `This letter is about ${listed(names)}, and about contact with ${prisoner}.`,
    'What was decided',
    ...decidedParts(input),
    `${decider} of the prison decided this on ${sayDayInFull(decision.decidedOn)}. The council did not decide it. We gave our view, and the prison made the decision.`,
    'When it is looked at again',
    `The prison should look at this again by ${sayDayInFull(decision.reviewOn)}. It can be sooner if things change. Please tell us if they do.`,
    ...ownChoice(input),
    ...toldHow(input),
    'If you do not agree, or have a question',
    `Phone ${council.phone} and ask for ${worker}. Give this number: ${reference}. We will tell you what we said to the prison, as far as we can. You can write to the prison and ask for the decision to be changed. You can also make a complaint about us. Ask us how.`,
    'If you are worried',
    `Phone us on ${council.phone}. At night and at weekends, phone ${council.outOfHoursPhone}. If somebody is in danger now, phone 999. If there is a letter, a call or a message that is not allowed, please tell us.`,
    `Yours sincerely,\n${worker}\nSocial worker`,
  ].join('\n\n')
}

/** Who looks after a child in care is not named: a letter may be seen by others. */
function addressee({ referral: { details } }: LetterInput): string {
  const carer = answerOf(details.carer, 'fullName')
  return carer === '' || details.children.some(isInCare) ? 'parent or carer' : carer
}

/** Children for whom the same was decided are told in one go. */
function decidedParts({ referral: { details }, decision }: LetterInput): readonly string[] {
  const alike = Map.groupBy(decision.children, (one) =>
    JSON.stringify([one.level, conditionWords(one, 'family')]),
  )
  return [...alike.values()].flatMap((children) => {
    const [one] = children
    if (one === undefined) return []
    const names = listed(children.map(({ child }) => nameOfChild(details, child)))
    const means = levelMeans(one.level, 'family', { one: names, other: nameOfPrisoner(details) }).join(' ')
    const rules = conditionWords(one, 'family')
    return rules.length === 0
      ? means
      : `${means} These rules go with it:\n${rules.map((rule) => `- ${rule}`).join('\n')}`
  })
}

/** Nobody has to, and from 16 on their own wishes lead. */
function ownChoice({ referral: { details }, decision, today }: LetterInput): readonly string[] {
  const allowed = decision.children.filter(({ level }) => level > 1)
  const nameOf = ({ child }: DecidedForChild): string => nameOfChild(details, child)
  const lead = decision.children
    .filter(({ child }) => (ageOf(details.children[child - 1] ?? {}, today) ?? 0) >= 16)
    .map((one) => `${nameOf(one)} is 16 or older, so what ${nameOf(one)} wants comes first.`)
  if (allowed.length === 0) return lead.length === 0 ? [] : [lead.join(' ')]
  const free = `${listed(allowed.map(nameOf))} can say no, now or later. Nobody has to do any of it.`
  return ['Nobody has to', [free, ...lead].join(' ')]
}

/** Where there is a letter to a child, and how to tell the smallest ones. */
function toldHow({ referral: { details }, decision, today }: LetterInput): readonly string[] {
  const reads = ({ child }: DecidedForChild): boolean =>
    versionFor(details.children[child - 1] ?? {}, today) !== undefined
  const nameOf = ({ child }: DecidedForChild): string => nameOfChild(details, child)
  const readers = decision.children.filter(reads)
  const small = decision.children.filter((one) => !reads(one))
  const prisoner = nameOfPrisoner(details)
  return [
    'Telling the children',
    ...(readers.length === 0
      ? []
      : [
          `There is a letter for ${listed(readers.map(nameOf))} too. Please read it first. Give it when the time is right, and stay close by.`,
        ]),
    ...[...Map.groupBy(small, ({ level }) => level)].map(([level, children]) => {
      const who = `${listed(children.map(nameOf))} ${children.length === 1 ? 'is' : 'are'}`
      const told = TOLD[level].replaceAll('{other}', prisoner)
      return `${who} too small for a letter. Use a few short, true words. You could say: “${told}” Say it again when it is asked again. Keep the days as they always are.`
    }),
  ]
}

const TOLD: Readonly<Record<Level, string>> = {
  1: 'We will not see {other} for now. You did nothing wrong. I am here.',
  2: 'We can send {other} a picture. We will not meet for now. You did nothing wrong.',
  3: 'We can talk to {other} on the phone. We will not meet for now. You did nothing wrong.',
  4: 'We can go and see {other}. A grown-up you know will be with you. We can stop when you want.',
}
