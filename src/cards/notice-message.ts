/** The short messages that come to a person's own chat by themselves: what happened, and what to do next. */
import { type Directory, nameOf, teamById } from '../domain/directory.ts'
import type { Notice } from '../domain/events.ts'
import { sayDay, sayMoment } from '../domain/moment.ts'
import { pageOf } from '../domain/questions.ts'
import type { Referral } from '../domain/referral.ts'
import { coverMessage } from './cover-messages.ts'
import { dueMessage } from './due-messages.ts'
import type { Message } from './message.ts'

/** `summary` may show in a notification, so it holds no names and nothing of the family. */
export type NoticeMessage = Message & { readonly summary: string }

const open = (referral: Referral, title = 'See the referral') =>
  ({ title, verb: 'show', style: 'positive', reference: referral.reference }) as const

/** Undefined where the message no longer fits how things stand. */
export function noticeMessage(
  notice: Pick<Notice, 'what' | 'to'>,
  referral: Referral,
  directory: Directory,
): NoticeMessage | undefined {
  const { reference } = referral
  const plain = (summary: string, ...lines: string[]): NoticeMessage => ({
    title: `${reference}: ${summary}`,
    summary,
    lines,
    buttons: [open(referral)],
  })
  switch (notice.what) {
    case 'allocated':
      return plain(
        'allocated to you',
        `It is due on ${sayDay(referral.due.day)}. Your own target, the draft to the Team Manager, is ${sayDay(referral.due.internalTarget)}.`,
        'Good first steps: ask the probation officer, the prison’s worker, the police and the LADO; book a visit to the child.',
      )
    case 'changes-asked':
      return changesAsked(referral, directory)
    case 'signed-off':
      if (!('signOff' in referral)) return undefined
      return plain(
        'signed off',
        `Signed off by ${nameOf(directory, referral.signOff.by)}. The e-mails go on ${sayMoment(referral.signOff.releaseAt)}.`,
      )
    case 'sign-off-undone':
      return referral.status === 'submitted'
        ? plain('sign-off undone', 'Nothing was sent. It is with the Team Manager again.')
        : undefined
    case 'sent':
      return plain(
        'sent',
        'The report has gone to the prison and to the LADO, each in an e-mail of its own. Both were accepted by the mail system, so the sign-off can no longer be undone.',
      )
    case 'send-stopped':
      return plain(
        'not sent',
        'The report was signed off, but it was not sent: the police have asked us to wait, or the report is not word for word the one that was signed, or it is larger than one e-mail may be (3 MB). Please look at it together; until it has gone, the sign-off can be undone.',
      )
    case 'delivery-failed':
      return withAgain(
        plain(
          'an e-mail could not be sent',
          'The report could not be sent to every recipient after several tries. Please telephone the prison or the LADO, and tell your administrator. When it is mended, send it again.',
        ),
        reference,
      )
    case 'receipt-failed':
      return withAgain(
        plain(
          'the receipt could not be sent',
          'The referral is recorded and the team has it. Please tell the prison or the LADO yourself that we have it, and when we aim to reply.',
        ),
        reference,
      )
    case 'channel-not-reached':
      return plain(
        'the card could not be posted',
        'The referral is recorded, but its card could not be put in the channel. Please tell the Team Manager yourself, and ask your administrator whether the bot is in that team.',
      )
    case 'person-not-reached':
      return plain(
        'somebody could not be reached',
        'A message about this referral could not be delivered in Teams. Please make sure that the Team Manager and the social worker know of it.',
      )
    case 'not-filed':
      return plain(
        'the reports could not be filed',
        'The reports could not be put in the team’s folder. The work goes on; please tell your administrator.',
      )
    case 'folder-not-reached':
      return folderNotReached(referral, directory)
    default:
      return dueMessage(notice, referral, directory) ?? coverMessage(notice, referral, directory)
  }
}

const withAgain = (said: NoticeMessage, reference: string): NoticeMessage => ({
  ...said,
  buttons: [...said.buttons, { title: 'Send again', verb: 'send-again', reference }],
})

/** For the administrator, who may not see the case: no button leads there. */
function folderNotReached({ reference, team }: Referral, directory: Directory): NoticeMessage {
  const name = teamById(directory, team)?.name ?? team
  return {
    title: `${reference}: the team’s folder could not be written to`,
    summary: 'the team’s folder could not be written to',
    lines: [
      `Microsoft did not take the reports for the folder of ${name}, after several tries. The work on the referral goes on without it.`,
      'Please look in SharePoint whether that folder is still there, and is the one that the authority file names for the team (driveId and folderId).',
      'If it is, the bot’s right to write there may be gone: an administrator of SharePoint grants it again on that site (Sites.Selected, role write).',
    ],
    buttons: [{ title: 'What I can do', verb: 'help' }],
  }
}

function changesAsked(referral: Referral, directory: Directory): NoticeMessage | undefined {
  if (referral.status !== 'changes_asked') return undefined
  const { by, reason, section } = referral.changes
  const page = section === undefined ? undefined : pageOf(section, referral.details.children.length)
  const where = page === undefined ? 'the report' : `${page.section.id}. ${page.section.title}`
  const target = page?.key
  return {
    title: `${referral.reference}: changes asked for`,
    summary: 'changes asked for',
    lines: [`${nameOf(directory, by)} asks for changes in ${where}:`, `“${reason}”`],
    buttons:
      target === undefined
        ? [open(referral, 'Open the assessment')]
        : [
            {
              title: `Open ${target}`,
              verb: 'open-page',
              style: 'positive',
              reference: referral.reference,
              key: target,
            },
            { title: 'See all sections', verb: 'show', reference: referral.reference },
          ],
  }
}
