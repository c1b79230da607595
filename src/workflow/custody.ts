/** What becomes of the prisoner and of the children is written down, and how it went after a release. */
import { type AfterRelease, noteAfterRelease } from '../domain/after-release.ts'
import { type ChildMove, noteChildMove } from '../domain/child-moves.ts'
import { type CustodyChange, noteCustody } from '../domain/custody.ts'
import { maySeeReferral, type Person } from '../domain/people.ts'
import { type Reference, type Referral, STILL_DUE } from '../domain/referral.ts'
import { type Refusal, refuse } from '../domain/refusal.ts'
import type { Ruling } from '../domain/ruling.ts'
import { changeReferral } from './change-referral.ts'
import type { World } from './ports.ts'
import { readdressReferral } from './readdress.ts'
import { directoryNow } from './recipient-book.ts'
import { storable } from './storable.ts'

type About<T> = T & { readonly reference: Reference }

/** A transfer before the report has gone is a readdressing: the report itself has to go to the new prison. */
export async function noteCustodyChange(
  world: World,
  by: Person,
  what: About<Pick<CustodyChange, 'kind' | 'on' | 'words' | 'to' | 'near'>>,
): Promise<Referral | Refusal> {
  const { reference, kind, to = '', words } = what
  const at = world.clock.now()
  const status = kind === 'transfer' ? (await world.store.load(reference))?.referral.status : undefined
  if (status !== undefined && STILL_DUE.includes(status))
    return readdressReferral(world, by, { reference, prisonCode: to, words })
  const directory = await directoryNow(world)
  return changed(world, by, reference, (referral) =>
    noteCustody(referral, { by, at }, { ...what, words: storable(words), directory }),
  )
}

export function noteMovedChild(
  world: World,
  by: Person,
  what: About<Pick<ChildMove, 'child' | 'authority' | 'words'>>,
): Promise<Referral | Refusal> {
  const at = world.clock.now()
  const said = { ...what, words: storable(what.words), authority: storable(what.authority) }
  return changed(world, by, what.reference, (referral) => noteChildMove(referral, { by, at }, said))
}

export function noteHowItWent(
  world: World,
  by: Person,
  what: About<Pick<AfterRelease, 'support' | 'needs' | 'words'>>,
): Promise<Referral | Refusal> {
  const at = world.clock.now()
  const said = { ...what, words: storable(what.words) }
  return changed(world, by, what.reference, (referral) => noteAfterRelease(referral, { by, at }, said))
}

/** The same words whether it is not there or not theirs. */
const changed = (
  world: World,
  by: Person,
  reference: Reference,
  rule: (referral: Referral) => Ruling,
): Promise<Referral | Refusal> =>
  changeReferral(world, { reference, who: by.id, at: world.clock.now() }, ({ referral }) =>
    maySeeReferral(by, referral) ? rule(referral) : refuse('notForYou'),
  )
