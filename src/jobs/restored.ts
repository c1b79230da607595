/**
 * After a back-up was put back nothing leaves by itself until an administrator has seen what would: reality is newer than
 * the store, and a report must not go twice.
 */
import { isAdministrator, type Person } from '../domain/people.ts'
import { refuse } from '../domain/refusal.ts'
import type { OpenEmail, Restored, RestoredPlan, Whereabouts } from '../workflow/restored-ports.ts'
import { tellAdministrators } from './administrators.ts'
import type { JobWorld } from './ports.ts'
import { watchPutBack } from './put-back.ts'

const HELD = 'sends held'
const NOTICED = 'sends held unasked'
const FROM = 'restored from'
/** More than a council records between a back-up and its return: no number is given to two families. */
const NUMBERS_LEFT_OUT = 100
const MOST_LISTED = 200

const PUT_BACK =
  'My records stand elsewhere than before, or have gone back to an earlier moment, and nobody told me why. So I hold everything that would leave: e-mails, cards and files. Whoever writes to me is answered. Please tell whoever runs me, and type “restored” to see what waits.'

export type Works = { begin(): Promise<void>; rest(): Promise<void> }

export type Gate = Restored & {
  /** Notes, once for each back-up that was put back, that everything is held. Before anything else begins. */
  note(): Promise<void>
  /** Asked by every sweep, which also looks whether the store was put back under us. */
  held(): Promise<boolean>
  /** Begins the queues where nothing is held, else when nothing is any more; they rest while something is. */
  whenFree(works: Works): Promise<void>
}

/** `restoredFrom` is the setting. */
export function openGate(world: JobWorld, whereabouts: Whereabouts, restoredFrom: string | undefined): Gate {
  const { store, clock } = world
  const putBack = watchPutBack(world, whereabouts)
  let works: Works | undefined
  let working = false
  const isHeld = async (): Promise<boolean> => (await store.memo(HELD))?.value === 'held'
  const hold = async (from: string, isNoticed: boolean): Promise<void> => {
    // First what must not be forgotten: a start that is cut short here is held, and skips more numbers at most.
    await store.setMemo(HELD, 'held', clock.now())
    await store.setMemo(NOTICED, isNoticed ? 'yes' : '', clock.now())
    const year = Number(clock.now().slice(0, 4))
    await store.transaction((tx) => tx.nextNumber(year, NUMBERS_LEFT_OUT))
    await store.setMemo(FROM, from, clock.now())
  }
  const look = async (): Promise<void> => {
    if (await putBack.isPutBack()) {
      const [last = clock.now()] = (await whereabouts.heads())
        .map(({ at }) => at)
        .toSorted()
        .toReversed()
      await hold(last, true)
      world.hear({ kind: 'put back' })
      // Not waited for: who cannot be reached keeps no start and no sweep waiting.
      void tellAdministrators(world, PUT_BACK)
    }
    await putBack.settle()
  }
  const held = async (): Promise<boolean> => {
    await look()
    const holds = await isHeld()
    if (works === undefined || working !== holds) return holds
    working = !holds
    await (holds ? works.rest() : works.begin())
    return holds
  }
  const refusal = async (by: Person) =>
    isAdministrator(by) ? ((await isHeld()) ? undefined : refuse('nothingHeld')) : refuse('notAdministrator')
  return {
    async note() {
      if (restoredFrom === undefined || (await store.memo(FROM))?.value === restoredFrom) return look()
      await hold(restoredFrom, false)
      await putBack.settle()
    },
    held,
    async whenFree(given) {
      works = given
      await held()
    },
    async plan(by) {
      const no = await refusal(by)
      if (no !== undefined) return no
      const from = (await store.memo(FROM))?.value ?? clock.now()
      const isNoticed = (await store.memo(NOTICED))?.value === 'yes'
      const { gone, toSend } = await lookedUp(world)
      return {
        ...{ from, isNoticed, gone, toSend },
        toRelease: await store.readyToRelease(clock.now()),
        unknown: await unknownSince(world, from),
      }
    },
    async goOn(by) {
      const no = await refusal(by)
      if (no !== undefined) return no
      const { gone } = await lookedUp(world)
      const at = clock.now()
      for (const { key } of gone) await world.ledger.settle(key, { status: 'accepted', at })
      const entry = { at, reference: 'store', who: by.id, what: 'goOnAfterRestore', version: 0, reason: '' }
      await store.transaction((tx) => tx.audit({ ...entry, from: 'nothing', to: 'nothing' }))
      await store.setMemo(NOTICED, '', at)
      await store.setMemo(HELD, '', at)
      await held()
      return gone.length
    },
  }
}

/** Whether each open e-mail has gone, by its dispatch id in Sent Items. A fault stops it: silence is no answer. */
async function lookedUp({ store, graph }: JobWorld) {
  const gone: OpenEmail[] = []
  const toSend: OpenEmail[] = []
  for (const mail of await store.openEmails(MOST_LISTED)) {
    const found = await graph.findSent(mail.dispatchId, mail.promisedAt)
    ;(found === undefined ? toSend : gone).push(mail)
  }
  return { gone, toSend }
}

/** Mails with a dispatch id of ours that no promise of this copy has. */
async function unknownSince({ store, graph }: JobWorld, since: string): Promise<RestoredPlan['unknown']> {
  const unknown: { at: string; reference: string | undefined }[] = []
  for (const { dispatchId, sentAt, subject } of await graph.sentSince(since))
    if ((await store.noticeByDispatch(dispatchId)) === undefined)
      unknown.push({ at: sentAt, reference: /PCA-\d{4}-\d{4,6}/.exec(subject)?.[0] })
  return unknown
}

/** What was promised before a restore may have gone after the back-up: Sent Items are read before the first try. */
export async function isFromBefore({ store }: JobWorld, promisedAt: string): Promise<boolean> {
  const restored = await store.memo(FROM)
  return restored !== undefined && promisedAt < restored.at
}

/**
 * Whether these very pages went between the back-up and its return: signed before, with a promise that this copy never
 * had, so by the subject, which has the reference, and the recipient. What was signed since the return goes.
 */
export async function wentAfterBackup(
  { store, graph }: JobWorld,
  report: { readonly subject: string; readonly to: string; readonly signedAt: string },
): Promise<boolean> {
  const restored = await store.memo(FROM)
  if (restored === undefined || report.signedAt >= restored.at) return false
  const sent = await graph.sentSince(restored.value)
  const to = report.to.toLowerCase()
  return sent.some(
    (mail) => mail.subject === report.subject && mail.to === to && mail.sentAt >= report.signedAt,
  )
}
