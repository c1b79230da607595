/** The report: one document for each child and part, made from a sent-in assessment (2.6). Pure words, no layout. */
import { createHash } from 'node:crypto'
import type { Block, ReportDocument } from './blocks.ts'
import { answerOf, sayAnswer } from './form.ts'
import { dayOf, type Moment, sayDay } from './moment.ts'
import { LEGAL_STATUSES, RELATIONSHIPS } from './options.ts'
import { type ReportInput, type ReportMatter, SIGNED_OFF_BY } from './report-matter.ts'
import { partOne } from './report-part-one.ts'
import { partTwo } from './report-part-two.ts'

export { leaksInPartOne } from './leaks.ts'

export const MARKING = 'OFFICIAL-SENSITIVE'

/** Two documents for each child. The file name is the reference, the child's number and the part, nothing else. */
export function writeReports(input: ReportInput): readonly ReportDocument[] {
  const { referral, submission } = input
  const children = referral.details.children
  const sayChild = (child: number, id: string, options: typeof RELATIONSHIPS): string =>
    sayAnswer({ id, label: '', kind: 'choice', options }, answerOf(children[child - 1] ?? {}, id))
  const matter: ReportMatter = {
    ...input,
    relationship: (child) => sayChild(child, 'relationshipToPrisoner', RELATIONSHIPS).toLowerCase(),
    legalStatus: (child) => sayChild(child, 'legalStatus', LEGAL_STATUSES),
  }
  return children.flatMap((_, index) =>
    ([1, 2] as const).map((part) => {
      const child = index + 1
      return {
        fileName: `${referral.reference}-child-${child}-part-${part}.pdf`,
        reference: referral.reference,
        child,
        part,
        title: `Prison contact assessment ${referral.reference}, child ${child}, part ${part}`,
        marking: part === 1 ? MARKING : `${MARKING}: WITHHOLD FROM THE PRISONER`,
        standing: `Version ${submission} · Prepared by ${input.preparedBy} · Not signed off`,
        draft: true,
        madeAt: input.submittedAt,
        blocks: part === 1 ? partOne(matter, child) : partTwo(matter, child),
      }
    }),
  )
}

/** Who signed, when, and for whom when the Team Manager it went to did not. Names as they are that day. */
export type Signature = { readonly by: string; readonly at: Moment; readonly insteadOf: string | undefined }

/** The very words that were sent in, with the signature put on; nothing else changes. */
export const putSignature = (
  documents: readonly ReportDocument[],
  signature: Signature,
): readonly ReportDocument[] => {
  const instead = signature.insteadOf === undefined ? '' : ` in place of ${signature.insteadOf}`
  const words = `${signature.by}${instead}, ${sayDay(dayOf(signature.at))}`
  return documents.map((document) => ({
    ...document,
    // A function, because a text would have its `$` signs read as patterns.
    standing: document.standing.replace(/Not signed off$/, () => `Signed off by ${words}`),
    draft: false,
    madeAt: signature.at,
    blocks: document.blocks.map((block) => (block.kind === 'facts' ? signedFacts(block, words) : block)),
  }))
}

const signedFacts = (block: Extract<Block, { kind: 'facts' }>, words: string): Block => ({
  ...block,
  rows: block.rows.map(([label, value]) => [label, label === SIGNED_OFF_BY ? words : value] as const),
})

/** A fingerprint of the exact documents, word for word: SHA-256 in hexadecimal over all of them in order. */
export const fingerprintOf = (documents: readonly ReportDocument[]): string =>
  createHash('sha256').update(JSON.stringify(documents)).digest('hex')
