/** Referrals that arrive while others are being recorded are recorded together, in one transaction. */
import { type Answered, type SentReferral, takeReferrals } from './intake.ts'
import type { World } from './ports.ts'

export type Taker = (sent: SentReferral) => Promise<Answered>

/** So many in one transaction; whoever comes after has the next one. */
const MOST_TOGETHER = 50

type Waiting = {
  readonly sent: SentReferral
  readonly answer: (answered: Answered) => void
  readonly fail: (fault: unknown) => void
}

/**
 * One transaction at a time: the counter of references and the chain of the audit let no second one through anyway, and
 * what they cost is paid once for all that wait. Nobody waits for company: the first one goes at once.
 */
export function openTaker(world: World): Taker {
  const waiting: Waiting[] = []
  let busy = false
  const work = async (): Promise<void> => {
    if (busy) return
    busy = true
    while (waiting.length > 0) await settle(world, nextOf(waiting))
    busy = false
  }
  return (sent) =>
    new Promise((answer, fail) => {
      waiting.push({ sent, answer, fail })
      void work()
    })
}

/** As many as may go together: no key twice, and papers by themselves, since they are large. */
function nextOf(waiting: Waiting[]): readonly Waiting[] {
  const keys = new Set<string>()
  const together = (place: number): boolean => {
    const sent = waiting[place]?.sent
    if (sent === undefined || place >= MOST_TOGETHER) return false
    const name = `${sent.key.caller} ${sent.key.key}`
    if (keys.has(name) || (sent.papers.length > 0 && place > 0)) return false
    keys.add(name)
    return true
  }
  let count = 0
  while (together(count)) {
    count += 1
    if (waiting[count - 1]?.sent.papers.length) break
  }
  return waiting.splice(0, count)
}

/** What one of them brings must not be the end of the others: after a fault each is tried by itself. */
async function settle(world: World, all: readonly Waiting[]): Promise<void> {
  try {
    const answers = await takeReferrals(
      world,
      all.map(({ sent }) => sent),
    )
    for (const [index, answered] of answers.entries()) all[index]?.answer(answered)
  } catch (fault) {
    if (all.length === 1) return all[0]?.fail(fault)
    for (const one of all) await settle(world, [one])
  }
}
