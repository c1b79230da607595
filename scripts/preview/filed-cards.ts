/** A sent referral by where its signed reports are: on their way, refused by the folder, filed. And the message. */
import { assessmentOverview } from '../../src/cards/assessment-overview.ts'
import { filedReports } from '../../src/cards/filed-reports.ts'
import { message } from '../../src/cards/message.ts'
import { noticeMessage } from '../../src/cards/notice-message.ts'
import type { Card } from '../../src/cards/render.ts'
import type { Filing, SignedReport } from '../../src/domain/filing.ts'
import type { Details, Referral } from '../../src/domain/referral.ts'
import type { MadeCard } from './made-cards.ts'
import * as sample from './sample.ts'

/** As long as SharePoint's addresses are. */
const FOLDER =
  'https://council.example/sites/ChildrensSocialCare-NorthLocalityTeam/Shared%20Documents/Prison%20contact%20assessments/Signed%20reports/2026/'

/** Both parts for each child, with an address or still without. */
export const signedReports = (children: number, filed: boolean): readonly SignedReport[] =>
  Array.from({ length: children }, (_, index) => index + 1).flatMap((child) =>
    [1, 2].map((part) => ({
      ...{ child, part },
      webUrl: filed ? `${FOLDER}PCA-2026-0147-child-${child}-part-${part}.pdf` : undefined,
    })),
  )

export function filedReferral(details: Details): Referral {
  const referral = sample.referralWith('sent', details)
  const filed = { at: '2026-12-07T10:31:00.000Z', keepUntil: '2027-03-07' }
  return referral.status === 'sent' ? { ...referral, filed } : referral
}

export function filedCards(details: Details): readonly MadeCard[] {
  const { children } = details
  const [all, none] = [signedReports(children.length, true), signedReports(children.length, false)]
  const [sent, filed] = [sample.referralWith('sent', details), filedReferral(details)]
  const overview = (name: string, referral: Referral, filing: Filing): MadeCard => ({
    name: `assessment-overview, ${name}`,
    surface: 'chat',
    card: assessmentOverview(
      {
        ...{ referral, filing, directory: sample.COUNCIL, today: '2026-12-08' },
        assessment: sample.wholeAssessment(children.length),
        ...{ by: sample.SAM, banner: '', more: [] },
      },
      'chat',
    ),
  })
  const said = noticeMessage({ what: 'sent', to: 'worker' }, filed, sample.COUNCIL)
  const shown = filedReports(filed, { reports: all, givenUp: false })
  return [
    overview('filed', filed, { reports: all, givenUp: false }),
    overview('not filed yet', sent, { reports: none, givenUp: false }),
    overview('refused by the folder', sent, { reports: none, givenUp: true }),
    ...(said === undefined ? [] : [sentMessage(message({ ...said, filed: shown }, 'chat'))]),
  ]
}

const sentMessage = (card: Card): MadeCard => ({ name: 'message, sent and filed', surface: 'chat', card })
