/** Every migration by its name, in order. One that has been released is never changed: add another. */
import type { Migration } from 'kysely/migration'
import { referrals } from './0001-referrals.ts'
import { nudges } from './0002-nudges.ts'
import { mail } from './0003-mail.ts'

export const migrations: Record<string, Migration> = {
  '0001-referrals': referrals,
  '0002-nudges': nudges,
  '0003-mail': mail,
}
