/** One page of a form, whichever form it is: title, what is wrong, the boxes, the buttons. */
import type { Fault, Question } from '../domain/form.ts'
import { REFERRAL_PAGES } from '../domain/referral-form.ts'
import { type Filled, fieldsOf } from './fields.ts'
import { type Card, render, type Surface } from './render.ts'

export type Button = {
  readonly title: string
  readonly verb: string
  readonly style: 'positive' | 'default' | 'destructive'
  readonly go: string
}

export type FormPage = Filled & {
  readonly above: string
  readonly title: string
  readonly intro: string
  readonly saved: string
  /** What others wrote, or what will be sent, to be read before the boxes. */
  readonly quoted?: { readonly title: string; readonly lines: readonly string[] }
  readonly questions: readonly Question[]
  readonly stamp: string
  /** Which part of the page, from 0, where it needs more than one card. */
  readonly part?: number
  /** Travels with every button: which form, which page, on what version it stands. Never trusted. */
  readonly form: Readonly<Record<string, string | number>>
  readonly buttons: readonly Button[]
  /** Stand by themselves, above the buttons that go on: a longer row is cut off in some Teams. */
  readonly asides?: readonly Button[]
}

export function formPage(page: FormPage, surface: Surface): Card {
  const { above, title, intro, saved, stamp, form, questions } = page
  const card = render(
    'form-page',
    {
      ...{ above, title, intro, saved, stamp },
      quotedTitle: page.quoted?.title ?? '',
      quoted: (page.quoted?.lines ?? []).map((line) => ({ line })),
      problem: sayProblem(page.faults.length + page.clashes.length),
      faults: [
        ...page.faults.map((fault) => ({ line: `${labelOf(questions, fault)} – ${fault.message}` })),
        ...page.clashes.map((clash) => ({ line: `${clash.label} – Somebody else changed this too.` })),
      ],
      fields: fieldsOf(questions, page),
      buttons: page.buttons.map((button) => ({ ...button, form })),
      asides: (page.asides ?? []).map((button) => ({ ...button, form })),
    },
    surface,
  )
  return atDepth(card, depthOf(page))
}

const labelOf = (questions: readonly Question[], fault: Fault): string =>
  questions.find(({ id }) => id === fault.question)?.label ?? fault.question

const sayProblem = (count: number): string => {
  if (count === 0) return ''
  return `${count === 1 ? 'One thing needs' : `${count} things need`} your attention. Nothing you typed is lost.`
}

/**
 * The Agents Playground draws a new card over the old one, and a list then keeps the choices of the list that stood in
 * its place. So no page has its boxes as deep in the card as the page before it: then nothing is kept.
 */
function depthOf({ form: { page, key }, part = 0 }: FormPage): number {
  const place =
    key === undefined ? (REFERRAL_PAGES as readonly unknown[]).indexOf(page) : String(key).charCodeAt(0)
  return (place % 2) + 2 * (part % 2)
}

function atDepth(card: Card, depth: number): Card {
  const { body } = card
  if (!Array.isArray(body)) return card
  const around = (boxes: unknown): unknown =>
    Array.from({ length: depth }).reduce((inner) => ({ type: 'Container', items: [inner] }), boxes)
  return { ...card, body: body.map((item) => (item.id === 'boxes' ? around(item) : item)) }
}
