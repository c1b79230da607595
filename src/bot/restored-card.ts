/** What an administrator reads after a back-up was put back: what would leave, and what the copy does not know. */
import { message } from '../cards/message.ts'
import type { Card, Surface } from '../cards/render.ts'
import { isMail, MAILS } from '../domain/mail.ts'
import { sayMoment } from '../domain/moment.ts'
import type { OpenEmail, RestoredPlan } from '../workflow/restored-ports.ts'

const MOST_SHOWN = 15

export function restoredCard(plan: RestoredPlan, surface: Surface): Card {
  const buttons = [
    { title: 'Go on, and send these', verb: 'send-after-restore', style: 'destructive' as const },
  ]
  return message({ title: 'Nothing is sent until you say so', lines: linesOf(plan), buttons }, surface)
}

const NOTICED =
  'My records stand elsewhere than before, or have gone back, and nobody told me why. After a planned move nothing is lost, and you can go on at once.'

function linesOf({ from, isNoticed, gone, toSend, toRelease, unknown }: RestoredPlan): readonly string[] {
  return [
    ...(isNoticed ? [NOTICED] : []),
    isNoticed
      ? `The last thing that I know of was done on ${sayMoment(from)}. If a back-up was put back, what was done since is not known here, and may have to be done again.`
      : `A back-up of ${sayMoment(from)} was put back. What was done since is not known here, and may have to be done again.`,
    toSend.length === 0 ? 'No e-mail waits.' : `${countMails(toSend.length)} would go now:`,
    ...shown(toSend.map(sayMail)),
    ...(toRelease.length === 0 ? [] : [`Signed, so the reports would go now: ${toRelease.join(', ')}.`]),
    ...(gone.length === 0 ? [] : [`${countMails(gone.length)} had gone already, and will not go again:`]),
    ...shown(gone.map(sayMail)),
    ...(unknown.length === 0
      ? ['Every mail of mine in Sent Items since then is known here.']
      : [
          `${countMails(unknown.length)} went after the back-up, and nothing here says so. Reports among them do not go twice. Whatever else is in them has to be done here again, so please look at them in Sent Items of our mailbox:`,
          ...shown(unknown.map(({ at, reference = 'A mail' }) => `${reference}, ${sayMoment(at)}`)),
        ]),
  ]
}

export const countMails = (mails: number): string => (mails === 1 ? 'One e-mail' : `${mails} e-mails`)

const sayMail = ({ reference, what, to }: OpenEmail): string =>
  `${reference}: ${isMail(what) ? MAILS[what].say : `${what.replaceAll('-', ' ')}, to the ${to}`}`

const shown = (lines: readonly string[]): readonly string[] => [
  ...lines.slice(0, MOST_SHOWN),
  ...(lines.length > MOST_SHOWN ? [`and ${lines.length - MOST_SHOWN} more`] : []),
]
