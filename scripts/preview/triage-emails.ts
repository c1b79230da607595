/** The e-mails about what MASH decided, for the sample family. */
import { duplicate } from '../../src/emails/duplicate.ts'
import { informationNeeded } from '../../src/emails/information-needed.ts'
import { shortView } from '../../src/emails/short-view.ts'
import { withdrawnLetter } from '../../src/emails/withdrawn-letter.ts'
import { wrongAuthority } from '../../src/emails/wrong-authority.ts'
import { type DeedName, decided } from '../../tests/domain/triage-sample.ts'
import type { NamedEmail } from './emails.ts'
import { COUNCIL, referralWith } from './sample.ts'

const LETTERS = [
  ['information-needed', informationNeeded, ['askInformation']],
  ['wrong-authority', wrongAuthority, ['redirect']],
  ['short-view', shortView, ['writeShortView', 'signShortView']],
  ['duplicate', duplicate, ['linkDuplicate']],
  ['withdrawn-letter', withdrawnLetter, ['withdraw']],
] as const satisfies readonly (readonly [string, typeof duplicate, readonly DeedName[]])[]

export const triageEmails = (): readonly NamedEmail[] =>
  LETTERS.flatMap(([name, write, deeds]) => {
    const email = write(decided(referralWith('received'), ...deeds), COUNCIL.council)
    return email === undefined ? [] : [{ name, ...email }]
  })
