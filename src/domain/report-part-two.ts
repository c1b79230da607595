/** Part 2, to be withheld from the prisoner: each item says why (2.6, 36). */
import type { Block } from './blocks.ts'
import { thingsToExplain } from './explanations.ts'
import { findings } from './findings.ts'
import { answerOf } from './form.ts'
import { dayOf } from './moment.ts'
import { type ReportMatter, sayPeople } from './report-matter.ts'
import { sayOf } from './report-part-one.ts'

export const WITHHOLD =
  'Withhold from the prisoner. Please do not show or read out any of this part to the prisoner without asking us first.'

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
      'What the prison should know',
      say('H', 'confidentialNote'),
      say('H', 'reasonToWithhold') || 'Confidential to the prison.',
    ],
  ]
  const rows = items.filter(([, held]) => held !== '')
  const explained = thingsToExplain(
    matter.referral.details,
    matter.assessment,
    dayOf(matter.submittedAt),
  ).filter((thing) => thing.child === child && thing.explanation !== '')
  return [
    { kind: 'heading', level: 1, text: 'Prison contact assessment: part 2' },
    { kind: 'statement', text: WITHHOLD },
    {
      kind: 'facts',
      caption: 'About',
      rows: [
        ['Child', answerOf(details, 'fullName')],
        ['Legal status', matter.legalStatus(child)],
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
