/** Guidance for the time when a request comes: whether, by when, and whose it is. */
import { guidance, HERE, PRACTICE, procedures, questionnaire } from './sources.ts'
import type { Topic } from './topic.ts'

const stage = 'request'

export const REQUEST_TOPICS: readonly Topic[] = [
  {
    ...{ id: 'when it is needed', title: 'When an assessment is needed', stage },
    names: ['is it needed', 'do we have to', 'what is this about', 'why assess', 'pprc', 'schedule one'],
    says: [
      'Always, when a prisoner who has harmed children asks for contact with a child. The prison or the LADO asks us, and MASH passes it to a team.',
      'We answer four questions: how the child is, whether contact is best for them, at which level, and who could go with them. The Governor or Director decides.',
      'The safety of this child and of every other child near the prisoner comes first.',
    ],
    here: 'MASH writes the request down, and triage decides what becomes of it.',
    type: ['new referral', 'triage'],
    source: guidance('1'),
    seeAlso: ['three weeks', 'what the prison must send', 'levels'],
  },
  {
    ...{ id: 'three weeks', title: 'Three weeks to answer', stage },
    names: ['deadline', 'due date', 'how long', 'time limit', '21 days', '15 working days', 'when is it due'],
    says: [
      'The report is asked for within three weeks. Here that is 21 days from the day on which the council had the request, moved back to a working day.',
      'If the prison wrote an earlier day, that day counts. Tell the prison early if it will be late: one assessment, done well, is better than two.',
    ],
    here: 'I count the days and show how. Why a day is the due day, and what comes next, I tell for each reference.',
    type: ['why PCA-2026-0001', 'what next PCA-2026-0001'],
    source: `${guidance('1 and 3 (2)')}. ${HERE}`,
    seeAlso: ['more time', 'who is asked'],
  },
  {
    ...{ id: 'what the prison must send', title: 'What the prison must send', stage },
    names: [
      'missing information',
      'incomplete request',
      'what do we need',
      'offence summary',
      'prison unsure',
    ],
    says: [
      'Prisons are not always sure what we need. Ask at once, and begin with what is there.',
      {
        label: 'The prisoner',
        value: 'Full name, date of birth, prison number, offences, and the probation officer.',
      },
      {
        label: 'The child',
        value: 'Full name, date of birth, address, how the prisoner knows them, and what the carer answered.',
      },
      { label: 'The request', value: 'The kind of contact that is wanted, who decides, and where we reply.' },
    ],
    here: 'MASH ticks what is missing, and I write the e-mail. The days go on meanwhile.',
    type: ['missing PCA-2026-0001: prison number, offences'],
    source: questionnaire('11a'),
    seeAlso: ['when it is needed', 'identity'],
  },
  {
    ...{ id: 'unknown child', title: 'A child we do not know', stage },
    names: ['not known to us', 'never known', 'short view', 'no record'],
    says: [
      'Where nobody here knows the child, we still give a view from what the request says. It says that we do not know the child, and asks the prison to make a referral if it is worried.',
      'A view is not an assessment: never let it read like one.',
    ],
    here: 'MASH writes a short view, and a qualified manager who did not write it signs it.',
    type: ['short view PCA-2026-0001: our view'],
    source: procedures('Buckinghamshire'),
    seeAlso: ['when it is needed', 'another authority'],
  },
  {
    ...{ id: 'another authority', title: 'A child who lives elsewhere', stage },
    names: ['cross boundary', 'other council', 'wrong authority', 'not our area', 'redirect', 'moved away'],
    says: [
      'The council where the child lives answers. Say so the same day and name the right place: a request that lies between two councils is nobody’s.',
      'If we know something that keeps the child safe, share it with them. If the family moves while you write, tell your manager and the other council.',
    ],
    here: 'MASH sends it on, with a reason, and the prison gets an e-mail.',
    type: ['redirect PCA-2026-0001 to Essex: why'],
    source: `${questionnaire('11a')}. ${procedures('Dorset, and Cambridgeshire and Peterborough')}`,
    seeAlso: ['unknown child', 'prisoner has moved'],
  },
  {
    ...{ id: 'under 12 months', title: 'Sentences under 12 months', stage },
    names: ['short sentence', 'repeat sentences', 'remand', 'recall', 'no probation'],
    says: [
      'Boards said in 2007 that people on short sentences got little support, and that going in and out again and again is hard on a child. There may be no probation officer yet, and release may come before the report.',
      'Ask for the release date first. Say what should hold after release, not in prison alone.',
    ],
    here: 'Section C asks for plans on release; the length of the sentence is counted.',
    source: questionnaire('5b, 11a and 11b'),
    seeAlso: ['release', 'probation'],
  },
  {
    ...{ id: 'police hold', title: 'The police ask us to wait', stage },
    names: ['hold for police', 'open investigation', 'ongoing investigation', 'police say wait', 'arrest'],
    says: [
      'Ask the police yourself whether an investigation is open. If they ask us to wait, nobody speaks to the child, the carer or the prisoner about it, and nothing is sent.',
      'The three weeks go on. Tell the prison only that we need longer, unless the police agree to more.',
    ],
    here: 'A hold stops sign-off and sending until somebody lifts it, and the Team Manager is told.',
    type: ['hold for police PCA-2026-0001: why', 'lift hold PCA-2026-0001: why'],
    source: `${guidance('2.3 (4)')}. ${HERE}`,
    seeAlso: ['more time', 'family refuses', 'who is asked'],
  },
  {
    ...{ id: 'family refuses', title: 'The family refuses, or must not be contacted', stage },
    names: ['carer refuses', 'carer says no', 'will not talk', 'refusal', 'short report', 'safe to contact'],
    says: [
      'A refusal is an answer. Ask once more, kindly and on neutral ground, and check that nobody presses the carer either way.',
      'The report can be short then: the four answers from what is known, and why nobody was seen. Never ask a child against safe advice.',
      {
        label: 'If the carer says no to the prison',
        value: 'many prisons stop there. That part is usual practice, not confirmed.',
      },
    ],
    here: 'A short report asks for fewer answers, and says in part 2 why.',
    type: ['short report PCA-2026-0001: why', 'not safe to contact PCA-2026-0001: why'],
    source: `${guidance('2.2')}. ${PRACTICE}`,
    seeAlso: ['the carer', 'help for carers', 'part 1 and part 2'],
  },
]
