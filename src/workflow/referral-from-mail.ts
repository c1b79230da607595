/** The form of a referral, begun from a mail of the MASH mailbox: filled in as far as the mail says. */
import { mayReadMail } from '../domain/mail-item.ts'
import { dayOf } from '../domain/moment.ts'
import { mayRecord, type Person } from '../domain/people.ts'
import { type Refusal, refuse } from '../domain/refusal.ts'
import type { World } from './ports.ts'
import { EMPTY_FORM, type OpenDraft, type ReferralDraft } from './referral.ts'
import { storable } from './storable.ts'

/**
 * A new form beside any unfinished one; the mail is dealt with only when the form is recorded. Asked again for the same
 * mail while the form is open, it goes on where it stopped.
 */
export async function openFormForMail(
  world: World,
  by: Person,
  number: number,
): Promise<OpenDraft | Refusal> {
  if (!mayReadMail(by) || !mayRecord(by)) return refuse('mailNotForYou')
  const item = await world.store.mailItem(number)
  if (item === undefined) return refuse('noSuchMail')
  if (item.state !== 'waiting') return refuse('mailDealtWith')
  const newest = await world.store.newestDraft(by.id, 'referral')
  const open = newest?.body as ReferralDraft | undefined
  if (newest !== undefined && open?.mailItem === number && open.reference === undefined)
    return { id: newest.id, draft: open, faults: [] }
  const { address, from } = item.words
  const draft: ReferralDraft = {
    ...EMPTY_FORM,
    mailItem: number,
    request: {
      ...{ receivedOn: dayOf(item.receivedAt), channel: 'email' },
      ...(isAddress(address) ? { requesterEmail: address } : {}),
      ...(from === '' || from === address ? {} : { requesterName: storable(from).slice(0, 100) }),
    },
  }
  const id = world.newId()
  await world.store.transaction(async (tx) => {
    await tx.saveDraft({ id, person: by.id, kind: 'referral', body: draft, updatedAt: world.clock.now() })
  })
  return { id, draft, faults: [] }
}

const isAddress = (text: string): boolean => /^[^\s@<>]{1,64}@[^\s@<>]{1,180}$/.test(text)
