/** An address that mail may go to: entered by one person, checked by another, and none that imitates or has gone. */
import assert from 'node:assert/strict'
import { directoryWith } from '../../src/domain/book-directory.ts'
import { closeHolder, reopenHolder, sendToMailbox } from '../../src/domain/book-holders.ts'
import { bookLines } from '../../src/domain/book-list.ts'
import { checkAddress, enterAddress, verifyAddress, withdrawAddress } from '../../src/domain/book-rules.ts'
import type { BookRuling } from '../../src/domain/book-scene.ts'
import { prisonByCode } from '../../src/domain/directory.ts'
import type { Person } from '../../src/domain/people.ts'
import { type Book, EMPTY_BOOK, LADO, prisonHolder } from '../../src/domain/recipient-book.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import { ADMIN, COUNCIL, DEPUTY, MAYA, SAM, TESS } from '../support/council.ts'
import { applied, bookAct, SECOND_ADMIN } from './book-sample.ts'

const ZAA = prisonHolder('ZAA')
const ZCC = prisonHolder('ZCC')
const OMU = { holder: ZAA, mailbox: 'omu' } as const
/** The address of the authority file, by the id that it gets when the book takes it over. */
const FILE = { ...OMU, id: 'file/prison/ZAA/omu' } as const
const NEW = 'omu.new@prison.example'
const HOW = 'The OMU, 01632 960 100, from the prison’s page.'

const scene = (book: Book) => ({ book, directory: COUNCIL })
const entering = { id: 'n1', ...OMU, email: NEW, name: '', phone: '' }
const enter = (change: Partial<typeof entering> = {}, book = EMPTY_BOOK, by: Person = ADMIN) =>
  enterAddress(scene(book), bookAct(by), { ...entering, ...change })
const check = (book: Book, by: Person = MAYA, change: object = {}) =>
  checkAddress(scene(book), bookAct(by), { id: 'n1', heard: NEW, how: HOW, ...change })
const codeOf = (ruling: BookRuling): string => (isRefusal(ruling) ? ruling.refused : 'allowed')
const inUse = (book: Book, code = 'ZAA') => prisonByCode(directoryWith(COUNCIL, book), code)?.address?.email

