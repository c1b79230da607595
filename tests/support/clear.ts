/** Values as they stood in the store before there were keys: what reads them opens nothing. */
import type { Referral } from '../../src/domain/referral.ts'
import type { Database } from '../../src/store/database.ts'
import type { Sealed } from '../../src/store/sealing.ts'
import type { Store } from '../../src/workflow/ports.ts'

/** For a column of JSON. */
export const clear = <T>(value: unknown): Sealed<T> => JSON.stringify(value) as Sealed<T>

/** For a column of text. */
export const clearText = (text: string): Sealed<string> => text as Sealed<string>

/** A referral as somebody could write it straight into the table: no rule is asked, and no version goes up. */
export const writeClear = ({ kysely }: Database, referral: Referral) =>
  kysely
    .updateTable('referral')
    .set({ body: clear<Referral>(referral) })
    .where('reference', '=', referral.reference)
    .execute()

type Signed = { readonly database: Database; readonly store: Store }

/** The words of the signed reports as somebody could change them in the table. */
export async function changeReports(
  { database, store }: Signed,
  reference: string,
  change: (words: string) => string,
): Promise<void> {
  for (const { document } of await store.reports(reference, 1, true))
    await database.kysely
      .updateTable('report')
      .set({ document: clearText(change(JSON.stringify(document))) })
      .where('reference', '=', reference)
      .where('signed', '=', true)
      .where('child', '=', document.child)
      .where('part', '=', document.part)
      .execute()
}
