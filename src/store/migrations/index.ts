/** Every migration by its name, in order. One that has been released is never changed: add another. */
import type { Migration } from 'kysely/migration'
import { referrals } from './0001-referrals.ts'
import { nudges } from './0002-nudges.ts'
import { mail } from './0003-mail.ts'
import { recipientBook } from './0004-recipient-book.ts'
import { inbox } from './0005-inbox.ts'
import { triage } from './0006-triage.ts'
import { directory } from './0007-directory.ts'
import { papers } from './0008-papers.ts'
import { intake } from './0009-intake.ts'
import { mailItems } from './0010-mail-items.ts'
import { names } from './0011-names.ts'
import { afterSending } from './0012-after-sending.ts'
import { figures } from './0013-figures.ts'
import { exports } from './0014-exports.ts'
import { retention } from './0015-retention.ts'
import { review } from './0016-review.ts'
import { carerNeeds } from './0017-carer-needs.ts'
import { restriction } from './0018-restriction.ts'
import { sealedFields } from './0019-sealed-fields.ts'
import { lookChain } from './0020-look-chain.ts'

export const migrations: Record<string, Migration> = {
  '0001-referrals': referrals,
  '0002-nudges': nudges,
  '0003-mail': mail,
  '0004-recipient-book': recipientBook,
  '0005-inbox': inbox,
  '0006-triage': triage,
  '0007-directory': directory,
  '0008-papers': papers,
  '0009-intake': intake,
  '0010-mail-items': mailItems,
  '0011-names': names,
  '0012-after-sending': afterSending,
  '0013-figures': figures,
  '0014-exports': exports,
  '0015-retention': retention,
  '0016-review': review,
  '0017-carer-needs': carerNeeds,
  '0018-restriction': restriction,
  '0019-sealed-fields': sealedFields,
  '0020-look-chain': lookChain,
}
