/** What a good answer looks like in sections C, D and E: the prisoner, the history, the orders. */
import type { GoodAnswer } from './good-answers.ts'
import { guidance, PRACTICE } from './sources.ts'

export const PRISONER_ANSWERS: Readonly<Record<string, GoodAnswer>> = {
  prisonerMotive: {
    says: 'Give what they say, then what those who know them think. Say who told you and when; a motive nobody checked is only a claim.',
    example:
      'He told his prison worker that he wants to say sorry. Probation (1 December): he asks for photographs first.',
    source: guidance('2.3 (1)'),
  },
  offences: {
    says: 'What happened, when, the sentence, and any pattern. Describe whoever was harmed and never name them; take it from records, not from the family.',
    example:
      'Convicted in 2025 of harming a child in the family over two years; five years. One caution in 2011, similar.',
    source: guidance('2.3 (2)'),
  },
  prisonerCoercion: {
    says: 'Look at the child, the carer, and those who could be used as go-betweens. Say by which way it could come, and what would stop it.',
    example:
      'He rang the carer daily in May until his calls were checked. Letters that are read would carry less of it.',
    source: guidance('2.3 (3)'),
  },
  investigationNote: {
    says: 'Role, station and day are enough; names stay in the case record. Say what they asked of us, in their words.',
    example:
      'The officer in the case, by telephone on 2 December: “Please do not speak to the child before the interview.”',
    source: guidance('2.3 (4)'),
  },
  releasePlans: {
    says: 'When, where to, and with whom. Set what the prisoner expects beside what the carer and probation expect.',
    example:
      'Release in May. He expects to come home; the carer does not want it, and probation looks for another address.',
    source: guidance('2.3 (5)'),
  },
  chronology: {
    says: 'If there is none on file, write one: short, dated, with its sources. Old concerns show more risk than checks alone.',
    example: 'Written for this assessment: eleven entries from 2015, from our record, health and school.',
    source: guidance('3 (1)'),
  },
  chronologyNote: {
    says: 'Pick the few events that bear on contact, and say what they mean together.',
    example:
      'Three moves in two years, each after somebody new joined the household. She settled when visits stopped.',
    source: guidance('3 (1)'),
  },
  otherChildren: {
    says: 'Brothers and sisters, children of a partner, children they looked after. Say for each whether anybody is working with them.',
    example: 'A stepson, 9, lives elsewhere, closed to us in 2023. A cousin, 4, never met him.',
    source: guidance('1'),
  },
  precedent: {
    says: 'The prison may read a yes for one child as a yes for the next. Say what is different about each of them.',
    example: 'Letters suit her at 14. They would not suit her brother, 6, who was in the room.',
    source: guidance('1'),
  },
  askedNote: {
    says: 'Role, day and what they said; keep fact and view apart. “No reply by 4 December” is a fair answer, and the report need not wait.',
    example:
      'Probation, 1 December: high risk to children, no contact supported. LADO, 2 December: not known to them.',
    source: guidance('4'),
  },
  ordersNote: {
    says: 'What each order says about contact, and until when. If one seems to forbid what you advise, say how you read it and who you asked.',
    example:
      'The order of 2024 forbids visits and calls until 2028. Letters through probation are allowed; our lawyer agrees.',
    source: PRACTICE,
  },
}
