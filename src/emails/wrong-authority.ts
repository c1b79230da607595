/** To whoever asked: it belongs to another authority (2.9, 58). */
import { triageLetter } from './email.ts'

export const wrongAuthority = triageLetter('redirected', 'please send this to another authority')
