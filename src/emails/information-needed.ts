/** To whoever asked: what is missing, and by when we need it (2.1, 12). */
import { triageLetter } from './email.ts'

export const informationNeeded = triageLetter('needs_information', 'what we need from you')
