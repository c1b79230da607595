/** The numbers as a report for the partnership: how they were counted first, then each table with its picture. */
import type { Block, ReportDocument } from './blocks.ts'
import type { Directory } from './directory.ts'
import { type Moment, sayDay } from './moment.ts'
import type { Published, PublishedTable } from './statistics.ts'
import {
  HELD,
  headlines,
  isOver,
  sayCount,
  sayCounted,
  sayTable,
  sayWhose,
  WHY_HELD,
} from './statistics-words.ts'

type Made = { readonly directory: Directory; readonly madeAt: Moment }

export const statisticsDocument = (published: Published, { directory, madeAt }: Made): ReportDocument => {
  const whose = sayWhose(directory, published.team)
  return {
    fileName: `prison-contact-numbers-${published.period.id}.pdf`,
    reference: published.period.say,
    ...{ child: 0, part: 1, draft: false },
    title: `Contact with people in prison: numbers of ${published.period.say}`,
    marking: 'OFFICIAL',
    standing: `${whose} · counted on ${sayDay(published.today)}${isOver(published) ? '' : ', not over'}`,
    madeAt,
    blocks: [
      {
        kind: 'heading',
        level: 1,
        text: `Contact with people in prison: numbers of ${published.period.say}`,
      },
      ...opening(published, whose),
      ...stages(published),
      ...published.tables.flatMap(tableBlocks),
    ],
  }
}

/** What the questionnaire of 2007 could not be answered by: its question, and where the answer stands. */
const ANSWERS: readonly (readonly [string, string])[] = [
  ['1, 2b: regular figures, and who asks', 'Who asked; What was asked for'],
  ['2: children with a parent in prison, in twelve months', 'In short; Children with a parent in prison'],
  ['2a: care leavers who are parents in prison', 'Prisoners who are care leavers'],
  ['3: how many children now', 'In short'],
  ['4: children in care', 'Legal status of the children; Children in care'],
  ['5c: short sentences', 'Sentence of the prisoner'],
  ['7: at what level contact is right', 'Level of contact asked for, advised and decided'],
  ['8: who goes with the child', 'Why nobody can go with the child'],
  ['10: support after release', 'Support planned for after release; After release'],
  ['11: what stands in the way', 'What stood in the way of contact; Prison'],
  ['14: did it help', 'Was our report useful?'],
  ['15: carers’ own needs', 'What carers need for themselves'],
]

function opening(published: Published, whose: string): readonly Block[] {
  return [
    { kind: 'heading', level: 2, text: 'In short' },
    {
      kind: 'facts',
      caption: 'What this report is about',
      rows: [
        ['Period', published.period.say],
        ['Whose', whose],
        ['Counted', sayCounted(published)],
      ],
    },
    { kind: 'list', items: headlines(published) },
    { kind: 'heading', level: 2, text: 'How it is counted' },
    {
      kind: 'list',
      items: [
        'A request is one letter about one prisoner. It may be about several children, and each child is counted in each request. Where each child is counted once, that is said.',
        'A request counts in the quarter in which the council first received it; a report in the quarter in which it had gone; a decision in the quarter in which it was made.',
        'Whether a report was in time is said by the first due day there was, and by the day that was agreed.',
        'Quarters and financial years (April to March) are the only periods: others would overlap them.',
      ],
    },
    { kind: 'statement', text: WHY_HELD },
    {
      kind: 'table',
      caption: 'Questions of the 2007 questionnaire, and where they are answered',
      head: ['Question', 'Where'],
      rows: ANSWERS,
    },
  ]
}

const stages = ({ medians }: Published): readonly Block[] => [
  { kind: 'heading', level: 2, text: 'How long each stage took' },
  {
    kind: 'table',
    caption: 'Median calendar days: half took no longer',
    head: ['Stage', 'Days'],
    rows: medians.map(({ label, days, lacks }) => [label, lacks === 'none' ? 'nothing yet' : sayCount(days)]),
  },
]

/** A picture where there is something to compare; its table always. */
function tableBlocks(table: PublishedTable): readonly Block[] {
  const { title, note, unit, rows, total } = table
  const counted = rows.filter(({ count }) => count !== 0)
  const chart: readonly Block[] =
    rows.filter(({ count }) => count !== undefined && count > 0).length < 2
      ? []
      : [
          {
            ...{ kind: 'chart', caption: title, alt: sayTable(table) },
            bars: counted.map(({ label, count }) => ({
              ...{ label, value: count ?? 0, say: sayCount(count) },
              ...(count === undefined ? { held: true } : {}),
            })),
          },
        ]
  return [
    { kind: 'heading', level: 2, text: title },
    ...(note === '' ? [] : [{ kind: 'paragraph' as const, text: note }]),
    ...chart,
    {
      ...{ kind: 'table', caption: `${title}, in ${unit}`, head: ['Row', capital(unit)] },
      rows: [
        ...rows.map(({ label, count }) => [label, sayCount(count)]),
        ['All together', total === undefined ? HELD : `${total}`],
      ],
    },
  ]
}

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`
