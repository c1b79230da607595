/** The reports of a referral as documents, with the names of today's directory. */
import type { ReportDocument } from '../domain/blocks.ts'
import { nameOf, personById, prisonByCode, teamById } from '../domain/directory.ts'
import { answerOf } from '../domain/form.ts'
import type { Reference, Submission } from '../domain/referral.ts'
import type { Signature } from '../domain/report.ts'
import type { ReportInput } from '../domain/report-matter.ts'
import type { Act } from '../domain/ruling.ts'
import type { KeptReport, Loaded, World } from './ports.ts'

type Made = Pick<Submission, 'number' | 'by' | 'at'>

/** What a version that is being sent in is made from. */
export function reportInput(world: World, { referral, assessment }: Loaded, made: Made): ReportInput {
  const { directory } = world
  const prison = prisonByCode(directory, answerOf(referral.details.prisoner, 'prisonCode'))
  return {
    referral,
    assessment,
    council: directory.council,
    teamName: teamById(directory, referral.team)?.name ?? referral.team,
    prisonName: prison?.name ?? 'not known',
    submission: made.number,
    submittedAt: made.at,
    preparedBy: nameOf(directory, made.by),
  }
}

/** The signature of a person, saying in whose place when it is not the Team Manager it went to. */
export function signatureOf(world: World, submission: Submission, act: Act): Signature {
  const expected = personById(world.directory, submission.teamManager)
  const isExpected = expected === undefined || expected.id === act.by.id
  return { by: act.by.name, at: act.at, insteadOf: isExpected ? undefined : expected.name }
}

/** Reports as they are kept before their pages are drawn. */
export const keptFrom = (
  reference: Reference,
  submission: number,
  { signed, documents }: { readonly signed: boolean; readonly documents: readonly ReportDocument[] },
): readonly KeptReport[] =>
  documents.map((document) => ({
    ...{ reference, submission, signed, document },
    ...{ bytes: undefined, webUrl: undefined },
  }))
