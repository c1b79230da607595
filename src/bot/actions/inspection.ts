/** Everything on one reference: asked for with a reason, and fetched by links that work once. */
import { z } from 'zod'
import { typedIn } from '../../cards/fields.ts'
import { inspectionForm, inspectionQuestions, WHOLE } from '../../cards/inspection-form.ts'
import { type Answers, answerOf, checkAnswers, cleanAnswers } from '../../domain/form.ts'
import { isSubject, mayInspect, saySubject } from '../../domain/inspection-rules.ts'
import type { Referral } from '../../domain/referral.ts'
import { REFUSALS } from '../../domain/refusal.ts'
import { exportsReply, type WantedFiles } from '../export-reply.ts'
import { isTooLong, TOO_LONG } from '../too-long.ts'
import type { Reply, Turn } from '../turn.ts'
import { action } from './action.ts'
import * as shapes from './shapes.ts'

type Typed = Readonly<Record<string, unknown>>

/** The form; or, when everything is answered, the links. Nothing typed is lost. */
export async function inspectionReply(turn: Turn, reference: string, typed?: Typed): Promise<Reply> {
  const loaded = await turn.world.store.load(reference)
  if (loaded === undefined || !mayInspect(turn.by, loaded.referral)) return { text: REFUSALS.notToInspect }
  const { referral } = loaded
  if (isTooLong(...Object.values(typed ?? {}))) return { text: TOO_LONG }
  const questions = inspectionQuestions(referral)
  const answers = cleanAnswers(questions, typed ?? {})
  const said = { subject: REFUSALS.forWhomNeeded, words: REFUSALS.whyInspectNeeded }
  const faults = checkAnswers(questions, answers, { today: turn.today, complete: true }).map((fault) =>
    answerOf(answers, fault.question) === ''
      ? { ...fault, message: said[fault.question as keyof typeof said] }
      : fault,
  )
  const isAsked = answerOf(answers, 'words') !== ''
  if (faults.length === 0) return exportsReply(turn, filesFor(referral, answers))
  const shown = { referral, answers: { subject: WHOLE, ...answers }, stamp: turn.stamp }
  return {
    card: inspectionForm({ ...shown, faults: typed !== undefined || isAsked ? faults : [] }, turn.surface),
  }
}

function filesFor({ reference }: Referral, answers: Answers): WantedFiles {
  const subject = answerOf(answers, 'subject')
  const reason = answerOf(answers, 'words')
  if (!isSubject(subject))
    return {
      ...{ title: `${reference}: inspection pack`, reason },
      lines: ['It holds everything on this reference, with names. Keep it where such papers are kept.'],
      files: [
        { kind: 'inspection-pdf', about: { reference }, label: 'PDF' },
        { kind: 'inspection-json', about: { reference }, label: 'JSON' },
      ],
    }
  const redacted = (as: string, label: string) => ({
    ...{ kind: 'inspection-redacted' as const, about: { reference, subject, as }, label },
  })
  return {
    ...{ title: `${reference}: subject access`, reason },
    lines: [`For ${saySubject(subject)}, with gaps. Please read all of it before anybody is given it.`],
    files: [redacted('pdf', 'PDF'), redacted('json', 'JSON')],
  }
}

export const inspectionActions = [
  action({
    verb: 'inspection-pack',
    where: 'own chat or dialog',
    typed: 'inspection pack PCA-2026-0001: why',
    shape: z.union([
      z
        .looseObject({ form: z.object({ reference: shapes.reference }) })
        .transform(({ form, ...boxes }) => ({ ...form, typed: typedIn(boxes) })),
      z
        .looseObject({ reference: shapes.reference })
        .transform(({ reference }) => ({ reference, typed: undefined })),
    ]),
    run: (turn, { reference, typed }) => inspectionReply(turn, reference, typed),
  }),
]
