/** Guidance on the report and what follows it: who reads it, what if, and release. */
import { guidance, HERE, PRACTICE, procedures, questionnaire } from './sources.ts'
import type { Topic } from './topic.ts'

const stage = 'after'

export const AFTER_TOPICS: readonly Topic[] = [
  {
    ...{ id: 'part 1 and part 2', title: 'Part 1 and part 2', stage },
    names: [
      'part 1',
      'part 2',
      'part one',
      'part two',
      'disclosure',
      'can the prisoner read it',
      'withhold',
      'confidential',
    ],
    says: [
      'Part 1 is for the Governor or Director, and the prisoner may come to read it. Part 2 holds what the prisoner must not see: the child’s own words, the carer’s, addresses, police material. Each item says why.',
      'Write part 1 so that a child could read it one day, and a court.',
    ],
    here: 'I put each answer into its part, and search part 1 for addresses, schools and names before it is signed.',
    type: ['preview PCA-2026-0001'],
    source: `${PRACTICE}. ${HERE}`,
    seeAlso: ['who gets the report', 'identity', 'child who was harmed'],
  },
  {
    ...{ id: 'who gets the report', title: 'Who gets the report', stage },
    names: ['recipients', 'who reads it', 'send to', 'prison and lado', 'who is told', 'sharing information'],
    says: [
      'The prison and the LADO Team, after the Team Manager has signed it. The Governor or Director reads it beside the reports of probation and the police, and decides.',
      'The family does not get the report. They hear the outcome in plain words.',
    ],
    here: 'It goes to approved addresses alone, in one e-mail each, when the time to undo the sign-off is over. Letters for the family come afterwards.',
    type: ['letters PCA-2026-0001'],
    source: `${guidance('3 (3) and the note on who decides')}. ${HERE}`,
    seeAlso: ['part 1 and part 2', 'lado', 'sign-off'],
  },
  {
    ...{ id: 'sign-off', title: 'Sign-off', stage },
    names: ['sign off', 'team manager signs', 'approval', 'who signs', 'deputy', 'checks before sign off'],
    says: [
      'The Team Manager signs, or a qualified deputy, and never whoever wrote it. They look whether the four answers follow from the evidence, whether the child was heard, and whether the carer is judged and not only described.',
      'A change after sign-off needs a new one.',
    ],
    here: 'The card lists what a machine can check, and what needs a person’s eye.',
    type: ['submit PCA-2026-0001', 'sign off PCA-2026-0001'],
    source: `${guidance('3 (3)')}. ${HERE}`,
    seeAlso: ['part 1 and part 2', 'who gets the report'],
  },
  {
    ...{ id: 'identity', title: 'The child’s identity', stage },
    names: ['verify identity', 'birth certificate', 'proof', 'right child', 'id check'],
    says: [
      'The prison relies on us that it is the right child. Say how you know: our own record, birth certificate, passport or school record.',
      'Use the name that the request gives. A new or adoptive name that the prisoner does not know never goes out.',
    ],
    here: 'Section H. Without a check it asks why, and it is one of the things to explain.',
    type: ['open PCA-2026-0001 H'],
    source: `${procedures('Buckinghamshire')}. ${HERE}`,
    seeAlso: ['photographs', 'part 1 and part 2'],
  },
  {
    ...{ id: 'more time', title: 'More time', stage },
    names: ['extension', 'late', 'overdue', 'need longer', 'will be late', 'delay', 'holding'],
    says: [
      'Agree it with the prison or the LADO before the day, say why and until when, and keep them informed. The day moves when they agree, not when we ask.',
      'If it is late all the same: say so, and give a new day. Contact stays as it is meanwhile.',
    ],
    here: 'Ask your Team Manager by one button; I write the e-mail. The first day is kept for the figures.',
    type: ['ask for more time PCA-2026-0001 until 18 December because probation awaited: words'],
    source: guidance('3 (2) and 4'),
    seeAlso: ['three weeks', 'who is asked', 'police hold'],
  },
  {
    ...{ id: 'disagreement', title: 'If the Governor decides otherwise', stage },
    names: [
      'disagree',
      'governor disagrees',
      'differs from advice',
      'unsafe decision',
      'challenge',
      'appeal',
      'complaint',
      'escalate',
      'prisoner complains',
    ],
    says: [
      'We advise, they decide. If the decision looks unsafe, talk first: worker to worker, then manager to manager, then senior officers, each within a few working days.',
      'A child in danger does not wait for any of these steps: act on it as a safeguarding concern.',
      'A prisoner may complain inside the prison, and then to the Prisons and Probation Ombudsman. A court can look at it too, so keep your reasons.',
    ],
    here: 'Once the decision is written down, its card offers the steps and counts their days.',
    type: ['disagree PCA-2026-0001: why it does not look safe', 'concern PCA-2026-0001: what worries you'],
    source: `${guidance('4, the note on who decides')}. ${procedures('Lincolnshire; the ombudsman’s page')}`,
    seeAlso: ['review', 'levels'],
  },
  {
    ...{ id: 'review', title: 'Review', stage },
    names: ['look at it again', 'review date', 'yearly review', 'changed circumstances', 'annual'],
    says: [
      'A decision is looked at again after a time, and whenever something changes: the child’s wish, the carer, an offence, a move. We count twelve months unless the decision names a day; that is our setting, not national policy.',
      'Ask the child again. Children change more in a year than reports do.',
    ],
    here: 'A review is a new referral with what was known copied in, each answer to be checked.',
    type: ['review PCA-2026-0001: why now'],
    source: `${PRACTICE}. ${HERE}`,
    seeAlso: ['disagreement', 'release', 'prisoner has moved'],
  },
  {
    ...{ id: 'prisoner has moved', title: 'The prisoner has moved', stage },
    names: ['transfer', 'moved prison', 'another prison', 'moves', 'wrong prison'],
    says: [
      'Prisoners are moved often, and the file does not always go with them. Ask the new prison whether it has the decision, and whom to write to now.',
      'Do not take it that what one prison allowed holds in the next.',
    ],
    here: 'Say where the prisoner is: before the report is sent “moved”, so that it goes there; afterwards “transfer”.',
    type: [
      'moved PCA-2026-0001 to ZBB: who told us, when',
      'transfer PCA-2026-0001 to ZBB: who told us, when',
    ],
    source: `${questionnaire('11b')}. ${procedures('North East Lincolnshire')}`,
    seeAlso: ['about a prison', 'release'],
  },
  {
    ...{ id: 'release', title: 'Release, and MAPPA', stage },
    names: [
      'mappa',
      'release on licence',
      'rotl',
      'home leave',
      'after release',
      'coming home',
      'registered offender',
      'multi agency public protection',
    ],
    says: [
      'What a prison allowed ends at the gate: after release there is nobody at the door. Find out early when, where to, and with which conditions, and who tells the child.',
      'The prison should tell us of temporary release, release and the address. Where there are MAPPA meetings, ask to be there: police, probation and others plan together.',
      'Afterwards families may need a place to live, help with contact, therapy or early help.',
    ],
    here: 'Section C asks for plans and for support after release; the support is counted. Tell me the day, and I remind you before it and after it.',
    type: ['open PCA-2026-0001 C', 'release date PCA-2026-0001 3 March 2027: who told us'],
    source: `${guidance('2.3 (5)')}. ${questionnaire('9a and 10a')}. ${procedures('North East Lincolnshire')}`,
    seeAlso: ['help for carers', 'orders', 'review'],
  },
]
