/** The gate: send in, ask for changes, sign off, undo. Whatever the card says, the use case decides. */
import { z } from 'zod'
import { typedIn } from '../../cards/fields.ts'
import { CHECKED, emailsCard } from '../../cards/goes-to.ts'
import { message } from '../../cards/message.ts'
import { signedOffCard, signOffRequest } from '../../cards/sign-off-request.ts'
import { nameOf } from '../../domain/directory.ts'
import { maySeeReferral, maySignOff, mayWrite } from '../../domain/people.ts'
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts'
import type { Seen } from '../../domain/sign-off.ts'
import { noteRead } from '../../workflow/find.ts'
import { linkedChildrenOf } from '../../workflow/linked-children.ts'
import { teamManagerFor } from '../../workflow/routing.ts'
import {
  askForChangesTo,
  type Checked,
  signOffReport,
  submitAssessment,
  undoSignOffOf,
} from '../../workflow/sign-off.ts'
import { waitingForSignOff } from '../../workflow/views.ts'
import { referralReply, refusalReply } from '../replies.ts'
import type { Reply, Turn } from '../turn.ts'
import { action } from './action.ts'
import * as shapes from './shapes.ts'

export async function sendIn(turn: Turn, reference: string): Promise<Reply> {
  const { world, by } = turn
  const loaded = await world.store.load(reference)
  if (loaded === undefined) return referralReply(turn, reference)
  // Before Graph is asked for their manager: nobody makes it ask who could not send in.
  if (!mayWrite(by, loaded.referral)) return refusalReply(turn, reference, refuse('notSocialWorkerOfTeam'))
  const teamManager = await teamManagerFor(world, by, loaded)
  if (isRefusal(teamManager)) return refusalReply(turn, reference, teamManager)
  const result = await submitAssessment(world, by, { reference, teamManager })
  if (isRefusal(result)) return refusalReply(turn, reference, result)
  const name = nameOf(world.directory, teamManager)
  return referralReply(turn, reference, {
    say: `Sent in. ${name} gets it for sign-off now; you will hear from me.`,
  })
}

type Shown = { readonly problem: string; readonly reason: string }

/** What waits for the Team Manager, always the newest version. */
export async function signOffReply(
  turn: Turn,
  reference: string,
  shown: Shown = { problem: '', reason: '' },
): Promise<Reply> {
  const { world, by, stamp, surface } = turn
  const loaded = await world.store.load(reference)
  if (loaded === undefined || surface === 'channel' || !maySignOff(by, loaded.referral))
    return referralReply(turn, reference, { say: shown.problem })
  await noteRead(world, by, reference)
  const { referral } = loaded
  if (referral.status === 'signed_off') return { card: signedOffCard(referral, true, surface) }
  const waiting = await waitingForSignOff(world, loaded)
  if (waiting === undefined) return referralReply(turn, reference, { say: shown.problem })
  const linked = await linkedChildrenOf(world, by, loaded)
  return { card: signOffRequest({ ...waiting, linked, reader: by.id, stamp, ...shown }, surface) }
}

const sayRefusal = ({ say, more }: Refusal): string => [say, ...more].join(' ')

export async function signOffNow(
  turn: Turn,
  seen: Seen & { reference: string; checked: Checked },
): Promise<Reply> {
  const result = await signOffReport(turn.world, turn.by, seen)
  return signOffReply(turn, seen.reference, {
    problem: isRefusal(result) ? sayRefusal(result) : '',
    reason: '',
  })
}

/** As many as the box on the card takes. */
const LONGEST_REASON = 2000

