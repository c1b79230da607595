/** What the body of a referral must look like: written from the questions of MASH's form, so that they cannot differ. */
import { z } from 'zod'
import { LONGEST, type Option, type Question } from '../domain/form.ts'
import { NEEDED_FOR_TRIAGE } from '../domain/referral-faults.ts'
import { REFERRAL_FORM, type ReferralPage, type ReferralSection } from '../domain/referral-form.ts'
import { MOST_CHILDREN } from '../workflow/referral.ts'

type Field = z.ZodType<string | string[], unknown>

/** Who calls assigns no team: MASH does that. */
const NOT_ASKED: readonly string[] = ['team']

const FORM: Record<ReferralPage, ReferralSection> = REFERRAL_FORM

const pageQuestions = (page: ReferralPage): readonly Question[] =>
  FORM[page].questions.filter(({ id }) => !NOT_ASKED.includes(id))

const ASKED: Readonly<Record<ReferralPage, readonly Question[]>> = {
  request: pageQuestions('request'),
  prisoner: pageQuestions('prisoner'),
  child: pageQuestions('child'),
  carer: pageQuestions('carer'),
}

/** The questions of a page that a caller may answer. */
export const askedOn = (page: ReferralPage): readonly Question[] => ASKED[page]

/**
 * As it comes in: nothing beside what is asked, a choice by its id, several choices as a list, a day as `2026-12-07`.
 * Of these schemas the published document is made too, so what only a database or a calendar can tell is not in them.
 */
export const REFERRAL_SHAPE = z
  .strictObject(
    {
      request: pageShape('request'),
      prisoner: pageShape('prisoner'),
      children: z
        .array(pageShape('child'), { error: saying('Please give a list of children, even for one child.') })
        .min(1, { error: 'Please give at least one child.' })
        .max(MOST_CHILDREN, {
          error: `Please give at most ${MOST_CHILDREN} children; send a larger family as two referrals.`,
          abort: true,
        }),
      carer: pageShape('carer').optional(),
    },
    { error: 'Please give an object with request, prisoner and children.' },
  )
  .meta({ id: 'Referral', title: 'A request for a prison contact assessment' })

function pageShape(page: ReferralPage) {
  const needed = NEEDED_FOR_TRIAGE[page]
  const fields = askedOn(page).map((question) => {
    const field = described(fieldShape(question), question)
    return [question.id, needed.includes(question.id) ? field : field.optional()] as const
  })
  return z
    .strictObject(Object.fromEntries(fields), { error: saying('Please give an object here.') })
    .meta({ title: FORM[page].title, description: FORM[page].intro })
}

function described(field: Field, { label, help, confidential }: Question): Field {
  const description = [help, confidential && 'Never printed in the part that the prisoner may see.']
  return field.meta({ title: label, description: description.filter(Boolean).join(' ') || undefined })
}

function fieldShape(question: Question): Field {
  const { kind, options } = question
  if (kind === 'day') return z.iso.date({ error: saying('Please give a real day, such as 2026-12-07.') })
  if (kind === 'time')
    return textShape(question).regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Please give a time such as 09:30.')
  if (kind === 'choices' && options !== undefined) return choicesShape(options)
  if (kind === 'choice' && options !== undefined) return choiceShape(options)
  return textShape(question)
}

/** The length is looked at first, and alone: no pattern is tried on a text without end. */
function textShape({ kind, rule }: Question): z.ZodString {
  const most = LONGEST[kind]
  const text = z
    .string({ error: saying('Please give text, in quotation marks.') })
    .max(most, { error: `Please keep this to ${most} characters. Nothing was cut.`, abort: true })
    .regex(/\S/, { error: 'Please leave this out where there is no answer.', abort: true })
    .refine((words) => words.isWellFormed() && !words.includes('\0'), {
      error: 'There is a character in this that cannot be kept: NUL, or half of one.',
    })
  if (rule === 'prison number')
    return text.regex(
      /^[A-Z]\d{4}[A-Z]{2}$/,
      'A prison number has a letter, four digits and two letters: A1234BC.',
    )
  if (rule === 'e-mail')
    return text.regex(
      /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
      'Please give a whole e-mail address, such as name@prison.example.',
    )
  return text
}

function choiceShape(options: readonly Option[]): Field {
  const ids = options.map(({ id }) => id)
  return z.enum(ids, { error: saying(`Please give one of these: ${ids.join(', ')}.`) })
}

function choicesShape(options: readonly Option[]): Field {
  const ids = options.map(({ id }) => id)
  const list = `Please give a list of these, each once: ${ids.join(', ')}.`
  return z
    .array(z.enum(ids, { error: list }), { error: saying(list) })
    .min(1, 'Please leave this out where there is no answer.')
    .max(options.length, { error: list, abort: true })
    .refine((chosen) => new Set(chosen).size === chosen.length, { error: list })
    .meta({ uniqueItems: true })
}

/** A field that is not there at all is asked for in other words than one that holds the wrong thing. */
function saying(words: string) {
  return (issue: { readonly input?: unknown }) => (issue.input === undefined ? 'Please answer this.' : words)
}
