/** To whoever asked: we have it already, under another reference. */
import { triageLetter } from './email.ts'

export const duplicate = triageLetter('linked_duplicate', 'we have this request already')
