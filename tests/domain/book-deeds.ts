/** Whatever people may do with the recipient book, in any order, for tests of what holds throughout. */
import fc from 'fast-check'
import { closeHolder, reopenHolder, sendToMailbox } from '../../src/domain/book-holders.ts'
import { idInUse, mailboxIn } from '../../src/domain/book-list.ts'
import { checkAddress, enterAddress, verifyAddress, withdrawAddress } from '../../src/domain/book-rules.ts'
import type { BookRuling, BookScene } from '../../src/domain/book-scene.ts'
import { LADO, prisonHolder } from '../../src/domain/recipient-book.ts'
import type { Act } from '../../src/domain/ruling.ts'
import { ADMIN, MAYA } from '../support/council.ts'
import { SECOND_ADMIN } from './book-sample.ts'

const where = fc.record({
  holder: fc.constantFrom(LADO, prisonHolder('ZAA'), prisonHolder('ZCC')),
  mailbox: fc.constantFrom('omu', 'public protection', 'main'),
} as const)
const email = fc.constantFrom('a@prison.example', 'b@prison.example', 'c@council.example', 'd@pris0n.example')
const by = fc.constantFrom(ADMIN, SECOND_ADMIN, MAYA)
export const deed = fc.record({
  what: fc.constantFrom('enter', 'check', 'verify', 'withdraw', 'close', 'reopen', 'send to'),
  ...{ where, email, by },
})
export type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never

const said = 'Rang the OMU today.'

/** `id` is for a line that is new. Many deeds are refused. */
export function ruled(
  scene: BookScene,
  act: Act,
  { what, where: at, email: heard, id }: Deed & { readonly id: string },
): BookRuling {
  switch (what) {
    case 'enter':
      return enterAddress(scene, act, { ...at, id, email: heard, name: 'HMP Named', phone: '' })
    case 'check': {
      const waiting = scene.book.addresses.find(({ checked, ended }) => !checked && !ended)
      return checkAddress(scene, act, { id: waiting?.id ?? '', heard: waiting?.email ?? heard, how: said })
    }
    case 'verify':
      return verifyAddress(scene, act, { ...at, heard: mailboxIn(scene, at)?.email ?? heard, how: said })
    case 'withdraw': {
      const line = scene.book.addresses.find(
        (one) => one.holder === at.holder && one.mailbox === at.mailbox && !one.ended,
      )
      return withdrawAddress(scene, act, { ...at, id: line?.id ?? idInUse(scene, at) ?? '', why: said })
    }
    case 'close':
      return closeHolder(scene, act, { holder: at.holder, why: said })
    case 'reopen':
      return reopenHolder(scene, act, { holder: at.holder, why: said })
    case 'send to':
      return sendToMailbox(scene, act, at)
  }
}
