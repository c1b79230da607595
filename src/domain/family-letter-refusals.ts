/** Why a letter about the outcome is said no to. */

export const FAMILY_LETTER_REFUSALS = {
  noDecisionForLetter:
    'No decision is recorded for this child yet, so there is nothing to write about. Please record what was decided first.',
  noSuchLetter: 'There is no such letter. “letters” with the reference shows those there can be.',
  tooYoungForLetter:
    'This child is under four, so there is no letter to them. The letter to the family says how to tell them.',
  noVisitDecided: 'The decision allows this child no visit, so there is no visit to write to a school about.',
  letterEmpty: 'There is nothing in the letter. Please write it first.',
  letterNamesOffence:
    'A letter to a child says nothing of what happened: that is better told in person. Please take this out.',
  schoolNoteSaysTooMuch: 'The school is told of an appointment and of nothing else. Please take this out.',
  ownLetter: 'You wrote this letter, so another manager has to read it before it goes.',
  letterChanged:
    'This letter has changed, or waits to be changed, since this card was made. “letters” shows the newest one.',
  letterOutOfDate: 'The decision was corrected after this was written. Please have the letter written anew.',
} as const satisfies Record<string, string>
