/** Writing the assessment: each page is saved when it is left, and two people never overwrite each other unseen. */
import { answersFor, EXPLANATIONS, type SavedSection } from '../domain/assessment.ts'
import { answersOfLog, fedByLog } from '../domain/contact-answers.ts'
import { explanationQuestions, thingsToExplain } from '../domain/explanations.ts'
import { introWithLock, lockedClaims } from '../domain/family-claims.ts'
import { type Answers, checkAnswers, cleanAnswers, type Fault, type Question } from '../domain/form.ts'
import { blank, type Clash, filled, isSameAnswers, mergeAnswers } from '../domain/merge.ts'
import { dayOf } from '../domain/moment.ts'
import { mayRead, type Person } from '../domain/people.ts'
import { askedOf } from '../domain/questions/for-child.ts'
import { pageOf } from '../domain/questions.ts'
import type { Reference, Referral } from '../domain/referral.ts'
import { type Refusal, refuse } from '../domain/refusal.ts'
import { type answersBeside, stillCopied } from '../domain/review-copy.ts'
import { refuseWriting, start } from '../domain/writing.ts'
import { apply } from './change-referral.ts'
import { draftId, type KeptText, keepText, withKeptText } from './kept-text.ts'
import { oldAnswers, withOldAnswers } from './old-answers.ts'
import type { Loaded, Transaction, World } from './ports.ts'

/** One page in a person's hands. `theirs` is set when somebody else saved it meanwhile and both changed the same. */
export type OpenPage = {
  readonly loaded: Loaded
  readonly key: string
  readonly title: string
  readonly intro: string
  readonly questions: readonly Question[]
  readonly answers: Answers
  readonly baseVersion: number
  readonly faults: readonly Fault[]
  readonly saved: SavedSection | undefined
  readonly clashes: readonly Clash[]
  /** Of a review: what was answered the last time to questions that are asked anew. */
  readonly beside?: ReturnType<typeof answersBeside>
}

type Asked = { readonly title: string; readonly intro: string; readonly questions: readonly Question[] }

/** The page of a section, or the page of explanations (`X`), which depends on what has been answered so far. */
export function askedOn(loaded: Loaded, key: string, today: string): (Asked & { key: string }) | undefined {
  const { referral, assessment } = loaded
  const { children } = referral.details
  if (key === EXPLANATIONS) {
    const things = thingsToExplain(referral, assessment, today)
    return {
      key,
      title: 'Things to explain',
      intro:
        'None of these stops the report. The Team Manager sees what you write, and what you leave empty.',
      questions: explanationQuestions(things, children.length),
    }
  }
  const page = pageOf(key, children)
  if (page === undefined) return undefined
  const { title, intro, questions } = askedOf(page, children, today)
  const whose = page.child !== undefined && children.length > 1 ? `, child ${page.child}` : ''
  // What the contact log answers is not asked again.
  const known = page.section.id === 'D' ? Object.keys(answersOfLog(referral)) : []
  const open = questions.filter(({ id }) => !known.includes(id))
  const said = introWithLock(referral, page.section.id, intro)
  return { key: page.key, title: `${page.section.id}. ${title}${whose}`, intro: said, questions: open }
}

/** For those entitled to write; the Team Manager reads the report instead. */
export async function openPage(
  world: World,
  by: Person,
  at: { readonly reference: Reference; readonly key: string },
): Promise<OpenPage | Refusal> {
  const loaded = await world.store.load(at.reference)
  if (loaded === undefined || !mayRead(by, loaded.referral)) return refuse('notForYou')
  return openPageOf(world, by, { loaded, key: at.key })
}

/** The same of a referral that was loaded just now, for whoever may read it. */
export async function openPageOf(
  world: World,
  by: Person,
  { loaded, key }: { readonly loaded: Loaded; readonly key: string },
): Promise<OpenPage | Refusal> {
  const now = world.clock.now()
  const refusal = refuseWriting(loaded.referral, { by, at: now })
  if (refusal !== undefined) return refusal
  const asked = askedOn(loaded, key, dayOf(now))
  if (asked === undefined) return refuse('unknownSection')
  const saved = loaded.assessment[asked.key]
  const page: OpenPage = {
    loaded,
    ...asked,
    answers: saved?.answers ?? {},
    baseVersion: saved?.version ?? 0,
    faults: [],
    saved,
    clashes: [],
    ...(await oldAnswers(world, by, { referral: loaded.referral, key: asked.key })),
  }
  const kept = await world.store.draft(draftId(loaded.referral.reference, asked.key, by))
  return kept === undefined ? page : withKeptText(page, kept.body as KeptText)
}

export type Typed = {
  readonly reference: Reference
  readonly key: string
  readonly baseVersion: number
  /** Only these questions were on the card: a long section is shown in parts. */
  readonly asked: readonly string[]
  readonly typed: Readonly<Record<string, unknown>>
  /** Only kept on the way to something else: nobody says that what was copied is still true. */
  readonly confirms?: false
}

export type Saved = {
  readonly saved: SavedSection
  readonly referral: Referral
  readonly mergedWith: string | undefined
  /** It was the first save of all, and somebody hears of that. */
  readonly started: boolean
  /** The page as it stands now, with all the rest as it stands now: what comes next need not be read again. */
  readonly page: OpenPage
}

/**
 * Saves a page. Nothing typed is lost: an impossible answer or a clash is kept as the person's own draft and comes
 * back with what is wrong. Saving the same again writes nothing, and neither does a press that was done already.
 */
