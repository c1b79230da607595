/** The pace of mailboxes on a clock that the test moves, with calls that take as long as the test says. */
import { type GraphPace, openGraphPace } from '../../src/gateways/graph-pace.ts'
import { Trouble } from '../../src/gateways/trouble.ts'
import { type MovedClock, movedClock } from './moved-clock.ts'

export const MAILBOX = 'prison.contact@council.example'
export const MAIL = `/users/${encodeURIComponent(MAILBOX)}/sendMail`
export const READ = `/users/${encodeURIComponent(MAILBOX)}/mailFolders/sentitems/messages?$top=50`

export type Made = { readonly path: string; readonly asked: number; readonly at: number }
export type Ask = { readonly path: string; readonly tookMs?: number; readonly fault?: Trouble }

type Opened = {
  readonly clock: MovedClock
  readonly pace: GraphPace
  readonly made: Made[]
  readonly refused: { readonly fault: Trouble; readonly asked: number; readonly at: number }[]
  mostAtOnce(): number
  ask(one: Ask): void
}

export function openMovedMailboxes({ late = () => 0 } = {}): Opened {
  const clock = movedClock(late)
  const pace = openGraphPace(clock)
  const made: Made[] = []
  const refused: Opened['refused'] = []
  let inHand = 0
  let mostAtOnce = 0
  const ask = ({ path, tookMs = 0, fault }: Ask): void => {
    const asked = clock.now()
    const call = async () => {
      made.push({ path, asked, at: clock.now() })
      inHand += 1
      mostAtOnce = Math.max(mostAtOnce, inHand)
      if (tookMs > 0) await clock.wait(tookMs)
      inHand -= 1
      if (fault) throw fault
    }
    pace.inTurn(path, call).catch((no: Trouble) => {
      if (no !== fault) refused.push({ fault: no, asked, at: clock.now() })
    })
  }
  return { clock, pace, made, refused, mostAtOnce: () => mostAtOnce, ask }
}

export const busy = (status: number, retryAfterSeconds?: number): Trouble =>
  new Trouble('try again', 'busy', { status, ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) })

export const moments = (made: readonly Made[], path: string): readonly number[] =>
  made.filter((each) => each.path === path).map(({ at }) => at)
