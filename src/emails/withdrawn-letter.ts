/** To whoever asked: it is withdrawn, and there will be no report. */
import { triageLetter } from './email.ts'

export const withdrawnLetter = triageLetter('withdrawn', 'withdrawn')
