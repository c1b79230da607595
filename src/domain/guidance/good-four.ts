/** What a good answer looks like in sections F, G and H: the setting, the four answers, identity. */
import type { GoodAnswer } from './good-answers.ts'
import { guidance, PRACTICE, procedures, questionnaire } from './sources.ts'

export const FOUR_ANSWERS: Readonly<Record<string, GoodAnswer>> = {
  preferredArea: {
    says: 'Ask the prison what it has, then name the place that suits this child, and why.',
    example: 'The family room, not the hall: he is afraid of crowds and hides under tables.',
    source: guidance('3 (4)'),
  },
  settingNote: {
    says: 'How far, how long, at what cost, on which days, and what the child would miss. Say what would make it possible.',
    example:
      'Three hours each way and only weekdays; she would miss a day of school a month. Saturday family days would not.',
    source: questionnaire('11'),
  },
  circumstances: {
    says: 'With whom the child lives, how they are doing, who helps, what is planned. The prisoner may read it: no address, no school, nothing that leads there.',
    example:
      'Lives with a relative and is settled. Goes to school daily and sees a counsellor. No move is planned.',
    source: guidance('1 (a)'),
  },
  inBestInterests: {
    says: 'Long-term safety and welfare come first, of this child and of the others. “With limits” is an answer when some contact helps and some would harm.',
    example: 'Yes, with limits: letters help her, a visit would frighten her.',
    source: guidance('1 (b)'),
  },
  bestInterestsReasons: {
    says: 'Weigh what the child gains against the risk, and say which weighs more and why. Keep fact, what was said and your own view apart.',
    example:
      'Letters answer her wish at little risk, since they are read. I think a visit is too early: she has just begun to sleep.',
    source: guidance('1 (b)'),
  },
  recommendedLevel: {
    says: 'The most that would be right for this one child. Level 4 is always for a named child; the Governor or Director decides and may allow less.',
    example: 'Level 2 for her, level 1 for her brother, each with its own reasons.',
    source: guidance('1 (c)'),
  },
  whatWouldChangeThis: {
    says: 'Name events that anybody could recognise. The prison reads it at its next review, and so does whoever comes after you.',
    example:
      'If she asks for a visit herself and her therapist supports it. If he contacts the carer in secret: no letters.',
    source: guidance('1 (c)'),
  },
  escortFound: {
    says: 'Somebody the child trusts, whose checks are clear, who is willing and who can say no to the prisoner. A relative, foster carer or worker may go.',
    example: 'Yes: her aunt, who has never visited him herself and whose check is clear.',
    source: guidance('1 (d)'),
  },
  canKeepChildSafe: {
    says: 'Prison staff will not usually help during a visit. So say yes only if this person would notice what matters and act on it.',
    example: 'Yes: she knows the signs, and has agreed with the child on a word that means “go”.',
    source: guidance('3 (5)'),
  },
  canEndVisit: {
    says: 'Ask them what they would do, step by step, in front of everybody. Fear of the prisoner or of a scene is an answer too.',
    example: 'Not known: he says that he would, and has never yet refused his brother anything.',
    source: guidance('3 (5)'),
  },
  escortReasons: {
    says: 'Why this person and not another, or whom you asked and why nobody fits. It stands in part 1, so nothing that puts a person under pressure.',
    example:
      'Two relatives were considered; neither could be confirmed in time. We would look again at the next review.',
    source: guidance('1 (d)'),
  },
  identityNote: {
    says: 'The prison must know that it is the right child. Say what you tried, and by when it will be settled.',
    example:
      'No papers at the home; the birth certificate was ordered on 2 December and comes within ten days.',
    source: procedures('Buckinghamshire'),
  },
  confidentialNote: {
    says: 'Only what the prison needs to keep somebody safe. Say it plainly, because it stands in a file of its own.',
    example: 'The family has moved and the prisoner does not know. Please do not confirm any address.',
    source: PRACTICE,
  },
  reasonToWithhold: {
    says: 'Say who could be harmed if the prisoner read it, and how.',
    example: 'The carer was threatened in 2024 after he learned where she lived.',
    source: PRACTICE,
  },
}