export async function askNow(
  turn: Turn,
  ask: Seen & { reference: string; reason: string; section: string | undefined },
): Promise<Reply> {
  if (ask.reason.length > LONGEST_REASON) {
    const problem = `Please keep this to ${LONGEST_REASON} characters. It has ${ask.reason.length}; nothing was changed.`
    return signOffReply(turn, ask.reference, { problem, reason: ask.reason.slice(0, LONGEST_REASON) })
  }
  const result = await askForChangesTo(turn.world, turn.by, ask)
  if (isRefusal(result))
    return signOffReply(turn, ask.reference, { problem: sayRefusal(result), reason: ask.reason })
  const said = {
    title: `Changes asked for: ${ask.reference}`,
    lines: ['The social worker has your words and a button to the section.', `“${ask.reason.trim()}”`],
    buttons: [{ title: 'See the referral', verb: 'show', reference: ask.reference }],
  }
  return { card: message(said, turn.surface) }
}

export async function undoNow(turn: Turn, reference: string): Promise<Reply> {
  const result = await undoSignOffOf(turn.world, turn.by, reference)
  if (isRefusal(result)) return refusalReply(turn, reference, result)
  return signOffReply(turn, reference, { problem: 'The sign-off is undone. Nothing was sent.', reason: '' })
}

/** The addresses beside which the box was ticked. Whether they are those of today is decided by the rule. */
const ticked = (boxes: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.entries(typedIn(boxes)).flatMap(([id, value]) =>
    id.startsWith(CHECKED) && typeof value === 'string' ? [value] : [],
  )

/** The e-mails word for word, for those who may sign, as long as they have not gone. */
export async function previewReply(turn: Turn, reference: string): Promise<Reply> {
  const { world, by, surface } = turn
  const loaded = await world.store.load(reference)
  if (loaded === undefined || surface === 'channel' || !maySeeReferral(by, loaded.referral))
    return referralReply(turn, reference)
  const { referral } = loaded
  if (!maySignOff(by, referral)) return refusalReply(turn, reference, refuse('notTeamManager'))
  if (referral.status !== 'submitted' && referral.status !== 'signed_off')
    return refusalReply(turn, reference, refuse('notNow'))
  const kept = await world.store.reports(reference, referral.submission.number, false)
  const fileNames = kept.map(({ document }) => document.fileName)
  return { card: emailsCard(referral, fileNames, { directory: world.directory, surface }) }
}

const onVersion = {
  reference: shapes.reference,
  submission: shapes.version,
  fingerprint: shapes.fingerprint,
}
const onReference = z.object({ reference: shapes.reference })

export const signOffActions = [
  action({
    verb: 'submit',
    where: 'own chat or dialog',
    typed: 'submit PCA-2026-0001',
    shape: onReference,
    run: (turn, { reference }) => sendIn(turn, reference),
  }),
  action({
    verb: 'see-sign-off',
    where: 'own chat or dialog',
    typed: 'sign off PCA-2026-0001',
    shape: onReference,
    run: (turn, { reference }) => signOffReply(turn, reference),
  }),
  action({
    verb: 'ask-for-changes',
    where: 'own chat or dialog',
    typed: 'ask for changes PCA-2026-0001 G1: what should change',
    shape: z.looseObject(onVersion),
    run: (turn, { reference, submission, fingerprint, ...boxes }) => {
      const { reason, section } = typedIn(boxes)
      const chosen = shapes.sectionKey.safeParse(section)
      return askNow(turn, {
        ...{ reference, submission, fingerprint },
        reason: typeof reason === 'string' ? reason : '',
        section: chosen.success ? chosen.data : undefined,
      })
    },
  }),
  action({
    verb: 'sign-off',
    where: 'own chat or dialog',
    typed: 'sign off PCA-2026-0001 version 1',
    shape: z.looseObject(onVersion),
    run: (turn, { reference, submission, fingerprint, ...boxes }) =>
      signOffNow(turn, { reference, submission, fingerprint, checked: ticked(boxes) }),
  }),
  action({
    verb: 'preview-send',
    where: 'own chat or dialog',
    typed: 'preview PCA-2026-0001',
    shape: onReference,
    run: (turn, { reference }) => previewReply(turn, reference),
  }),
  action({
    verb: 'undo-sign-off',
    where: 'own chat or dialog',
    typed: 'undo PCA-2026-0001',
    shape: onReference,
    run: (turn, { reference }) => undoNow(turn, reference),
  }),
]
