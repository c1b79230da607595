/** A report is made short, or full again: the choice is a page of the assessment, kept in versions. */
import { maySeeReferral, type Person } from '../domain/people.ts'
import type { Reference, Referral } from '../domain/referral.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import { chooseShort, SHORT_PAGE, shortAnswers } from '../domain/short-report.ts'
import { changeReferral } from './change-referral.ts'
import type { World } from './ports.ts'
import { storable } from './storable.ts'

export function chooseShortReport(
  world: World,
  by: Person,
  chosen: { readonly reference: Reference; readonly short: boolean; readonly words: string },
): Promise<Referral | Refusal> {
  const at = world.clock.now()
  const { reference, short } = chosen
  const words = storable(chosen.words)
  return changeReferral(world, { reference, who: by.id, at }, async ({ referral, assessment }, tx) => {
    if (!maySeeReferral(by, referral)) return refuse('notForYou')
    const ruling = chooseShort(referral, { by, at }, { short, words, assessment })
    if (isRefusal(ruling)) return ruling
    const version = (assessment[SHORT_PAGE]?.version ?? 0) + 1
    const answers = shortAnswers({ short, words })
    const { status } = referral
    await tx.saveSection(
      reference,
      { key: SHORT_PAGE, version, answers, savedBy: by.id, savedAt: at },
      {
        audit: {
          ...{ at, reference, who: by.id, what: `save ${SHORT_PAGE}`, version },
          ...{ from: status, to: status, reason: '' },
        },
      },
    )
    return ruling
  })
}
