/** Which tables are counted, as policy: of what, by which day, with which rows and words (2.11, 68). */

import { USEFUL } from './closing.ts'
import type { Directory } from './directory.ts'
import type { Option } from './form.ts'
import { LEVELS } from './levels.ts'
import { MORE_TIME_OPTIONS } from './more-time.ts'
import * as list from './options.ts'
import { WITHDRAWN_BECAUSE } from './triage.ts'

export type StatisticsTable = {
  readonly id: string
  readonly title: string
  /** What one count is: a child once in each request, or a request once. */
  readonly unit: 'children' | 'requests'
  /** How it is counted, where that is not plain. */
  readonly note: string
  /** By the day it was received, the day the report had gone, or the day the Governor or Director decided. */
  readonly countedBy: 'received' | 'sent' | 'decided'
  /**
   * Whether each child or request is in one row alone, so that the rows add up to the total. Where not, the cube has
   * a row `ALL` with how many were asked.
   */
  readonly exclusive: boolean
  readonly values: readonly Option[]
  /** Its rows are sums of rows of another table: from the rows there to the rows here. */
  readonly folds?: { readonly table: string; readonly rows: Readonly<Record<string, string>> }
}

/** The row of a table that is not `exclusive`: everybody who was asked, each once. */
export const ALL = 'all'

export const NOT_RECORDED = 'not_recorded'

/** A prison that the directory does not know any more. */
export const OTHER_PRISON = 'other_prison'

/** Every table with its rows, the prisons of this directory included, in the order in which they are read. */
export const statisticsTables = ({ prisons }: Pick<Directory, 'prisons'>): readonly StatisticsTable[] =>
  TABLES.map((table) =>
    table.id === 'prison' ? { ...table, values: [...prisonRows(prisons), ...table.values] } : table,
  )

/** The row that a counted value stands in: its own, or the last one where the table knows no such row any more. */
export const rowOf = ({ values }: StatisticsTable, value: string): string =>
  value === ALL || values.some(({ id }) => id === value) ? value : (values.at(-1)?.id ?? value)

const prisonRows = (prisons: Directory['prisons']): readonly Option[] =>
  prisons.map(({ code, name }) => ({ id: code, label: name }))

const unknown: readonly Option[] = list.options({ [NOT_RECORDED]: 'Not recorded' })

/** The level that was asked for where the request named none. */
export const NOT_SAID = 'not_said'

const LEVEL_ROWS: readonly Option[] = LEVELS.map(({ level, plain }) => ({
  id: String(level),
  label: `Level ${level}: ${plain.charAt(0).toLowerCase()}${plain.slice(1)}`,
}))

/** Each child once in each request, by the day it was received. */
const CHILDREN = { unit: 'children', countedBy: 'received', exclusive: true, note: '' } as const
const REQUESTS = { unit: 'requests', countedBy: 'received', exclusive: true, note: '' } as const
/** Each request whose report has gone, by that day. */
const ANSWERED = { unit: 'requests', countedBy: 'sent', exclusive: true } as const

