/** The short messages that come to a person's own chat by themselves: what happened, and what to do next. */
import { type Directory, nameOf, personById, teamById } from '../domain/directory.ts'
import type { Notice } from '../domain/events.ts'
import { mayFileAgain } from '../domain/filing.ts'
import { sayDay, sayMoment } from '../domain/moment.ts'
import { pageOf } from '../domain/questions.ts'
import { isReleased, NO_TEAM, type Referral, workerOf } from '../domain/referral.ts'
import { isFamilyLocked, sayFamilyLock } from '../domain/safety.ts'
import { changeMessage } from './change-messages.ts'
import { contactMessage } from './contact-messages.ts'
import { coverMessage } from './cover-messages.ts'
import { decisionMessage } from './decision-messages.ts'
import { disagreementMessage } from './disagreement-messages.ts'
import { dueMessage } from './due-messages.ts'
import { familyLetterMessage } from './family-letter-messages.ts'
import { leaverMessage } from './leaver-messages.ts'
import type { Message, MessageButton } from './message.ts'
import { readdressMessage } from './readdress-messages.ts'
import { restrictionMessage } from './restriction-messages.ts'
import { safetyMessage } from './safety-messages.ts'
import { triageMessage } from './triage-messages.ts'

/** `summary` may show in a notification, so it holds no names and nothing of the family. */
export type NoticeMessage = Message & { readonly summary: string }

const open = (referral: Referral, title = 'See the referral') =>
  ({ title, verb: 'show', style: 'positive', reference: referral.reference }) as const

/** Undefined where the message no longer fits how things stand. */
export function noticeMessage(
  notice: Pick<Notice, 'what' | 'to' | 'person'>,
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
        `Good first steps: ask the probation officer, the prison’s worker, the police and the LADO${isFamilyLocked(referral) ? '.' : '; book a visit to the child.'}`,
        ...[sayFamilyLock(referral)].flatMap((lock) => lock ?? []),
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
        'The report was signed off, but it was not sent: the police have asked us to wait, or part 1 holds something that must not reach the prisoner, or the report is not word for word the one that was signed, or it is larger than one e-mail may be (3 MB). Please look at it together; until it has gone, the sign-off can be undone.',
      )
    case 'receipt-failed':
      return withAgain(
        plain(
          'the receipt could not be sent',
          `The referral is recorded${referral.team === NO_TEAM ? '' : ' and the team has it'}. Please tell the prison or the LADO yourself that we have it, and when we aim to reply.`,
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
      return notFiled(notice, referral, directory)
    case 'folder-not-reached':
      return folderNotReached(referral, directory)
    case 'mailbox-blind':
      return mailboxBlind(referral)
    default:
      return (
        dueMessage(notice, referral, directory) ??
        contactMessage(notice.what, referral) ??
        coverMessage(notice, referral, directory) ??
        readdressMessage(notice, referral, directory) ??
        restrictionMessage(notice, referral, directory) ??
        changeMessage(notice, referral, directory) ??
        triageMessage(notice, referral, directory) ??
        leaverMessage(notice, referral, directory) ??
        familyLetterMessage(notice, referral, directory) ??
        safetyMessage(notice, referral, directory) ??
        decisionMessage(notice, referral, directory) ??
        disagreementMessage(notice, referral, directory)
      )
  }
}

const withAgain = (said: NoticeMessage, reference: string): NoticeMessage => ({
  ...said,
  buttons: [...said.buttons, { title: 'Send again', verb: 'send-again', reference }],
})

const fileAgainButton = (reference: string): MessageButton => ({
  ...{ title: 'File it again', verb: 'file-again', style: 'positive', reference },
})

const howToFileAgain = (reference: string): string =>
  `The signed reports are not filed again by themselves. When the folder is mended, press “File it again”, or type “file again ${reference}”.`

/** Drafts are filed again with the next version. The button is for whoever may press it as the directory is now. */
function notFiled({ to }: Pick<Notice, 'to'>, referral: Referral, directory: Directory): NoticeMessage {
  const { reference } = referral
  const summary = 'the reports could not be filed'
  const said = { title: `${reference}: ${summary}`, summary }
  if (!isReleased(referral))
    return {
      ...said,
      lines: [
        'The reports could not be put in the team’s folder. The work goes on; please tell your administrator.',
      ],
      buttons: [open(referral)],
    }
  if (needsOwnFolder(referral, directory))
    return {
      ...said,
      lines: [OWN_FOLDER],
      buttons: [fileAgainButton(reference), { title: 'See the referral', verb: 'show', reference }],
    }
  const id = to === 'signer' && 'signOff' in referral ? referral.signOff.by : workerOf(referral)
  const reader = personById(directory, id ?? '')
  const may = reader !== undefined && mayFileAgain(reader, referral)
  return {
    ...said,
    lines: [
      'The signed reports could not be put in the team’s folder. The e-mails go all the same; please tell your administrator.',
      ...(may ? [howToFileAgain(reference)] : []),
    ],
    buttons: may
      ? [fileAgainButton(reference), { title: 'See the referral', verb: 'show', reference }]
      : [open(referral)],
  }
}

const OWN_FOLDER =
  'This referral is restricted, and its team has no folder for that: the signed reports are not filed, since the whole team can open the other one. The e-mails go all the same. Please ask your administrator to name such a folder in the authority file (restrictedFolder); then press “File it again”.'

const needsOwnFolder = ({ restriction, team }: Referral, directory: Directory): boolean =>
  restriction !== undefined && teamById(directory, team)?.restrictedFolder === undefined

/** For the administrator, who may not see the case: no button leads there. */
function folderNotReached(referral: Referral, directory: Directory): NoticeMessage {
  const { reference, team } = referral
  const name = teamById(directory, team)?.name ?? team
  return {
    title: `${reference}: the team’s folder could not be written to`,
    summary: 'the team’s folder could not be written to',
    lines: [
      `Microsoft did not take the reports for the folder of ${name}, after several tries. The work on the referral goes on without it.`,
      'Please look in SharePoint whether that folder is still there, and is the one that the authority file names for the team (driveId and folderId).',
      'If it is, the bot’s right to write there may be gone: an administrator of SharePoint grants it again on that site (Sites.Selected, role write).',
      ...(isReleased(referral) ? [howToFileAgain(reference)] : []),
    ],
    buttons: [
      ...(isReleased(referral) ? [fileAgainButton(reference)] : []),
      { title: 'What I can do', verb: 'help' },
    ],
  }
}

/** For the administrator, too. */
function mailboxBlind({ reference }: Referral): NoticeMessage {
  return {
    title: 'I cannot see our own e-mails in Sent Items',
    summary: 'our e-mails are not seen in Sent Items',
    lines: [
      `E-mails have gone from the shared mailbox, the newest about ${reference}, and I find none of them in its Sent Items. While that is so, I cannot notice that a report came back, was answered, or was lost.`,
      'Please look in Sent Items of the shared mailbox, in Outlook. If the e-mails are not there, something removes them or does not keep them. If they are, the bot may lack a right to read them: say “check tenant” to me.',
      'Until it is mended, please look in the inbox of the shared mailbox every day for what came back. I tell you this once.',
    ],
    buttons: [{ title: 'What I can do', verb: 'help' }],
  }
}

function changesAsked(referral: Referral, directory: Directory): NoticeMessage | undefined {
  if (referral.status !== 'changes_asked') return undefined
  const { by, reason, section } = referral.changes
  const page = section === undefined ? undefined : pageOf(section, referral.details.children)
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
