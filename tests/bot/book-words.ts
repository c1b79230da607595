/** For each verb of the recipient book what a press carries, and the words that do the same; papers come behind it. */
import { waitingAt } from '../../src/domain/recipient-book.ts'
import { ADMIN, MAYA } from '../support/council.ts'
import type { TestWorld } from '../support/outside-world.ts'
import { bookChat, omuOf } from './book-chat.ts'
import { paperWords } from './paper-words.ts'

export function bookWords(world: () => TestWorld) {
  const { says, book, enters } = bookChat(world)
  const place = { ...omuOf('ZAA'), id: 'file/prison/ZAA/omu' }
  const other = { holder: 'prison/ZBB' }
  const row = (verb: string, by: typeof MAYA, [data, typed]: readonly [object, string]) => ({
    ...{ verb, by },
    data: (): object | Promise<object> => data,
    typed: (): string => typed,
  })
  return [
    row('addresses', MAYA, [{}, 'addresses']),
    row('address-holder', MAYA, [{ holder: 'prison/ZAA' }, 'addresses ZAA']),
    row('enter-address', ADMIN, [{ holder: 'prison/ZAA' }, 'enter address ZAA']),
    {
      ...row('check-address', MAYA, [{}, 'check address ZAA']),
      first: () => enters('ZAA', 'new.aa@prison.example'),
      data: async () => ({ id: waitingAt(await book(), omuOf('ZAA'))?.id }),
    },
    row('verify-address', MAYA, [place, 'check again ZAA omu']),
    row('withdraw-address', ADMIN, [place, 'withdraw address ZAA']),
    row('send-to-mailbox', ADMIN, [other, 'send ZBB to another mailbox']),
    row('close-holder', ADMIN, [other, 'prison closed ZBB']),
    {
      ...row('reopen-holder', ADMIN, [other, 'prison open ZBB']),
      first: () => says(ADMIN, 'prison closed ZBB: A letter of theirs'),
    },
    ...paperWords(world),
  ]
}
