/** Where the signed reports are filed: a button for each, as far as they are, and a line on how it stands. */
import type { Filing, SignedReport } from '../domain/filing.ts'
import { dayOf, sayDay } from '../domain/moment.ts'
import type { Referral } from '../domain/referral.ts'

type Row = {
  readonly label: string
  readonly links: readonly { readonly title: string; readonly url: string; readonly tooltip: string }[]
}

/** What a template shows of it; nothing at all where nothing is filed and nothing on its way. */
export type FiledReports = {
  readonly filing: string
  readonly filed: readonly Row[]
  readonly moreFiled: string
}

export const NOTHING_FILED: FiledReports = { filing: '', filed: [], moreFiled: '' }

/** SharePoint checks who may open a report. The folder holds what a card has no room for. */
export function filedReports(referral: Referral, filing: Filing | undefined): FiledReports {
  if (filing === undefined) return NOTHING_FILED
  const rows = rowsOf(filing.reports)
  const shown = rows.slice(0, fitting(rows))
  const hidden = rows.length - shown.length
  return {
    filing: sayFiling(referral, filing),
    filed: shown,
    moreFiled:
      hidden === 0
        ? ''
        : `The reports of ${hidden} more are in the team’s folder, by names that begin with ${referral.reference}.`,
  }
}

/** As many as a card holds: Teams refuses a large card, and how long an address is, is up to SharePoint. */
const MOST_CHILDREN = 12
const MOST_LETTERS = 6_000

function fitting(rows: readonly Row[]): number {
  let letters = 0
  const first = rows.findIndex(({ links }, index) => {
    letters += links.reduce((sum, { url }) => sum + url.length, 0)
    return index >= MOST_CHILDREN || letters > MOST_LETTERS
  })
  return first < 0 ? rows.length : first
}

function rowsOf(reports: readonly SignedReport[]): readonly Row[] {
  const children = Map.groupBy(reports, ({ child }) => child)
  const many = children.size > 1
  return [...children].flatMap(([child, parts]) => {
    const links = parts.flatMap(({ part, webUrl }) =>
      webUrl === undefined
        ? []
        : [{ title: `Part ${part}`, url: webUrl, tooltip: sayReport(many ? child : undefined, part) }],
    )
    return links.length === 0 ? [] : [{ label: many ? `Report, child ${child}` : 'The signed report', links }]
  })
}

const sayReport = (child: number | undefined, part: number): string =>
  `Open the signed report, ${child === undefined ? '' : `child ${child}, `}part ${part}`

function sayFiling(referral: Referral, { reports, givenUp }: Filing): string {
  const noted = 'filed' in referral ? referral.filed : undefined
  if (noted !== undefined)
    return `Filed on ${sayDay(dayOf(noted.at))}. The copy here is kept until ${sayDay(noted.keepUntil)} at least.`
  const missing = reports.filter(({ webUrl }) => webUrl === undefined).length
  if (missing === 0) return reports.length === 0 ? '' : 'The signed reports are in the team’s folder.'
  const all = missing === reports.length
  if (givenUp)
    return `The team’s folder did not take ${all ? 'the signed reports' : 'all of the signed reports'}. Your administrator has been told.`
  return `${all ? 'The signed reports' : 'The other signed reports'} are on their way to the team’s folder.`
}
