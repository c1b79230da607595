/** What the directory in the store needs: its entries, and what is open with somebody who leaves. */
import type { Moment } from '../domain/moment.ts'
import type { PersonId } from '../domain/people.ts'
import type { Reference } from '../domain/referral.ts'
import type { DirectoryEntry } from '../domain/staff-directory.ts'

export type OpenDraft = {
  readonly id: string
  readonly kind: 'referral' | 'section'
  readonly updatedAt: Moment
}

export type DirectoryStore = {
  /** The newest version of each entry, in the order in which each of them first came. */
  entries(): Promise<readonly DirectoryEntry[]>
  /** How many versions there are: as long as that is the same, nobody has changed anything. */
  entryCount(): Promise<number>
  /** What waits for this person's signature. */
  toSign(person: PersonId): Promise<readonly Reference[]>
  /** What they were typing and have not saved or recorded. Its words stay with them. */
  draftsOf(person: PersonId): Promise<readonly OpenDraft[]>
  /** Everybody who has a referral that is not over. */
  workers(): Promise<readonly PersonId[]>
}

export type DirectoryTransaction = {
  /** The entries as they are now, locked until the transaction ends. */
  lockEntries(): Promise<readonly DirectoryEntry[]>
  /** Adds versions. Of a note that is gone the words of its earlier versions go too. */
  keepEntries(entries: readonly DirectoryEntry[]): Promise<void>
  /** Cards that stand in this channel are drawn anew no more. */
  leaveChannel(channelId: string): Promise<void>
  /** Of what somebody was typing, what another one may finish: the form of a new referral. */
  giveDrafts(from: PersonId, to: PersonId): Promise<number>
}
