/** The letter to a child as it is proposed, in words for 4 to 7, for 8 to 11 and for 12 and older: true, kind, no blame. */
import { ageOf } from './ages.ts'
import type { LetterInput } from './family-letter-words.ts'
import type { LetterKind } from './family-letters.ts'
import { answerOf } from './form.ts'
import type { DecidedForChild } from './governors-decision.ts'
import { isInCare } from './in-care.ts'
import {
  conditionWords,
  firstName,
  levelMeans,
  nameOfChild,
  nameOfPrisoner,
  sayDayInFull,
  sayDecider,
  sayMonth,
} from './letter-words.ts'

export type ChildKind = Exclude<LetterKind, 'family' | 'school'>

/** The free and confidential service for children in the United Kingdom. */
const CHILDLINE = '0800 1111'

/** Speaks of this child alone. Nothing of what happened, and of nobody else. */
export function childLetterText(kind: ChildKind, input: LetterInput, decided: DecidedForChild): string {
  const name = nameOfChild(input.referral.details, decided.child)
  return [
    `Dear ${name},`,
    ...WRITTEN[kind](input, decided),
    `From ${kind === 'child older' ? input.worker : firstName(input.worker)}`,
  ].join('\n\n')
}

type Written = (input: LetterInput, decided: DecidedForChild) => readonly string[]

const WRITTEN: Readonly<Record<ChildKind, Written>> = {
  'child young': (input, decided) => {
    const { decision, referral } = input
    const other = nameOfPrisoner(referral.details)
    return [
      `This letter is about you and ${other}.`,
      means(decided, 'young', other),
      `${other} is in prison. The person in charge of the prison decided this.`,
      'It is not because of you. You did nothing wrong.',
      ...(decided.level > 1 ? ['You do not have to do it. You can say no. You can say stop.'] : []),
      'You may feel sad, cross or happy. That is all okay.',
      `They will think about it again by ${sayMonth(decision.reviewOn)}.`,
      'You can ask me anything. You can tell me if you do not like it. You can talk to a grown-up you trust.',
      `You can phone Childline too. It is free. The number is ${CHILDLINE}.`,
    ]
  },
  'child middle': (input, decided) => {
    const { decision, referral, council, worker } = input
    const other = nameOfPrisoner(referral.details)
    return [
      `This letter is about you and ${other}. It tells you what was decided.`,
      means(decided, 'middle', other),
      `${other} is in prison. ${sayDecider(decision)} of the prison decided this. We told the prison what we think. We did not decide.`,
      'None of this is your fault. You did nothing wrong.',
      ...(decided.level > 1
        ? ['You do not have to do any of it. You can say no. You can change your mind later.']
        : []),
      'You may feel sad, cross, worried or happy. You may feel a mix of these. All of that is okay.',
      `The prison should look at this again by ${sayDayInFull(decision.reviewOn)}. What you think matters then too.`,
      'If you do not agree',
      `Tell me, or ask somebody to tell me. My name is ${worker}. The phone number is ${council.phone}. You can ask me anything.`,
      `You can also talk to a grown-up you trust. Or phone Childline on ${CHILDLINE}. It is free, and they keep it private.`,
    ]
  },
  'child older': (input, decided) => {
    const { decision, referral, council, worker, today } = input
    const child = referral.details.children[decided.child - 1] ?? {}
    const other = nameOfPrisoner(referral.details)
    const isSixteen = (ageOf(child, today) ?? 0) >= 16
    return [
      `This letter tells you what was decided about contact between you and ${other}.`,
      'What was decided',
      means(decided, 'older', other),
      `${other} is in prison. ${sayDecider(decision)} of the prison decided this on ${sayDayInFull(decision.decidedOn)}. The council did not decide it. We gave our view.`,
      'None of this is your fault.',
      ...choice(decided, isSixteen),
      'When it is looked at again',
      `The prison should look at this again by ${sayDayInFull(decision.reviewOn)}. If things change for you before that, tell me. What you think counts.`,
      'If you do not agree, or have a question',
      `Phone me on ${council.phone} and ask for ${worker}. You can also make a complaint, and we will help you with that. You can ask for an advocate. An advocate is on your side and does not work for us.${isInCare(child) ? ' Your reviewing officer can help too.' : ''}`,
      'If you need somebody to talk to',
      `Talk to an adult you trust. Or phone Childline on ${CHILDLINE}. It is free, and they keep it private. If you are in danger, phone 999.`,
    ]
  },
}

function choice({ level }: DecidedForChild, isSixteen: boolean): readonly string[] {
  if (isSixteen)
    return [
      'Your own choice',
      level > 1
        ? 'You are old enough for your own choice to come first. Nobody can say yes for you. You can say no, now or later.'
        : 'You are old enough for your own wishes to come first with us. This decision sets a limit for now. You can tell us what you want, and we will pass it on.',
    ]
  return level > 1
    ? ['Your own choice', 'You do not have to do any of it. You can say no, and you can change your mind.']
    : []
}

/** What is allowed, then the rules that go with it. */
function means(decided: DecidedForChild, reader: 'young' | 'middle' | 'older', other: string): string {
  const to = { one: 'you', other }
  const rules = conditionWords(decided, reader)
  const allowed = levelMeans(decided.level, reader, to).join(' ')
  return rules.length === 0 ? allowed : `${allowed}\n${rules.map((rule) => `- ${rule}`).join('\n')}`
}

/** For the card that offers it: what the worker has to know before a child reads it. */
export const needsOf = (child: Readonly<Record<string, string>>): string =>
  [answerOf(child, 'communicationNeeds'), answerOf(child, 'language')]
    .filter((part) => part !== '')
    .join('; ')
