/** How far the e-mail about a decision has got, by the ledger: what somebody who undoes it must know. */
import type { Moment } from '../domain/moment.ts'
import type { Reference } from '../domain/referral.ts'
import { isTriageMail } from '../domain/triage-mails.ts'
import type { World } from './ports.ts'

export type LetterStanding =
  | { readonly is: 'none' | 'waits' | 'maybe gone' | 'not sent' }
  | { readonly is: 'gone'; readonly at: Moment }

/** `version` is the one that the decision made. */
export async function letterOf(
  { store }: Pick<World, 'store'>,
  reference: Reference,
  version: number,
): Promise<LetterStanding> {
  const notices = await store.notices(reference)
  const letter = notices.find((one) => isTriageMail(one.what) && one.version === version)
  switch (letter?.status) {
    case undefined:
      return { is: 'none' }
    case 'promised':
      return { is: 'waits' }
    case 'trying':
      return { is: 'maybe gone' }
    case 'accepted':
      return { is: 'gone', at: letter.doneAt ?? letter.promisedAt }
    default:
      return { is: 'not sent' }
  }
}
