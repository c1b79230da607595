/** Restrict a referral, lift that, break the glass: what is asked, tried, done and said. */
import { message } from '../cards/message.ts'
import { breakGlass, mayBreakGlass } from '../domain/break-glass.ts'
import { nameOf } from '../domain/directory.ts'
import { answerOf, choicesOf } from '../domain/form.ts'
import { maySeeReferral, type Person, type PersonId } from '../domain/people.ts'
import type { Referral } from '../domain/referral.ts'
import { isRefusal } from '../domain/refusal.ts'
import { liftRestriction, mayRestrictUnnamed, restrict } from '../domain/restriction.ts'
import { maySeeTriage } from '../domain/triage.ts'
import { breakGlassOf } from '../workflow/break-glass.ts'
import { liftRestrictionOf, restrictReferral } from '../workflow/restriction.ts'
import { personNamed } from './directory-replies.ts'
import type { Deed } from './due-form.ts'
import { referralReply } from './replies.ts'
import type { Reply, Turn } from './turn.ts'

export const RESTRICT: Deed = {
  verb: 'restrict',
  unseen: mayRestrictUnnamed,
  tries: (referral, act, directory) =>
    restrict(referral, act, { people: [], why: '', withoutMe: false, directory }),
  does: ({ world, by }, { reference, answers }) =>
    restrictReferral(world, by, {
      reference,
      people: [...choicesOf(answerOf(answers, 'people')), ...namesIn(world, by, answerOf(answers, 'names'))],
      why: answerOf(answers, 'words'),
      withoutMe: answerOf(answers, 'without') === 'yes',
    }),
  says: ({ restriction }, directory) =>
    `Restricted. It is known to ${(restriction?.people ?? []).map((id) => nameOf(directory, id)).join(', ')} alone.`,
  shows: (turn, { referral, say }) => shown(turn, referral, say),
}

export const LIFT_RESTRICTION: Deed = {
  verb: 'lift-restriction',
  unseen: mayRestrictUnnamed,
  tries: (referral, act) => liftRestriction(referral, act, { why: '' }),
  does: ({ world, by }, { reference, answers }) =>
    liftRestrictionOf(world, by, { reference, why: answerOf(answers, 'words') }),
  says: () => 'It is not restricted any more.',
  shows: (turn, { referral, say }) => shown(turn, referral, say),
}

export const BREAK_GLASS: Deed = {
  verb: 'break-glass',
  unseen: mayBreakGlass,
  tries: (referral, act) => {
    const broken = breakGlass(referral, act, { why: '' })
    return isRefusal(broken) ? broken : { referral, events: [], move: 'restrict' }
  },
  does: ({ world, by }, { reference, answers }) =>
    breakGlassOf(world, by, { reference, why: answerOf(answers, 'words') }),
  says: () => 'The glass is broken, and its owners are told. You may read for 12 hours, and change nothing.',
}

/** The referral, for whoever still sees it; a sentence for whoever restricts what they are not named in. */
async function shown(turn: Turn, referral: Referral, say: string): Promise<Reply> {
  const { by, surface } = turn
  const { reference } = referral
  if (maySeeReferral(by, referral) || maySeeTriage(by, referral))
    return referralReply(turn, reference, { say })
  return { card: message({ title: reference, lines: [say], buttons: [] }, surface) }
}

/** What nobody is called stays as it was typed, so that it is said that nobody is known by it. `me` is whoever types. */
export function namesIn({ directory }: Turn['world'], by: Person, typed: string): readonly PersonId[] {
  const names = typed.split(/,|;|\band\b/iu).map((name) => name.trim())
  return names
    .filter((name) => name !== '')
    .map((name) => (name.toLowerCase() === 'me' ? by.id : (personNamed(directory, name)?.id ?? name)))
}
