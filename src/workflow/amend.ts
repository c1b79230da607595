/** MASH completes what it wrote down of a request that no team has yet: the same form, filled in already. */
import { amend } from '../domain/amend.ts'
import { answerOf } from '../domain/form.ts'
import type { Person } from '../domain/people.ts'
import { type Details, IN_TRIAGE, type Reference, type Referral } from '../domain/referral.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import { mayTriage } from '../domain/triage.ts'
import { apply } from './change-referral.ts'
import type { Transaction, World } from './ports.ts'
import { receivedAtFrom } from './received-at.ts'
import type { OpenDraft, ReferralDraft } from './referral.ts'

/** The officer's own unfinished corrections of this referral, or the form as it stands. */
export async function openAmendForm(
  world: World,
  by: Person,
  reference: Reference,
): Promise<OpenDraft | Refusal> {
  if (!mayTriage(by)) return refuse('notMashOfficer')
  const loaded = await world.store.load(reference)
  if (loaded === undefined) return refuse('unknownReference')
  const { details, status } = loaded.referral
  if (!(IN_TRIAGE as readonly string[]).includes(status)) return refuse('notInTriage')
  const kept = await world.store.newestDraft(by.id, 'amend')
  const unfinished = kept?.body as ReferralDraft | undefined
  if (kept !== undefined && unfinished?.amends === reference && unfinished.reference === undefined)
    return { id: kept.id, draft: unfinished, faults: [] }
  const id = world.newId()
  const draft: ReferralDraft = {
    ...details,
    ...{ page: 'request', child: 1, amends: reference, reference: undefined },
  }
  await world.store.transaction((tx) =>
    tx.saveDraft({ id, person: by.id, kind: 'amend', body: draft, updatedAt: world.clock.now() }),
  )
  return { id, draft, faults: [] }
}

/** Inside the transaction of the form, so that form and referral cannot part. */
export async function amendReferral(
  tx: Transaction,
  world: World,
  what: { readonly by: Person; readonly reference: Reference; readonly details: Details },
): Promise<Referral | Refusal> {
  const { by, reference, details } = what
  const current = await tx.lock(reference)
  if (current === undefined) return refuse('unknownReference')
  const at = world.clock.now()
  const { receivedAt } = current.referral
  const receivedOn = answerOf(details.request, 'receivedOn')
  const isSameDay = receivedOn === answerOf(current.referral.details.request, 'receivedOn')
  const ruling = amend(
    current.referral,
    { by, at },
    {
      ...{ details, calendar: world.directory.council },
      receivedAt: isSameDay ? receivedAt : receivedAtFrom(receivedOn, at),
    },
  )
  if (isRefusal(ruling)) return ruling
  return apply(tx, current.referral, { ruling, order: { reference, who: by.id, at } })
}
