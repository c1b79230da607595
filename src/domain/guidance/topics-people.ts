/** Guidance on whom to ask, and what: child, carer, prisoner, and those who work with them. */
import { guidance, HERE, PRACTICE, procedures, questionnaire } from './sources.ts'
import type { Topic } from './topic.ts'

const stage = 'people'

export const PEOPLE_TOPICS: readonly Topic[] = [
  {
    ...{ id: 'the child', title: 'What to ask the child', stage },
    names: [
      'child',
      'child views',
      'ask a child',
      'seeing the child',
      'direct work',
      'wishes and feelings',
      'young person',
    ],
    says: [
      'See the child alone where they are old enough, in a place they know. Ask open questions: what do you remember, what would you like, what worries you?',
      'Eight things belong in the answer. What they feel, why, what they know, and how they picture a prison. The risk of smuggling, and the relationship with its last contact. What they would gain, and what no contact would do.',
      'Do not tell them more about the offences than they know. Write their words down as they were said.',
    ],
    here: 'Section A has the eight prompts, each with an example.',
    type: ['open PCA-2026-0001 A'],
    source: `${guidance('2.1')}. ${procedures('Lancashire')}`,
    seeAlso: ['explaining prison', 'smuggling', 'aged 16 or 17'],
  },
  {
    ...{ id: 'explaining prison', title: 'Words to explain prison to a child', stage },
    names: [
      'words for children',
      'explain prison by age',
      'how to tell a child',
      'child friendly words',
      'pack for children',
      'by age',
    ],
    says: [
      'Short, true and calm, with the child’s own word for the person. Agree the words with the carer first, and let the child ask.',
      {
        label: 'Under 5',
        value:
          '“Daddy did something that is not allowed. A judge said he must stay in a place called prison. You did nothing wrong. We know where he is.”',
      },
      {
        label: '5 to 9',
        value:
          '“Prison is a place for grown-ups who broke the law. There are rooms, meals, work and guards who keep it safe. Visitors are checked at the door, and a dog may sniff. It is nobody’s fault but the grown-up’s.”',
      },
      {
        label: '10 to 15',
        value:
          '“You may hear things from others. I will not tell you what is not true. You can love somebody and be angry with them. You may say yes, no, or not yet, and change your mind.”',
      },
      {
        label: '16 and 17',
        value:
          '“Your own wishes come first here. This is what we ask you, who reads it, and what you can ask us to keep back.”',
      },
    ],
    here: 'The letters to children are written by age, from the card of the referral, once the report is sent.',
    type: ['letters PCA-2026-0001'],
    source: `${questionnaire('8a and 12')}. The words are ours`,
    seeAlso: ['the child', 'visits', 'help for carers'],
  },
  {
    ...{ id: 'the carer', title: 'What to ask the carer', stage },
    names: [
      'carer',
      'parent',
      'mother',
      'father',
      'grandparent',
      'ask the carer',
      'capacity to protect',
      'collusion',
      'able to protect',
    ],
    says: [
      'Six things. What they think, why they support it, and what they know and accept. Whether they push the child or put them off. Whether they might side with the prisoner, or had a part in it. Whether they can protect.',
      'Ask the last one by what they did, not by what they promise. Would they end a visit in front of everybody?',
    ],
    here: 'Section B. What the carer needs for themselves is asked there too, and is never sent.',
    type: ['open PCA-2026-0001 B', 'invite PCA-2026-0001'],
    source: guidance('2.2 and 3 (5)'),
    seeAlso: ['family refuses', 'help for carers', 'escorts'],
  },
  {
    ...{ id: 'the prisoner', title: 'What to find out about the prisoner', stage },
    names: ['prisoner', 'offences', 'conviction', 'motive', 'victim', 'coercion', 'risk from prisoner'],
    says: [
      'Five things. Why they ask, and what they did and to whom. How they might press the child or the carer. Whether the police investigate, and what they plan on release.',
      'Describe whoever was harmed, never by name. Use records and the people who work with the prisoner; the family may not know it all.',
    ],
    here: 'Section C. Names that must never appear can be given there: part 1 is searched for them.',
    type: ['open PCA-2026-0001 C'],
    source: guidance('2.3'),
    seeAlso: ['probation', 'police hold', 'release'],
  },
  {
    ...{ id: 'who is asked', title: 'Whom to ask, and when', stage },
    names: [
      'people to ask',
      'agencies',
      'contacts',
      'prison worker',
      'omu',
      'offender manager',
      'chase',
      'no reply',
      'multi agency',
    ],
    says: [
      'Ask in the first days: the probation officer, the prisoner’s own worker in the prison, the police, and the LADO Team. Each knows something that nobody else does.',
      'A date for the answer helps. “No reply by 4 December” is a fair finding, and no reason to be late.',
    ],
    here: 'I write the letters and chase the answers. Each answer is noted with what may be passed on.',
    type: ['people PCA-2026-0001', 'no answer PCA-2026-0001 probation'],
    source: guidance('4'),
    seeAlso: ['probation', 'lado', 'more time'],
  },
  {
    ...{ id: 'probation', title: 'The probation officer', stage },
    names: ['offender management', 'probation report', 'oasys'],
    says: [
      'Probation may know of the prisoner’s character and offences what is written nowhere else. Ask about risk to children, pattern, attitude, programmes done, licence plans, and their own view on contact.',
      'They write a report of their own for the Governor. Ask whether it says something else than ours.',
    ],
    here: 'A letter to probation is ready under “People to ask”.',
    type: ['ask PCA-2026-0001 probation: Jo Bloggs, probation officer'],
    source: guidance('4 (1) and the note on who decides'),
    seeAlso: ['who is asked', 'release', 'orders'],
  },
  {
    ...{ id: 'lado', title: 'The LADO', stage },
    names: [
      'designated officer',
      'worked with children',
      'position of trust',
      'local authority designated officer',
    ],
    says: [
      'The LADO (Designated Officer) and their team are involved wherever the prisoner worked with children, paid or not, and harmed a child. They may ask for the report themselves, and may know what was never in court.',
      'Ask them in every case; “not known to us” is worth a line.',
    ],
    here: 'The signed report goes to the prison and to the LADO in two separate e-mails, unless the council chose otherwise.',
    type: ['asked PCA-2026-0001 lado by telephone on 1 December'],
    source: guidance('1, 3 (3) and 4 (3)'),
    seeAlso: ['who gets the report', 'who is asked'],
  },
  {
    ...{ id: 'chronology', title: 'The chronology', stage },
    names: ['history', 'family history', 'timeline', 'past abuse', 'background'],
    says: [
      'If there is none on file, write a short one. Abuse or protection concerns in the family’s past may mean more risk than today’s checks show.',
      'Ten dated lines with their sources are better than ten pages.',
    ],
    here: 'Section D says whether there is one, and what matters in it. It stands in part 2.',
    type: ['open PCA-2026-0001 D'],
    source: guidance('3 (1)'),
    seeAlso: ['other children', 'the carer'],
  },
  {
    ...{ id: 'help for carers', title: 'Help for carers and children', stage },
    names: [
      'support',
      'carer needs',
      'unmet needs',
      'early help',
      'family support',
      'carers assessment',
      'stigma',
      'money',
      'foster carers',
    ],
    says: [
      'Somebody who is suddenly the only parent has needs of their own: money, housing, work, sleep, somebody to talk to. A child may be teased, ashamed or silent. Offer help whatever the advice is.',
      'Foster carers want advice, words to use, and to know who goes on a visit. A relative or a worker may go instead of them.',
    ],
    here: 'Section B counts what the carer needs and nobody gives; section C what the family needs after release. No name is counted.',
    source: questionnaire('8a, 10a, 11a and 15'),
    seeAlso: ['explaining prison', 'school', 'release'],
  },
  {
    ...{ id: 'about a prison', title: 'What colleagues know about a prison', stage },
    names: [
      'prison notes',
      'notes about prisons',
      'prison facilities',
      'telephone of the prison',
      'named contact',
    ],
    says: [
      'Prisons differ in nearly everything: the way in, who may come with a child, what visitors must show, whom to ring. Most staff have had no training in it, so what one has learned helps the next.',
      'A note is about the prison. Write nothing about a family in it.',
    ],
    here: '“About this prison” stands on the card of a referral; there you also write a note.',
    type: ['about ZAA', 'note about ZAA: The way in takes an hour.'],
    source: `${questionnaire('6a, 7a and 12')}. ${HERE}`,
    seeAlso: ['visits', 'who is asked'],
  },
  {
    ...{ id: 'school', title: 'School, and visits in school time', stage },
    names: ['absence from school', 'teacher', 'school time', 'school note'],
    says: [
      'Visiting hours often fall in school time. Ask for a weekend, a holiday or a family day first. Tell a school only what it needs to know, and agree it with the carer.',
      'A teacher who knows can help a child who is teased. How an absence is recorded is for the school.',
    ],
    here: '“Visits fall in school time” is one of the barriers in section F, and is counted. For a visit in school time there is a note to the school.',
    type: ['open PCA-2026-0001 F', 'school note PCA-2026-0001: 14 December, 10:00 to 15:00'],
    source: `${questionnaire('11a and 12')}. ${PRACTICE}`,
    seeAlso: ['visits', 'help for carers'],
  },
]
