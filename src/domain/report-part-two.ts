/** Part 2, to be withheld from the prisoner: each item says why (2.6, 36). */
import { ageOf, ownWishesLead } from './ages.ts'
import { isShort, sectionAnswers } from './assessment.ts'
import type { Block } from './blocks.ts'
import { thingsToExplain } from './explanations.ts'
import { findings } from './findings.ts'
import { type Answers, answerOf } from './form.ts'
import { isEscortHeld } from './in-care.ts'
import { type Day, dayOf } from './moment.ts'
import { type ReportMatter, sayPeople } from './report-matter.ts'
import { sayOf } from './report-part-one.ts'
import { whyShort } from './short-report.ts'

export const WITHHOLD =
  'Withhold from the prisoner. Please do not show or read out any of this part to the prisoner without asking us first.'

/** Why there is less in this report than usual. */
export const WHY_SHORT =
  'The child’s care plan already answers this request, so not everybody was asked again. What it says is below.'

type Item = readonly [what: string, held: string, why: string]

export function partTwo(matter: ReportMatter, child: number): readonly Block[] {
  const say = sayOf(matter, child)
  const { children, carer } = matter.referral.details
  const details = children[child - 1] ?? {}
  const items: readonly Item[] = [
    ['Child’s address', answerOf(details, 'address'), 'The prisoner must not learn where the child lives.'],
    [
      'School or nursery',
      answerOf(details, 'school'),
      'The prisoner must not learn where the child can be found.',
    ],
    ['Carer', answerOf(carer, 'fullName'), 'To reach the carer. Not for the prisoner.'],
    ['How to reach the carer', answerOf(carer, 'contact'), 'To reach the carer. Not for the prisoner.'],
    [
      'Adult to go with the child',
      isEscortHeld(details, sectionAnswers(matter.assessment, 'G', child))
        ? `${say('G', 'escortName')} (${say('G', 'escortRole').toLowerCase()})`
        : '',
      'The prisoner must not learn with whom the child lives.',
    ],
    [
      'What the prison should know',
      say('H', 'confidentialNote'),
      say('H', 'reasonToWithhold') || 'Confidential to the prison.',
    ],
  ]
  const rows = items.filter(([, held]) => held !== '')
  const explained = thingsToExplain(matter.referral, matter.assessment, dayOf(matter.submittedAt)).filter(
    (thing) => thing.child === child && thing.explanation !== '',
  )
  return [
    { kind: 'heading', level: 1, text: 'Prison contact assessment: part 2' },
    { kind: 'statement', text: WITHHOLD },
    {
      kind: 'facts',
      caption: 'About',
      rows: [
        ['Child', answerOf(details, 'fullName')],
        ['Legal status', matter.legalStatus(child)],
        ...wishes(details, say('A', 'childViewCode'), dayOf(matter.submittedAt)),
        ...(isShort(matter.assessment, children, child)
          ? [['Short report, because', WHY_SHORT] as const]
          : []),
        ...whyChosenShort(matter),
        ['Team', matter.teamName],
        ['Reply to', matter.council.replyAddress],
      ],
    },
    ...(rows.length === 0
      ? []
      : ([
          { kind: 'heading', level: 2, text: 'For the prison alone' },
          {
            kind: 'table',
            caption: 'For the prison alone',
            head: ['What', 'Held', 'Withheld because'],
            rows,
          },
        ] satisfies Block[])),
    { kind: 'heading', level: 2, text: 'Findings to be withheld' },
    ...findings(matter, child, 2),
    ...(explained.length === 0
      ? []
      : ([
          { kind: 'heading', level: 2, text: 'Points that needed an explanation' },
          {
            kind: 'table',
            caption: 'Points that needed an explanation',
            head: ['Point', 'Explanation'],
            rows: explained.map((thing) => [thing.say, thing.explanation]),
          },
        ] satisfies Block[])),
    { kind: 'heading', level: 2, text: 'How this report was made' },
    { kind: 'facts', caption: 'How this report was made', rows: sayPeople(matter) },
  ]
}

/** At 16 and 17. Part 1 is silent about it: beside the level it would tell the prisoner what the child wants. */
const wishes = (child: Answers, view: string, on: Day): readonly (readonly [string, string])[] =>
  ownWishesLead(child, on)
    ? [['Own wishes', `The child is ${ageOf(child, on)}, so their own wishes lead: ${view || 'not asked'}.`]]
    : []

function whyChosenShort({ assessment }: ReportMatter): readonly (readonly [string, string])[] {
  const why = whyShort(assessment)
  return why === undefined ? [] : [['Short report, because', why]]
}
