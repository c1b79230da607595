/** The decision, and what follows from it: its form, and the small forms after it. */
import { z } from 'zod'
import { typedIn } from '../../cards/fields.ts'
import { APPEAL, CLOSE, DISAGREE, END_DISAGREEMENT, FAMILY_TOLD, PASS_UP } from '../decision-deeds.ts'
import { fillDecision, openDecision, RECORD_DECISION } from '../decision-form.ts'
import { action } from './action.ts'
import { dueAction } from './due-action.ts'
import * as shapes from './shapes.ts'

const shape = z.union([
  z
    .looseObject({
      go: z.enum(['next', 'back', 'record']),
      form: z.object({
        reference: shapes.reference,
        page: z.coerce.number().int().min(0).max(20),
        kept: z.string().max(30_000),
      }),
    })
    .transform(({ go, form, ...boxes }) => ({ ...form, go, typed: typedIn(boxes) })),
  z.looseObject({ reference: shapes.reference }).transform(({ reference }) => ({ reference })),
])

export const decisionActions = [
  action({
    verb: RECORD_DECISION,
    where: 'own chat or dialog',
    typed: 'decided PCA-2026-0001: level 2 on 17 December, governor',
    shape,
    run: (turn, data) => ('go' in data ? fillDecision(turn, data) : openDecision(turn, data.reference)),
  }),
  dueAction(FAMILY_TOLD, 'family told PCA-2026-0001 on 18 December'),
  dueAction(APPEAL, 'appeal PCA-2026-0001: yes'),
  dueAction(DISAGREE, 'disagree PCA-2026-0001: why it does not look safe'),
  dueAction(PASS_UP, 'pass up PCA-2026-0001: what was tried'),
  dueAction(END_DISAGREEMENT, 'end disagreement PCA-2026-0001 changed: how it ended'),
  dueAction(CLOSE, 'close PCA-2026-0001'),
]