/** Without the prisons, which the directory knows. The id is the column that is counted, see `figures.ts`. */
export const TABLES: readonly StatisticsTable[] = [
  {
    ...{ ...CHILDREN, id: 'ages', title: 'Ages of the children' },
    note: 'On the day the request was received.',
    values: list.options({
      not_born: 'Not born yet',
      '0_4': '0 to 4',
      '5_9': '5 to 9',
      '10_15': '10 to 15',
      '16_17': '16 and 17',
      adult: '18 or older',
      [NOT_RECORDED]: 'Not recorded',
    }),
  },
  {
    ...{ ...CHILDREN, id: 'relationship', title: 'What the child is to the prisoner' },
    values: [...list.RELATIONSHIPS, ...unknown],
  },
  {
    ...{ ...CHILDREN, id: 'parent_in_prison', title: 'Children with a parent in prison' },
    note: 'Worked out from what the child is to the prisoner.',
    values: list.options({
      parent: 'The prisoner is a parent',
      parent_figure: 'A step-parent, foster carer or partner of a parent',
      relative: 'Another relative',
      other: 'Someone else',
      [NOT_RECORDED]: 'Not recorded',
    }),
    folds: {
      table: 'relationship',
      rows: {
        ...{ son: 'parent', daughter: 'parent', adopted_child: 'parent' },
        ...{ stepson: 'parent_figure', stepdaughter: 'parent_figure', foster_child: 'parent_figure' },
        ...{ partners_child: 'parent_figure', grandchild: 'relative', brother_or_sister: 'relative' },
        ...{ half_or_step_sibling: 'relative', niece_or_nephew: 'relative', other: 'other' },
        [NOT_RECORDED]: NOT_RECORDED,
      },
    },
  },
  {
    ...{ ...CHILDREN, id: 'legal_status', title: 'Legal status of the children' },
    note: 'As it was recorded with the request.',
    values: [...list.LEGAL_STATUSES, ...unknown],
  },
  {
    ...{ ...CHILDREN, id: 'in_care', title: 'Children in care' },
    values: list.options({ yes: 'In care', no: 'Not in care' }),
    folds: {
      table: 'legal_status',
      rows: Object.fromEntries(
        [...list.LEGAL_STATUSES, ...unknown].map(({ id }) => [
          id,
          id.startsWith('looked_after_') ? 'yes' : 'no',
        ]),
      ),
    },
  },
  {
    ...{ ...REQUESTS, id: 'source', title: 'Who asked' },
    values: [...list.REQUEST_SOURCES, ...unknown],
  },
  {
    ...{ ...REQUESTS, id: 'request_type', title: 'What was asked for' },
    values: [...list.REQUEST_TYPES, ...unknown],
  },
  {
    ...{ ...REQUESTS, id: 'outcome', title: 'What became of the requests' },
    note: 'As it is today.',
    values: list.options({
      report_sent: 'Report sent',
      short_view: 'Answered with a short view',
      redirected: 'Passed to another authority',
      duplicate: 'The same as another request',
      logged: 'Logged, nothing to assess',
      ...Object.fromEntries(
        Object.entries(WITHDRAWN_BECAUSE).map(([id, label]) => [`withdrawn_${id}`, `Withdrawn: ${label}`]),
      ),
      withdrawn: 'Withdrawn, reason not recorded',
      open: 'Still open',
    }),
  },
  {
    ...{ ...REQUESTS, id: 'prison', title: 'Prison' },
    note: 'Where the prisoner is, as far as we heard.',
    values: list.options({ [OTHER_PRISON]: 'A prison that is not in the directory' }),
  },
  {
    ...{ ...REQUESTS, id: 'sentence_band', title: 'Sentence of the prisoner' },
    values: [...list.SENTENCES, ...unknown],
  },
  {
    ...{ ...REQUESTS, id: 'care_leaver', title: 'Prisoners who are care leavers' },
    values: [...list.YES_NO_NOT_KNOWN, ...unknown],
  },
  {
    ...{ ...CHILDREN, id: 'level_asked', title: 'Level of contact asked for' },
    note: 'The level that the request names, for each child in it.',
    values: [...LEVEL_ROWS, { id: NOT_SAID, label: 'Not said' }],
  },
  {
    ...{ ...CHILDREN, id: 'level_recommended', title: 'Level of contact we advised', countedBy: 'sent' },
    note: 'In reports that were signed and have gone.',
    values: [...LEVEL_ROWS, ...unknown],
  },
  {
    ...{ ...CHILDREN, id: 'level_decided', title: 'Level of contact decided', countedBy: 'decided' },
    note: 'The newest decision that the prison told us, by the day it was made.',
    values: [...LEVEL_ROWS, ...unknown],
  },
  {
    ...{ ...CHILDREN, id: 'agreement', title: 'The decision beside our advice', countedBy: 'sent' },
    note: 'For every child in the reports that have gone.',
    values: list.options({
      as_advised: 'As advised',
      stricter: 'Less contact than we advised',
      wider: 'More contact than we advised',
      not_known: 'Not known yet',
    }),
  },
  {
    ...{ ...ANSWERED, id: 'on_first_date', title: 'Report sent by the first date' },
    note: 'The first due day there was, whatever was agreed later.',
    values: list.options({ yes: 'In time', no: 'Late' }),
  },
  {
    ...{ ...ANSWERED, id: 'on_agreed_date', title: 'Report sent by the agreed date' },
    note: 'The due day as it was when the report went.',
    values: list.options({ yes: 'In time', no: 'Late' }),
  },
  {
    ...{ ...ANSWERED, id: 'more_time', title: 'More time agreed, by reason', exclusive: false },
    note: 'A request with two reasons is in both rows.',
    values: [
      ...MORE_TIME_OPTIONS,
      ...list.options({ none: 'No more time was agreed', [NOT_RECORDED]: 'Reason not recorded' }),
    ],
  },
  {
    ...{ ...ANSWERED, id: 'barriers', title: 'What stood in the way of contact', exclusive: false },
    note: 'A request may be in several rows.',
    values: [...list.BARRIERS, ...list.options({ none: 'Nothing was named' })],
  },
  {
    ...{ ...CHILDREN, id: 'no_escort', title: 'Why nobody can go with the child', countedBy: 'sent' },
    note: 'For each child for whom no suitable adult was found.',
    values: [...list.NO_ESCORT, ...unknown],
  },
  {
    ...{ ...ANSWERED, id: 'unmet_needs', title: 'What carers need for themselves', exclusive: false },
    note: 'A carer may be in several rows.',
    values: [...list.CARER_NEEDS, ...unknown],
  },
  {
    ...{ ...ANSWERED, id: 'release_support', title: 'Support planned for after release', exclusive: false },
    note: 'A request may be in several rows.',
    values: [...list.RELEASE_SUPPORT, ...unknown],
  },
  {
    ...{ ...ANSWERED, id: 'after_release', title: 'After release', exclusive: false },
    note: 'Where somebody told us how it went after a release. A request is in several rows.',
    // One table, because both are asked of the same few: two totals of them would give each other away.
    values: [
      ...list.RELEASE_SUPPORT.map(({ id, label }) => ({ id: `support_${id}`, label: `Support: ${label}` })),
      ...list.CARER_NEEDS.map(({ id, label }) => ({ id: `need_${id}`, label: `The carer needs: ${label}` })),
      ...unknown,
    ],
  },
  {
    ...{ ...ANSWERED, id: 'useful', title: 'Was our report useful?' },
    note: 'What the prison said when it was closed.',
    values: [...USEFUL, ...list.options({ not_answered: 'No answer yet' })],
  },
]
