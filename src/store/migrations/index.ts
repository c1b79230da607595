/** Every migration by its name, in order. One that has been released is never changed: add another. */
import type { Migration } from 'kysely/migration'
import { referrals } from './0001-referrals.ts'
import { nudges } from './0002-nudges.ts'
import { mail } from './0003-mail.ts'
import { recipientBook } from './0004-recipient-book.ts'
import { inbox } from './0005-inbox.ts'

export const migrations: Record<string, Migration> = {
  '0001-referrals': referrals,
  '0002-nudges': nudges,
  '0003-mail': mail,
  '0004-recipient-book': recipientBook,
  '0005-inbox': inbox,
}
