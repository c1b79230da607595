/** The letter that invites the family to talk (2.9, 61): while the family may be contacted, and without where they live. */
import type { ReportDocument } from './blocks.ts'
import { mayKeepLog } from './contact-rules.ts'
import { ASKING } from './contact-times.ts'
import type { Council } from './directory.ts'
import { answerOf } from './form.ts'
import { signature } from './letters.ts'
import { dayOf, type Moment, sayDay } from './moment.ts'
import type { PersonId } from './people.ts'
import type { Referral } from './referral.ts'
import { refuse } from './refusal.ts'
import { type Act, next, type Ruling } from './ruling.ts'
import { isFamilyLocked } from './safety.ts'

/** `version` is the one of the referral that writing it made. */
export type Invitation = { readonly by: PersonId; readonly at: Moment; readonly version: number }

/** A letter to print: the bot writes to no family. */
export function inviteFamily(referral: Referral, { by, at }: Act): Ruling {
  if (!mayKeepLog(by, referral)) return refuse('notSocialWorkerOfTeam')
  if (!ASKING.some((status) => status === referral.status)) return refuse('notNow')
  if (isFamilyLocked(referral)) return refuse('familyMayNotBeInvited')
  const { invitations = [], version } = referral
  if (invitations.some((one) => dayOf(one.at) === dayOf(at))) return refuse('askedThatDay')
  return {
    referral: next({ ...referral, invitations: [...invitations, { by: by.id, at, version: version + 1 }] }),
    events: [{ name: 'invitationWritten' }],
    move: 'inviteFamily',
  }
}

/** As paragraphs. It names the child and the carer, never the prisoner, the prison or what happened. */
export function invitationLetter(
  { reference, details }: Pick<Referral, 'reference' | 'details'>,
  { council, worker }: { readonly council: Council; readonly worker: string },
): readonly string[] {
  const children = details.children.map((child) => answerOf(child, 'fullName')).filter((name) => name !== '')
  const names = [children.slice(0, -1).join(', '), children.at(-1) ?? ''].filter((part) => part !== '')
  return [
    `Dear ${answerOf(details.carer, 'fullName') || 'parent or carer'},`,
    `We have been asked what would be right for ${names.join(' and ')} about contact with a member of the family or somebody they know. Nothing has been decided. We should like to hear what you think, and what each child thinks, before we give our view.`,
    `My name is ${worker}, and I am a social worker. I should like to meet you, and to see each child on their own if they are old enough. You may bring somebody with you. If you need an interpreter, or a place that is easy to get to, please tell me.`,
    `Please telephone ${council.phone} and give ${reference}, so that we can find a day. You need not talk to us; if you would rather not, please let me know, and nobody is blamed for it.`,
    'What a child tells us goes into a part of our report that we ask nobody to show to the person who asked. If you or a child are afraid of anybody, please say so at once. In an emergency, telephone 999.',
    signature(council),
  ]
}

/** `PCA-2026-0001-invitation-1.pdf`, in the look of the reports. */
export function invitationDocument(
  referral: Pick<Referral, 'reference' | 'details' | 'invitations'>,
  by: { readonly council: Council; readonly worker: string },
  { at, version }: Invitation,
): ReportDocument {
  const number = (referral.invitations ?? []).filter((one) => one.version <= version).length
  const paragraphs = invitationLetter(referral, by)
  return {
    ...{ fileName: `${referral.reference}-invitation-${number}.pdf`, reference: referral.reference },
    ...{ child: 0, part: 1, title: 'An invitation to talk', marking: 'OFFICIAL-SENSITIVE', draft: false },
    ...{ standing: `Letter of ${sayDay(dayOf(at))}`, madeAt: at },
    blocks: [
      { kind: 'heading', level: 1, text: 'An invitation to talk' },
      ...paragraphs.map((text) => ({ kind: 'paragraph', text }) as const),
    ],
  }
}
