/** To whoever asked: our view on a child whom we do not know (2.9, 57). */
import { triageLetter } from './email.ts'

export const shortView = triageLetter('short_view_sent', 'our view')
