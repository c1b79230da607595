/** The letters to those who are asked: as little as each must know, by when, and nothing that could reach the prisoner. */
import assert from 'node:assert/strict'
import { contactAddress } from '../../src/domain/contact-address.ts'
import { contactLetterDocument, letterFileName } from '../../src/domain/contact-letter-document.ts'
import { contactLetter } from '../../src/domain/contact-letters.ts'
import { AGENCIES, type Agency, type Contact } from '../../src/domain/contacts.ts'
import { askCouncil } from '../../src/emails/ask-council.ts'
import { askLado } from '../../src/emails/ask-lado.ts'
import { askPrison } from '../../src/emails/ask-prison.ts'
import { FAMILY } from '../bot/stored.ts'
import { asking, one, withLog } from '../domain/contact-sample.ts'
import { DETAILS } from '../support/answers.ts'
import { COUNCIL } from '../support/council.ts'

const WHO = { name: 'Jo Bloggs', role: 'officer' }

function letterTo(agency: Agency, more: Partial<Contact> = {}) {
  const id = `${agency}-1`
  const referral = withLog([asking(id, { who: WHO })])
  const contact = { ...one(referral, id), ...more }
  const [asked] = contact.asked
  if (asked === undefined) throw new Error('nobody was asked')
  return { referral, contact, asked }
}

const textTo = (agency: Agency): string => contactLetter(letterTo(agency), COUNCIL).join('\n\n')

const [child = {}] = DETAILS.children

describe('a letter to somebody who is asked', () => {
  it('to the prison’s worker has its words in their order', () =>
    assert.equal(
      askPrison(letterTo('prison'), COUNCIL).text,
      [
        'Dear Jo Bloggs,',
        'A prisoner has asked for contact with a child. We assess whether that is in the child’s best interests, and how much would be right. The Governor or Director of the prison decides. Our reference is PCA-2026-0147.',
        `Prisoner: ${DETAILS.prisoner.fullName}, born Tue 2 Apr 1985, A1234BC, HMP Example\nChild: ${child.fullName}`,
        'Please tell us:\n- how the prisoner behaves, and any pressure on others by letter, on the telephone or on visits;\n- any restriction on contact that is in force;\n- who visits, writes and telephones now;\n- where a visit could be, and what is there for children.',
        'We need your answer by Thu 10 Dec 2026. If that is too soon, please tell us at once. What has not come by then is written down as not received, and our assessment goes on without it.',
        'Please say with each thing whether it may be shared: with the prison, with the LADO (Designated Officer) alone, or with nobody outside the council.',
        'Please do not tell the prisoner or the family that we have asked, or what. Give PCA-2026-0147 when you answer, and no name in the subject of an e-mail.',
        'Sampleshire County Council\nReply to prison.contact@council.example, telephone 01632 960 001',
      ].join('\n\n'),
    ))

  /** Whom each may read of: the prisoner, the child, and the child’s day of birth. */
  const MAY: Readonly<Record<Agency, readonly [prisoner: boolean, child: boolean, born: boolean]>> = {
    probation: [true, true, false],
    prison: [true, true, false],
    police: [true, true, true],
    lado: [true, false, false],
    school: [false, true, true],
    health: [false, true, true],
    other_authority: [true, true, true],
    other: [false, false, false],
  }
  for (const agency of Object.keys(AGENCIES) as Agency[])
    it(`to ${agency} names as little as it can, and never where the family is`, () => {
      const text = textTo(agency)
      const [prisoner, named, born] = MAY[agency]
      assert.equal(text.includes(String(DETAILS.prisoner.fullName)), prisoner)
      assert.equal(text.includes(String(child.fullName)), named)
      assert.equal(/Child: .*, born/.test(text), born)
      for (const hidden of [child.address, child.school, DETAILS.carer.fullName, DETAILS.carer.contact])
        if (hidden) assert.ok(!text.includes(hidden), hidden)
      assert.match(text, /by Thu 10 Dec 2026\./)
      assert.match(text, /Reply to prison\.contact@council\.example/)
      assert.match(text, /do not tell the prisoner or the family/)
    })

  for (const agency of ['school', 'health', 'other'] as const)
    it(`to ${agency} does not say that it is about a prisoner’s wish`, () =>
      assert.doesNotMatch(textTo(agency), /A prisoner|Governor|Prisoner:|HMP/))

  it('that goes once more says when they were asked before', () => {
    const referral = withLog([
      asking('police-1', { on: '2026-12-01', method: 'telephone' }),
      asking('police-1'),
    ])
    const contact = one(referral, 'police-1')
    const said = contact.asked.map((asked) => contactLetter({ referral, contact, asked }, COUNCIL)[1])
    assert.doesNotMatch(String(said[0]), /have not heard/)
    assert.match(String(said[1]), /We asked you on Tue 1 Dec 2026 and have not heard from you\./)
  })

  it('names nobody in the subject or the file name', () => {
    for (const email of [askPrison, askLado, askCouncil])
      assert.equal(
        email(letterTo('prison'), COUNCIL).subject,
        'OFFICIAL-SENSITIVE PCA-2026-0147 request for information',
      )
    for (const agency of Object.keys(AGENCIES) as Agency[]) {
      const letter = letterTo(agency)
      const name = letterFileName(letter.referral, letter)
      assert.equal(name, `PCA-2026-0147-letter-${agency.replace('_', '-')}-1.pdf`)
      assert.doesNotMatch(name, FAMILY)
    }
    const referral = withLog([asking('police-1', { on: '2026-12-01' }), asking('police-1')])
    const contact = one(referral, 'police-1')
    assert.deepEqual(
      contact.asked.map((asked) => letterFileName(referral, { contact, asked })),
      ['PCA-2026-0147-letter-police-1.pdf', 'PCA-2026-0147-letter-police-1-again-2.pdf'],
    )
  })

  it('to print has every word of it, and neither a child’s number nor a draft’s mark', () => {
    const letter = letterTo('probation')
    const document = contactLetterDocument(letter, COUNCIL)
    const words = document.blocks.flatMap((block) =>
      block.kind === 'list' ? block.items : 'text' in block ? [block.text] : [],
    )
    assert.deepEqual([document.child, document.draft, document.marking], [0, false, 'OFFICIAL-SENSITIVE'])
    for (const line of contactLetter(letter, COUNCIL).flatMap((part) => part.split('\n')))
      assert.ok(words.join('\n').includes(line.replace(/^- /, '')), line)
    assert.doesNotMatch(document.title + document.standing, FAMILY)
  })
})

describe('an e-mail to somebody who is asked', () => {
  const councils = [
    { code: 'northshire', name: 'Northshire', phone: undefined, address: COUNCIL.lado.address },
  ]
  const directory = { ...COUNCIL, councils }
  const to = (agency: Agency, council?: string) =>
    contactAddress({ agency, ...(council === undefined ? {} : { council }) }, DETAILS, directory)

  it('goes to approved addresses alone: the prison’s, the LADO’s, a council’s of the book', () => {
    assert.equal(to('prison'), 'omu.example@prison.example')
    assert.equal(to('lado'), COUNCIL.lado.address.email)
    assert.equal(to('other_authority', 'northshire'), COUNCIL.lado.address.email)
  })

  it('goes nowhere for everybody else, whatever was typed', () => {
    for (const agency of ['probation', 'police', 'school', 'health', 'other'] as const)
      assert.equal(to(agency, 'northshire'), undefined, agency)
    assert.equal(to('other_authority'), undefined)
    assert.equal(to('other_authority', 'unknown'), undefined)
  })
})
