/** Guidance for some children: in care, nearly grown, harmed, not born yet. */
import { guidance, HERE, PRACTICE, procedures, questionnaire } from './sources.ts'
import type { Topic } from './topic.ts'

const stage = 'children'

export const CHILDREN_TOPICS: readonly Topic[] = [
  {
    ...{ id: 'child in care', title: 'A child in care', stage },
    names: [
      'looked after',
      'looked after child',
      'in care',
      'foster',
      'iro',
      'care plan',
      'section 20',
      'care order',
      'advocate',
    ],
    says: [
      'The way is another one: a court or the care plan may have answered already. Look there first, tell the Independent Reviewing Officer, and ask those whose consent is needed by the legal status.',
      'Contact goes on unless it is not right for the child or cannot be arranged. We need a court order to stop it for more than seven days.',
      'Plan the way there, who supervises, an advocate, and what the foster carer needs to know. Notes of supervised contact are for the parents too, within three months.',
    ],
    here: 'A child in care has a section J, asked first. If the care plan answers the request, a short report is enough.',
    type: ['open PCA-2026-0001 J'],
    source: `${guidance('4, on Looked After children')}. ${questionnaire('4a')}. ${procedures('Lincolnshire and Hertfordshire')}`,
    seeAlso: ['escorts', 'help for carers', 'orders'],
  },
  {
    ...{ id: 'aged 16 or 17', title: 'A young person of 16 or 17', stage },
    names: [
      '16',
      '17',
      'sixteen',
      'seventeen',
      'teenager',
      'nearly 18',
      'turns 18',
      'older child',
      'aged 16 17',
    ],
    says: [
      'Their own wishes lead. Ask them first, tell them who will read what they say, and follow their wish unless it is unsafe. Say plainly where you do not.',
      'The carer is still asked. Whoever turns 18 before the report is due is no child any more: tell the prison.',
    ],
    here: 'I mark the page, and remind you where somebody turns 18 before the due day.',
    source: `${PRACTICE}. ${HERE}`,
    seeAlso: ['the child', 'when it is needed'],
  },
  {
    ...{ id: 'child who was harmed', title: 'A child harmed by the prisoner', stage },
    names: ['child is the victim', 'child victim', 'harmed by the prisoner', 'abused by', 'victim contact'],
    says: [
      'Begin with no contact, and ask what would have to be true for more. Ask the police and any therapist before you ask the child anything. Never ask about the offence.',
      'A child may still love the person, and wish for a letter. That wish deserves a careful answer. It can be “not now”.',
    ],
    here: 'Any level above 1 is then one of the things to explain. The Team Manager sees your reasons.',
    type: ['hold for police PCA-2026-0001: why'],
    source: `${guidance('1 and 2.3 (2)')}. ${PRACTICE}`,
    seeAlso: ['police hold', 'part 1 and part 2', 'best interests'],
  },
  {
    ...{ id: 'pregnancy and babies', title: 'Pregnancy and babies', stage },
    names: ['baby', 'babies', 'unborn', 'pregnant', 'infant', 'newborn', 'nappy', 'mother and baby unit'],
    says: [
      'A baby cannot say what they want: describe how they are with strangers, noise and being parted. Think of feeds, sleep, the journey and the search. Short and often suits a baby; a long day does not.',
      'Where a child is not born yet, say what is planned at birth and who decides then. Mothers in prison and those parted from very young children are easily overlooked.',
    ],
    here: 'An expected day of birth may stand in place of a date of birth.',
    source: `${questionnaire('11a')}. ${PRACTICE}`,
    seeAlso: ['visits', 'the carer', 'smuggling'],
  },
  {
    ...{ id: 'other children', title: 'Other children, and precedent', stage },
    names: [
      'siblings',
      'brothers and sisters',
      'precedent',
      'linked children',
      'half brother',
      'stepchildren',
      'more than one child',
    ],
    says: [
      'A yes for one child may be read as a yes for the next. List every child near the prisoner, and say what your advice means for each.',
      'Prisons normally look at a prisoner’s own children and those who lived with them. Any other child needs the Governor or Director to agree to it first.',
    ],
    here: 'One request can hold several children: shared pages are written once, and each gets a report of their own.',
    type: ['linked PCA-2026-0001', 'open PCA-2026-0001 D'],
    source: `${guidance('1')}. ${procedures('Lincolnshire')}`,
    seeAlso: ['levels', 'best interests', 'chronology'],
  },
  {
    ...{ id: 'young prisoner', title: 'A prisoner who is under 18', stage },
    names: ['young offender', 'yoi', 'youth justice', 'prisoner under 18', 'child prisoner', 'peer'],
    says: [
      'The steps are the same, and the prisoner is a child too. An offence among young people can set off a flag that does not fit: limits should be in proportion.',
      'Ask the youth justice worker beside the prison’s own.',
    ],
    here: 'Add the youth justice worker under “People to ask”.',
    type: ['people PCA-2026-0001'],
    source: procedures('a young offender institution’s local procedure, by Walsall'),
    seeAlso: ['the prisoner', 'who is asked'],
  },
]
