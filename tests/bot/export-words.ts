/** For each verb of files to fetch what a press carries, and the words that do the same. */
import { TESS } from '../support/council.ts'

export const exportRows = [
  {
    verb: 'inspection-pack',
    by: TESS,
    data: (reference: string) => ({ reference }),
    typed: (reference: string) => `inspection pack ${reference}`,
  },
]
