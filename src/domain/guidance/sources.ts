/** Where what is said comes from. Each is told in our own words; whoever needs the exact text reads it there. */

/** `clause` as the guidance numbers it: its headings, and then the points below them. */
export const guidance = (clause: string): string => `Guidance for assessing prison contact, ${clause}`

/** `question` as the questionnaire numbers it. */
export const questionnaire = (question: string): string =>
  `2007 questionnaire of safeguarding boards, question ${question}`

/** What other councils’ published procedures say. */
export const procedures = (whose: string): string => `Published procedures: ${whose}`

/** Known from practice and found in no source that we could read: nobody should quote it as policy. */
export const PRACTICE = 'Usual practice, not confirmed policy. Ask your Team Manager or the prison'

/** How this bot does it, as the council has set it up. */
export const HERE = 'How this council’s bot works'
