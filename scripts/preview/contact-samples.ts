/** The sample referral with a contact log in which everybody stands differently. */
import type { Asked, Contact, Method } from '../../src/domain/contacts.ts'
import type { Details, Referral } from '../../src/domain/referral.ts'
import { ONE_CHILD, referralWith, SAM } from './sample.ts'

const asked = (on: string, method: Method, version = 3): Asked => ({
  ...{ on, method, version, by: SAM.id, at: `${on}T10:00:00.000Z` },
  replyBy: '2026-12-02',
})

const contact = (id: string, more: Partial<Contact> & Pick<Contact, 'agency' | 'outcome'>): Contact => ({
  ...{ id, name: '', role: '', asked: [], mayBeShared: 'no', changedAt: '2026-12-02T10:00:00.000Z' },
  ...more,
})

/** `words` stands wherever somebody may type something. */
export function contactLog(
  words = 'Jo Bloggs',
  replied = 'Keeps to the rules, few visits.',
): readonly Contact[] {
  const who = { name: words, role: words, phone: words, email: 'jo.bloggs@probation.example' }
  const again = [asked('2026-11-25', 'letter'), asked('2026-12-01', 'telephone', 4)]
  return [
    contact('probation-1', { agency: 'probation', outcome: 'asked', ...who, asked: again }),
    contact('prison-1', {
      ...{ agency: 'prison', outcome: 'replied', asked: [asked('2026-11-26', 'e-mail')] },
      ...{ repliedOn: '2026-12-01', summary: replied, mayBeShared: 'prison' },
    }),
    contact('police-1', { agency: 'police', outcome: 'no reply', asked: [asked('2026-11-25', 'letter')] }),
    contact('lado-1', { agency: 'lado', outcome: 'not applicable', reason: replied }),
    contact('school-1', {
      ...{ agency: 'school', outcome: 'declined', asked: [asked('2026-11-27', 'letter')], ...who },
      ...{ repliedOn: '2026-12-01', reason: replied },
    }),
  ]
}

export const withContacts = (
  contacts: readonly Contact[] = contactLog(),
  details: Details = ONE_CHILD,
): Referral => ({ ...referralWith('in_progress', details), contacts })
