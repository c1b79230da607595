/** `level 2 on 17 December, the governor, our conditions, told by the OMU`: a decision as a sentence, into its boxes. */
import { NO_CONDITIONS, OUR_CONDITIONS } from '../cards/decision-form.ts'
import type { Answers } from '../domain/form.ts'
import type { Day } from '../domain/moment.ts'
import { dayFromWords, pastDayFromWords } from './day-from-words.ts'
import type { Sentence } from './decision-form.ts'

type About = { readonly today: Day; readonly children: number }

/** Parts are parted by commas; `told by` takes everything after it. What is not understood leaves the form open. */
export function decidedFromWords(words: string, about: About): Sentence {
  const [, before = '', toldBy] = /^(.*?)(?:[,;\s]+told by\s+(.+))?$/isu.exec(words.trim()) ?? []
  const parts = before
    .split(/[,;]/u)
    .map(plain)
    .filter((part) => part !== '')
  const read = parts.map((part) => readPart(part, about))
  return {
    answers: Object.assign({}, ...read, toldBy === undefined ? {} : { toldBy: toldBy.trim() }),
    unread: read.some((one) => one === undefined),
  }
}

const plain = (part: string): string => part.toLowerCase().replaceAll(/\s+/gu, ' ').trim()

function readPart(part: string, about: About): Answers | undefined {
  return (
    levelIn(part, about) ??
    dayIn(part, about) ??
    deciderIn(part) ??
    (part === 'before our report' ? { beforeReport: 'yes' } : undefined) ??
    conditionsIn(part, about)
  )
}

/** Of all children, or of one; the day may follow at once. */
function levelIn(part: string, about: About): Answers | undefined {
  const [, one, level, on] = /^(?:child (\d{1,2}):? )?level ([1-4])(?: (on .+))?$/u.exec(part) ?? []
  if (level === undefined) return undefined
  const day = on === undefined ? {} : dayIn(on, about)
  if (day === undefined) return undefined
  const which = one === undefined ? everyChild(about) : [Number(one)]
  return { ...Object.fromEntries(which.map((child) => [`level${child}`, level])), ...day }
}

function dayIn(part: string, { today }: About): Answers | undefined {
  const [, what, words] = /^(review(?: on)?|family told(?: on)?|(?:decided )?on) (.+)$/u.exec(part) ?? []
  if (what === undefined || words === undefined) return undefined
  const isReview = what.startsWith('review')
  const day = isReview ? dayFromWords(words, today) : pastDayFromWords(words, today)
  if (day === undefined) return undefined
  return { [isReview ? 'reviewOn' : what.startsWith('family') ? 'familyToldOn' : 'decidedOn']: day }
}

function deciderIn(part: string): Answers | undefined {
  const [, who] = /^(?:by )?(?:the |their )?(governor|director|deputy)$/u.exec(part) ?? []
  return who === undefined ? undefined : { decidedBy: who }
}

function conditionsIn(part: string, about: About): Answers | undefined {
  const [, which] = /^(?:with |all )?(our|no|without) ?conditions$/u.exec(part) ?? []
  if (which === undefined) return undefined
  const id = which === 'our' ? OUR_CONDITIONS : NO_CONDITIONS
  return Object.fromEntries(everyChild(about).map((child) => [`conditions${child}`, id]))
}

const everyChild = ({ children }: About): readonly number[] =>
  Array.from({ length: children }, (_, index) => index + 1)
