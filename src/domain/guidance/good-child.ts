/** What a good answer looks like in section A, the child. */
import type { GoodAnswer } from './good-answers.ts'
import { guidance } from './sources.ts'

export const CHILD_ANSWERS: Readonly<Record<string, GoodAnswer>> = {
  childView: {
    says: 'Their own words come first, then where you asked, who was there and what you saw. For a young child, say what they showed in play or drawing.',
    example:
      'She says: “I want to write to him but not go there.” At school, alone with me; she went quiet at “visit”.',
    source: guidance('2.1 (1)'),
  },
  viewNotSought: {
    says: 'Say what stopped you, who advised it and what you know of the child’s wishes all the same. A child is never asked against safe advice.',
    example: 'The carer refused on 3 December. In June the child told her teacher that she misses him.',
    source: guidance('2.1 (1)'),
  },
  childMotivation: {
    says: 'Say what the child hopes will happen, and whose idea it was. Missing somebody, guilt, worry and curiosity lead to different advice.',
    example:
      'He wants to know that his father is safe. Nobody had raised it with him; his questions began at school.',
    source: guidance('2.1 (2)'),
  },
  childKnowledge: {
    says: 'Say what they have been told, by whom and in which words, and what they seem to have guessed. Do not be the one who tells them.',
    example:
      'She was told “Dad did something wrong to a child”. She has not asked more, and looks away when it comes up.',
    source: guidance('2.1 (3)'),
  },
  prisonUnderstanding: {
    says: 'Ask what they think it looks like, and what would be hardest. Explain a search, the dogs and the waiting, and write down how they took it.',
    example:
      'He thinks of chains and the dark. After pictures of a visits hall he asked whether he may leave when he likes.',
    source: guidance('2.1 (4)'),
  },
  smugglingRisk: {
    says: 'Rate the whole situation, not the child’s honesty. A young child may carry something unknowing, and an older one may be pressed.',
    example: 'Medium: two finds on the prisoner this year, and an uncle who visited was barred.',
    source: guidance('2.1 (5)'),
  },
  smugglingReason: {
    says: 'Give what the rating rests on: the prisoner’s record inside, who would bring the child, and earlier visits. The prison’s own worker knows.',
    example: 'No finds in two years, by the prison’s worker on 2 December. The grandmother would bring him.',
    source: guidance('2.1 (5)'),
  },
  relationship: {
    says: 'Describe daily life before custody, and what has been since. Say how you know, and whether others see it differently.',
    example:
      'He took her to school most days until 2024. Two cards since, both kept; the carer recalls more shouting than she does.',
    source: guidance('2.1 (6)'),
  },
  benefit: {
    says: 'Name what this child would gain, and by which kind of contact. “Contact is good for children” says nothing about this one.',
    example:
      'Letters would end her wondering whether he is alive. A visit would add little now, and she fears the building.',
    source: guidance('2.1 (7)'),
  },
  impactOfNoContact: {
    says: 'Think of the next months and of the adult this child will be. Say what could take the place of contact.',
    example:
      'He may think that he was forgotten. Life-story work and a photograph kept for him would soften that.',
    source: guidance('2.1 (8)'),
  },
}