describe('an address that is entered', () => {
  it('changes nothing before a second person has checked it', () => {
    const entered = applied(EMPTY_BOOK, enter())
    assert.equal(inUse(entered), 'omu.example@prison.example')
    const checked = applied(entered, check(entered))
    assert.equal(inUse(checked), NEW)
    const address = prisonByCode(directoryWith(COUNCIL, checked), 'ZAA')?.address
    assert.deepEqual(address, {
      email: NEW,
      enteredBy: ADMIN.id,
      checkedBy: MAYA.id,
      verifiedOn: '2026-12-03',
    })
  })
  for (const [email, why] of [
    ['omu@hmps.gsi.gov.uk', /switched off/],
    ['omu@council.gcsx.gov.uk', /switched off/],
    ['omu.example@gmail.com', /public webmail/],
    ['omu@pris0n.example', /looks like "prison\.example"/],
    ['omu@prison.example.net', /looks like "prison\.example"/],
    ['omu@elsewhere.example', /not in the council's list/],
    ['omu@prison.example, other@prison.example', /not one e-mail address/],
    ['', /not one e-mail address/],
  ] as const)
    it(`is refused at “${email}”`, () => {
      const ruling = enter({ email })
      assert.ok(isRefusal(ruling) && ruling.refused === 'addressRefused')
      assert.match(ruling.more.join(), why)
    })
  it('is entered by administrators alone', () => {
    for (const by of [MAYA, SAM, TESS]) assert.equal(codeOf(enter({}, EMPTY_BOOK, by)), 'onlyAdministrators')
  })
  it('is refused when it is in use, when another one waits, or in a mailbox that there is not', () => {
    assert.equal(codeOf(enter({ email: 'OMU.Example@prison.example' })), 'sameAddress')
    assert.equal(codeOf(enter({ id: 'n2' }, applied(EMPTY_BOOK, enter()))), 'addressWaits')
    assert.equal(codeOf(enter({ holder: LADO })), 'noSuchMailbox')
    const cjsm = { ...entering, mailbox: 'cjsm' as const }
    assert.equal(codeOf(enterAddress(scene(EMPTY_BOOK), bookAct(ADMIN), cjsm)), 'notSecureMail')
  })
  it('brings a new prison into the directory, which has no address until the check', () => {
    assert.equal(codeOf(enter({ holder: ZCC })), 'holderNeedsName')
    const entered = applied(EMPTY_BOOK, enter({ holder: ZCC, name: 'HMP New' }))
    const prison = prisonByCode(directoryWith(COUNCIL, entered), 'ZCC')
    assert.deepEqual([prison?.name, prison?.address], ['HMP New', undefined])
    assert.equal(inUse(applied(entered, check(entered)), 'ZCC'), NEW)
  })
})

describe('the check of an address', () => {
  const entered = applied(EMPTY_BOOK, enter())
  it('is refused to whoever entered it, and to those who have no part in it', () => {
    assert.equal(codeOf(check(entered, ADMIN)), 'ownAddress')
    assert.equal(codeOf(check(entered, SAM)), 'notToCheckAddresses')
    for (const by of [MAYA, TESS, DEPUTY, SECOND_ADMIN]) assert.equal(codeOf(check(entered, by)), 'allowed')
  })
  it('is refused when another address was heard, or nobody says whom they rang', () => {
    assert.equal(codeOf(check(entered, MAYA, { heard: 'omu.old@prison.example' })), 'notAsEntered')
    assert.equal(codeOf(check(entered, MAYA, { how: ' ' })), 'howCheckedNeeded')
  })
  it('forgives capitals and spaces at the ends', () => {
    assert.equal(codeOf(check(entered, MAYA, { heard: ' OMU.New@Prison.Example ' })), 'allowed')
  })
  it('happens once', () => {
    assert.equal(codeOf(check(applied(entered, check(entered)), TESS)), 'nothingToCheck')
    assert.equal(codeOf(check(entered, MAYA, { id: 'other' })), 'nothingToCheck')
  })
  it('is renewed by one person, for an address of the authority file too, and makes it young again', () => {
    const old = { ...OMU, heard: 'omu.example@prison.example', how: HOW }
    const book = applied(EMPTY_BOOK, verifyAddress(scene(EMPTY_BOOK), bookAct(TESS), old))
    const address = prisonByCode(directoryWith(COUNCIL, book), 'ZAA')?.address
    assert.deepEqual(
      [address?.email, address?.enteredBy, address?.checkedBy, address?.verifiedOn],
      ['omu.example@prison.example', 'A. Admin', 'B. Checker', '2026-12-03'],
    )
    const wrong = verifyAddress(scene(EMPTY_BOOK), bookAct(TESS), { ...old, heard: NEW })
    assert.equal(codeOf(wrong), 'notAsInUse')
  })
})

describe('an address that is withdrawn', () => {
  it('is used no more at once, and the authority file does not bring it back', () => {
    const gone = withdrawAddress(scene(EMPTY_BOOK), bookAct(ADMIN), { ...FILE, why: 'It came back.' })
    assert.equal(inUse(applied(EMPTY_BOOK, gone)), undefined)
  })
  it('leaves what is in use alone while it only waits', () => {
    const entered = applied(EMPTY_BOOK, enter())
    const gone = withdrawAddress(scene(entered), bookAct(ADMIN), { ...OMU, id: 'n1', why: 'Misheard.' })
    const book = applied(entered, gone)
    assert.equal(inUse(book), 'omu.example@prison.example')
    assert.equal(codeOf(check(book)), 'nothingToCheck')
  })
  it('is the one that was looked at, and never another one that stands there since', () => {
    const entered = applied(EMPTY_BOOK, enter())
    const bad = withdrawAddress(scene(entered), bookAct(ADMIN), { ...FILE, why: 'It came back.' })
    assert.equal(inUse(applied(entered, bad)), undefined)
    assert.equal(codeOf(check(applied(entered, bad))), 'allowed')
    const checked = applied(entered, check(entered))
    const late = withdrawAddress(scene(checked), bookAct(ADMIN), { ...FILE, why: 'It came back.' })
    assert.equal(codeOf(late), 'nothingToCheck')
  })
  it('is never the last one of the LADO, and needs a reason and an administrator', () => {
    const lado = { holder: LADO, mailbox: 'main', id: 'file/lado/main', why: 'Moved.' } as const
    assert.equal(codeOf(withdrawAddress(scene(EMPTY_BOOK), bookAct(ADMIN), lado)), 'ladoNeedsAddress')
    const silent = { ...FILE, why: ' ' }
    assert.equal(codeOf(withdrawAddress(scene(EMPTY_BOOK), bookAct(ADMIN), silent)), 'whyWithdrawnNeeded')
    const byMash = withdrawAddress(scene(EMPTY_BOOK), bookAct(MAYA), { ...FILE, why: 'x' })
    assert.equal(codeOf(byMash), 'onlyAdministrators')
  })
})

describe('a prison that has closed', () => {
  const closing = { holder: ZAA, why: 'Announced on Tuesday.' }
  const closed = applied(EMPTY_BOOK, closeHolder(scene(EMPTY_BOOK), bookAct(ADMIN), closing))
  it('has no address, and keeps its name for those who wrote to it', () => {
    const prison = prisonByCode(directoryWith(COUNCIL, closed), 'ZAA')
    assert.deepEqual([prison?.name, prison?.address, prison?.closed], ['HMP Example', undefined, true])
    assert.equal(codeOf(enter({}, closed)), 'holderClosed')
  })
  it('has its address again when it was closed by mistake', () => {
    const opened = applied(closed, reopenHolder(scene(closed), bookAct(ADMIN), closing))
    assert.equal(inUse(opened), 'omu.example@prison.example')
  })
  it('is neither the LADO, nor closed twice, nor without a reason, nor by anybody', () => {
    const close = (change: object, by = ADMIN, book = EMPTY_BOOK) =>
      codeOf(closeHolder(scene(book), bookAct(by), { ...closing, ...change }))
    assert.equal(close({ holder: LADO }), 'noSuchHolder')
    assert.equal(close({ holder: prisonHolder('ZZZ') }), 'noSuchHolder')
    assert.equal(close({}, ADMIN, closed), 'holderClosed')
    assert.equal(close({ why: '' }), 'whyClosedNeeded')
    assert.equal(close({}, MAYA), 'onlyAdministrators')
  })
})

describe('the mailbox that reports go to', () => {
  it('is another one when two people have agreed on that, and back again', () => {
    const protection = { mailbox: 'public protection' as const, email: 'pp.example@prison.example' }
    const toOther = { holder: ZAA, mailbox: 'public protection' as const }
    const move = (book: Book, to: Parameters<typeof sendToMailbox>[2]) =>
      sendToMailbox(scene(book), bookAct(ADMIN), to)
    assert.equal(codeOf(move(EMPTY_BOOK, toOther)), 'noSuchMailbox')
    const entered = applied(
      EMPTY_BOOK,
      enterAddress(scene(EMPTY_BOOK), bookAct(ADMIN), { ...entering, ...protection }),
    )
    const checked = applied(entered, check(entered, MAYA, { heard: protection.email }))
    assert.equal(inUse(checked), 'omu.example@prison.example')
    const moved = applied(checked, move(checked, toOther))
    assert.equal(inUse(moved), protection.email)
    assert.equal(inUse(applied(moved, move(moved, OMU))), 'omu.example@prison.example')
  })
})

describe('the recipient book as a list', () => {
  it('has the LADO first, then every prison, with who entered and who checked, and what is old', () => {
    const lines = bookLines(scene(applied(EMPTY_BOOK, enter())), '2027-05-01')
    assert.deepEqual(
      lines.map(({ name, inUse: now, waiting }) => [name, now?.isOld, waiting?.enteredBy]),
      [
        ['LADO (Designated Officer)', true, undefined],
        ['HMP Example', true, 'Ada Admin'],
        ['HMP Placeholder', true, undefined],
      ],
    )
  })
})
