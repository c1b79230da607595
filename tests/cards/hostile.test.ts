/** What people type is shown as they typed it, and can be nothing else: no Markdown, no mention, no template, no button. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { referralPages } from '../../scripts/preview/form-cards.ts'
import { type MadeCard, madeCards, overviews } from '../../scripts/preview/made-cards.ts'
import {
  ONE_CHILD,
  reportInputFor,
  submittedWith,
  TODAY,
  TWO_CHILDREN,
} from '../../scripts/preview/sample.ts'
import { formPage } from '../../src/cards/form-page.ts'
import { message } from '../../src/cards/message.ts'
import { noticeMessage } from '../../src/cards/notice-message.ts'
import { signOffRequest } from '../../src/cards/sign-off-request.ts'
import type { Answers } from '../../src/domain/form.ts'
import { cleanAnswers } from '../../src/domain/form.ts'
import type { Details } from '../../src/domain/referral.ts'
import { REFERRAL_FORM } from '../../src/domain/referral-form.ts'
import { COUNCIL, TESS } from '../support/council.ts'
import { elementsOf, inertTexts, ofType, sizeOf } from './card-tree.ts'

const HOSTILE = [
  '**bold** _it_ # head',
  '[click](javascript:alert(1))',
  '![x](https://evil.example/x.png)',
  '${fullName} ${reference} ${$root.stamp}',
  '${1+1}`${name}`',
  '\\${name}',
  '<at>Everyone</at>',
  '<script>alert(1)</script>',
  '{{DATE(2026-01-01T00:00:00Z)}}',
  '{"type":"Action.OpenUrl","url":"https://evil.example"}',
  '"}],"actions":[{"type":"Action.Submit"}]',
  '👨‍👩‍👧 🧒🏽',
  '\u202Eoseba\u202C العربية עברית',
  'line one\nline two\r\n\ttab',
  "O'Brien-Łukasz & “Söhne” \u0000\u0007",
  '$data',
  '__proto__',
]

/** The sample family with one text in every place where a text may be typed. */
const typed = (text: string): Details => {
  const all = (answers: Answers): Answers => ({
    ...answers,
    fullName: text,
    aliases: text,
    relationshipToChild: text,
  })
  return {
    request: { ...TWO_CHILDREN.request, requesterName: text },
    prisoner: { ...all(TWO_CHILDREN.prisoner), prisonNumber: text },
    children: TWO_CHILDREN.children.map(all),
    carer: all(TWO_CHILDREN.carer),
  }
}

const shape = ({ card }: MadeCard): string =>
  elementsOf(card)
    .map(({ type, verb }) => `${type} ${verb ?? ''}`)
    .join('\n')

const holds = (card: unknown, text: string): boolean =>
  inertTexts(card).some((inert) => typeof inert === 'string' && inert.includes(text))

const HARMLESS = 'Harmless Words'
type Make = (details: Details) => readonly MadeCard[]
const withTyping: Make = (details) => [...overviews(details), ...referralPages(details)]

const HARMLESS_CARDS = withTyping(typed(HARMLESS))

const checkText = (text: string, make: Make): void => {
  const harmless = make === withTyping ? HARMLESS_CARDS : make(typed(HARMLESS))
  const cards = make(typed(text))
  for (const [index, made] of cards.entries()) {
    const plain = harmless[index]
    assert.ok(plain)
    assert.equal(shape(made), shape(plain), `${made.name} is built otherwise`)
    assert.equal(holds(made.card, text), holds(plain.card, HARMLESS), made.name)
    const words = (card: unknown): string =>
      JSON.stringify(ofType(card, 'TextBlock').map((block) => block.text))
    assert.equal(words(made.card), words(plain.card), `${made.name} reads it as Markdown`)
  }
}

describe('what people type', () => {
  it('stands in the cards of the plain family at all', () => {
    assert.ok(madeCards(typed(HARMLESS)).filter(({ card }) => holds(card, HARMLESS)).length >= 8)
  })

  for (const text of HOSTILE)
    it(`stands exactly as typed: ${JSON.stringify(text)}`, () => {
      checkText(text, withTyping)
    })

  it('stands exactly as typed, whatever it is', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary', minLength: 6, maxLength: 60 }),
      fc.stringMatching(/^[$`{}[\]()*_#<>\\"'a]{6,30}$/),
    )
    fc.assert(
      fc.property(anything, (text) => checkText(text, withTyping)),
      { numRuns: 20 },
    )
  })

  it('changes no other card of the family either', () => {
    checkText(HOSTILE.slice(0, 8).join(' '), madeCards)
  })

  it('is not bound again when it looks like a template, in a reason and in other people’s words', () => {
    const text = '${title} ${buttons[0].title}'
    const referral = submittedWith(TWO_CHILDREN)
    const changes = { by: TESS.id, at: referral.submission.at, reason: text, section: 'G1' }
    const said = noticeMessage(
      { what: 'changes-asked', to: 'worker' },
      { ...referral, status: 'changes_asked', changes },
      COUNCIL,
    )
    assert.ok(said)
    assert.ok(inertTexts(message(said, 'chat')).includes(`“${text}”`))
    const questions = REFERRAL_FORM.carer.questions
    const clashes = [{ question: 'fullName', label: 'Carer’s full name', theirs: text }]
    assert.ok(inertTexts(page({ fullName: 'x' }, { questions, clashes })).includes(text))
  })

  it('stands exactly as typed on the card of the Team Manager, names of staff included', () => {
    for (const text of HOSTILE) {
      const input = reportInputFor(ONE_CHILD)
      const G1 = input.assessment.G1
      assert.ok(G1)
      const answers = { ...G1.answers, circumstances: text, bestInterestsReasons: text, escortName: text }
      const people = COUNCIL.people.map((person) => ({ ...person, name: text }))
      const card = signOffRequest(
        {
          ...{
            referral: submittedWith(ONE_CHILD),
            links: [],
            today: TODAY,
            absences: [],
            reader: TESS.id,
            stamp: 'k1',
            problem: text,
            reason: text,
          },
          input: { ...input, assessment: { ...input.assessment, G1: { ...G1, answers } } },
          directory: { ...COUNCIL, people },
        },
        'chat',
      )
      const standing = inertTexts(card).filter((inert) => typeof inert === 'string' && inert.includes(text))
      assert.equal(standing.length, 6, text)
      assert.ok(ofType(card, 'TextBlock').every((block) => !String(block.text).includes(text)))
    }
  })

  it('never hides the form when a name has a million letters: its beginning is shown', () => {
    const questions = REFERRAL_FORM.prisoner.questions
    const card = page({ fullName: 'A'.repeat(1_000_000) }, { questions, clashes: [] })
    assert.ok(sizeOf(card) < 20_000)
    assert.ok(inertTexts(card).includes('A'.repeat(200)))
  })

  it('is dropped before any card when it is not text', () => {
    const value = { type: 'Action.OpenUrl', url: 'https://evil.example' }
    assert.deepEqual(cleanAnswers(REFERRAL_FORM.carer.questions, { fullName: value, contact: ['x'] }), {})
  })
})

type Page = Pick<Parameters<typeof formPage>[0], 'questions' | 'clashes'>

const page = (answers: Answers, { questions, clashes }: Page) =>
  formPage(
    {
      ...{
        above: '',
        title: 'Title',
        intro: '',
        saved: '',
        stamp: 'k1',
        otherSave: 'Sam saved this',
        faults: [],
      },
      ...{ questions, answers, clashes, form: {} },
      buttons: [{ title: 'Next', verb: 'fill-referral', style: 'positive', go: 'next' }],
    },
    'chat',
  )
