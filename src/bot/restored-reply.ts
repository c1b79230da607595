/** After a back-up was put back: what would be sent, and the word that lets it go, for an administrator. */
import { message } from '../cards/message.ts'
import { sayMoment } from '../domain/moment.ts'
import { isRefusal, refuse } from '../domain/refusal.ts'
import type { OpenEmail, RestoredPlan } from '../workflow/restored-ports.ts'
import type { Reply, Turn } from './turn.ts'

const MOST_SHOWN = 15

export async function restoredReply({ world, by, surface }: Turn): Promise<Reply> {
  if (world.restored === undefined) return { text: refuse('nothingHeld').say }
  const plan = await world.restored.plan(by)
  if (isRefusal(plan)) return { text: plan.say }
  const buttons = [
    { title: 'Go on, and send these', verb: 'send-after-restore', style: 'destructive' as const },
  ]
  return {
    card: message({ title: 'Nothing is sent until you say so', lines: linesOf(plan), buttons }, surface),
  }
}

export async function sendAfterRestoreReply({ world, by }: Turn): Promise<Reply> {
  if (world.restored === undefined) return { text: refuse('nothingHeld').say }
  const found = await world.restored.goOn(by)
  if (isRefusal(found)) return { text: found.say }
  const gone = found === 0 ? '' : ` ${count(found)} had gone before, and not again.`
  return { text: `I go on now, and what waits is sent within a minute.${gone}` }
}

const NOTICED =
  'My records stand elsewhere than before, or have gone back, and nobody told me why. After a planned move nothing is lost, and you can go on at once.'

function linesOf({ from, isNoticed, gone, toSend, toRelease, unknown }: RestoredPlan): readonly string[] {
  return [
    ...(isNoticed ? [NOTICED] : []),
    isNoticed
      ? `The last thing that I know of was done on ${sayMoment(from)}. If a back-up was put back, what was done since is not known here, and may have to be done again.`
      : `A back-up of ${sayMoment(from)} was put back. What was done since is not known here, and may have to be done again.`,
    toSend.length === 0 ? 'No e-mail waits.' : `${count(toSend.length)} would go now:`,
    ...shown(toSend.map(sayMail)),
    ...(toRelease.length === 0 ? [] : [`Signed, so the reports would go now: ${toRelease.join(', ')}.`]),
    ...(gone.length === 0 ? [] : [`${count(gone.length)} had gone already, and will not go again:`]),
    ...shown(gone.map(sayMail)),
    ...(unknown.length === 0
      ? ['Every mail of mine in Sent Items since then is known here.']
      : [
          `${count(unknown.length)} went after the back-up, and nothing here says so. Reports among them do not go twice. Whatever else is in them has to be done here again, so please look at them in Sent Items of our mailbox:`,
          ...shown(unknown.map(({ at, reference = 'A mail' }) => `${reference}, ${sayMoment(at)}`)),
        ]),
  ]
}

const count = (mails: number): string => (mails === 1 ? 'One e-mail' : `${mails} e-mails`)

const sayMail = ({ reference, what, to }: OpenEmail): string =>
  `${reference}: ${what.replaceAll('-', ' ')}, to the ${to}`

const shown = (lines: readonly string[]): readonly string[] => [
  ...lines.slice(0, MOST_SHOWN),
  ...(lines.length > MOST_SHOWN ? [`and ${lines.length - MOST_SHOWN} more`] : []),
]