export async function savePage(world: World, by: Person, page: Typed): Promise<Saved | OpenPage | Refusal> {
  const now = world.clock.now()
  const result = await world.store.transaction(async (tx): Promise<Saved | OpenPage | Refusal> => {
    const loaded = await tx.lock(page.reference)
    if (loaded === undefined || !mayRead(by, loaded.referral)) return refuse('notForYou')
    const refusal = refuseWriting(loaded.referral, { by, at: now })
    if (refusal !== undefined) return refusal
    const asked = askedOn(loaded, page.key, dayOf(now))
    if (asked === undefined) return refuse('unknownSection')
    const theirs = loaded.assessment[asked.key]
    const press = pressOf(world, page)
    if (theirs !== undefined && (await cameAgain(tx, press, { page, theirs })))
      return unchanged(loaded, asked, theirs)
    const base = await baseOf(tx, page, theirs)
    const shown = asked.questions.filter((question) => page.asked.includes(question.id))
    const mine = { ...base, ...blank(shown), ...cleanAnswers(shown, page.typed) }
    const claims = { before: theirs?.answers ?? {}, after: mine }
    const faults = [
      ...checkAnswers(shown, mine, { today: dayOf(now), complete: false }),
      ...lockedClaims(loaded.referral, shown, claims),
    ]
    const open: OpenPage = {
      loaded,
      ...asked,
      answers: mine,
      baseVersion: theirs?.version ?? 0,
      faults,
      saved: theirs,
      clashes: [],
    }
    if (faults.length > 0)
      return keepText(tx, world, { by, page: open, text: { answers: mine, clashes: [], faults } })
    const merge = mergeAnswers(asked.questions, { base, mine, theirs, baseVersion: page.baseVersion })
    if (merge.kind === 'clash')
      return keepText(tx, world, { by, page: open, text: { answers: merge.mine, clashes: merge.clashes } })
    const answers = filled(merge.answers)
    const done = await write(tx, { by, at: now, loaded, key: asked.key, answers, theirs, page })
    if (press !== undefined) await tx.notePress(press, now)
    const { saved, referral } = done
    const written = { ...loaded.assessment, [asked.key]: { ...earlier(theirs, by), ...saved } }
    const assessment = fedByLog(written, referral)
    const stands = { loaded: { referral, assessment }, answers, baseVersion: saved.version, saved }
    return { ...done, page: { ...open, ...stands } }
  })
  if ('mergedWith' in result && result.started) world.wake()
  return withOldAnswers(world, by, result)
}

/** Not that of the referral: a concern that is ticked on the page goes first, by itself, and does not save the page. */
const pressOf = ({ press }: World, { reference, key }: Typed): string | undefined =>
  press?.of === undefined ? undefined : `${press.of}/${reference}/${key}`

/** A press that was done is behind what it did. Done once more, it would put its old words over newer ones. */
const cameAgain = async (
  tx: Transaction,
  press: string | undefined,
  { page, theirs }: { readonly page: Typed; readonly theirs: SavedSection },
): Promise<boolean> =>
  press !== undefined && theirs.version !== page.baseVersion && (await tx.wasPressed(press))

const unchanged = (loaded: Loaded, asked: Asked & { key: string }, saved: SavedSection): Saved => ({
  ...{ saved, referral: loaded.referral, mergedWith: undefined, started: false },
  page: {
    ...{ loaded, ...asked, saved, answers: saved.answers, baseVersion: saved.version },
    ...{ faults: [], clashes: [] },
  },
})

async function baseOf(tx: Transaction, page: Typed, theirs: SavedSection | undefined): Promise<Answers> {
  if (page.baseVersion === 0) return {}
  if (theirs?.version === page.baseVersion) return theirs.answers
  return (await tx.sectionAt(page.reference, page.key, page.baseVersion))?.answers ?? {}
}

type Writing = {
  readonly by: Person
  readonly at: string
  readonly loaded: Loaded
  readonly key: string
  readonly answers: Answers
  readonly theirs: SavedSection | undefined
  readonly page: Typed
}

async function write(
  tx: Transaction,
  { by, at, loaded, key, answers, theirs, page }: Writing,
): Promise<Omit<Saved, 'page'>> {
  const { referral, assessment } = loaded
  const copied = stillCopied(theirs?.copied, page.confirms === false ? [] : page.asked)
  const confirms = copied?.questions.length !== theirs?.copied?.questions.length
  const drops = draftId(referral.reference, key, by)
  if (theirs !== undefined && !confirms && isSameAnswers(answersFor(assessment, key), answers)) {
    await tx.dropDraft(drops)
    return { saved: theirs, referral, mergedWith: undefined, started: false }
  }
  const ruling = start(referral)
  if (ruling !== undefined)
    await apply(tx, referral, { ruling, order: { reference: referral.reference, who: by.id, at } })
  const now = ruling?.referral ?? referral
  const saved = {
    ...{ key, version: (theirs?.version ?? 0) + 1, answers, savedBy: by.id, savedAt: at },
    ...(copied === undefined ? {} : { copied }),
  }
  await tx.saveSection(referral.reference, saved, {
    audit: {
      ...{ at, reference: referral.reference, who: by.id, what: `save ${key}`, version: saved.version },
      ...{ from: now.status, to: now.status, reason: '' },
    },
    drops,
  })
  const merged = theirs !== undefined && theirs.version !== page.baseVersion && theirs.savedBy !== by.id
  const mergedWith = merged ? theirs.savedBy : undefined
  return { saved, referral: now, mergedWith, started: ruling !== undefined }
}

/** Those who saved the page before this person did. */
function earlier(theirs: SavedSection | undefined, by: Person): Pick<SavedSection, 'earlierBy'> {
  const earlierBy = theirs === undefined ? [] : [...(theirs.earlierBy ?? []), theirs.savedBy]
  const others = earlierBy.filter((who) => who !== by.id)
  return others.length === 0 ? {} : { earlierBy: [...new Set(others)] }
}
