/** Files that somebody sends to the bot in their own chat: fetched, judged, kept, and asked what they belong to. */
import { z } from 'zod'
import { type AttachForm, attachForm, attachQuestions, NOT_CHOSEN } from '../cards/attach-form.ts'
import { inert } from '../cards/inert.ts'
import { papersCard } from '../cards/papers.ts'
import { type Answers, answerOf, checkAnswers, cleanAnswers, type Fault } from '../domain/form.ts'
import { isPaperKind, type Paper, TOO_LARGE } from '../domain/papers.ts'
import { STATUSES } from '../domain/referral.ts'
import { isRefusal, REFUSALS } from '../domain/refusal.ts'
import { attachPapers, bringPaper, broughtBy, listPapers } from '../workflow/papers.ts'
import { myWork } from '../workflow/views.ts'
import type { Incoming } from './incoming.ts'
import type { Reply, Turn } from './turn.ts'

const FILE = 'application/vnd.microsoft.teams.file.download.info'

const fileInfo = z.looseObject({
  contentType: z.literal(FILE),
  name: z.string().nullish(),
  content: z.looseObject({ downloadUrl: z.string().min(1).max(8_000) }),
})

export type SentFile = { readonly name: string; readonly url: string }

/** As many as Teams lets anybody send in one message. */
const MOST_FILES = 10

/** Undefined where nothing was sent that is meant as a file: Teams adds what was typed as an attachment of its own. */
export function filesIn({ attachments }: Incoming): readonly SentFile[] | undefined {
  const sent = (attachments ?? []).filter(({ contentType }) => contentType !== 'text/html')
  if (sent.length === 0) return undefined
  return sent.slice(0, MOST_FILES).flatMap((one) => {
    const file = fileInfo.safeParse(one)
    return file.success ? [{ name: file.data.name ?? '', url: file.data.content.downloadUrl }] : []
  })
}

const NO_FILE: Reply = {
  text: 'I can take PDF, Word (DOCX) and e-mail (EML) files here. Please send it as a file, not as a picture or a link.',
}

type Taken = { readonly papers: readonly Paper[]; readonly refused: readonly string[] }

/** Fetches and keeps each; what is not taken is said with why. */
export async function takeFiles(turn: Turn, files: readonly SentFile[]): Promise<Taken> {
  const papers: Paper[] = []
  const refused: string[] = []
  for (const { name, url } of files) {
    const bytes = (await turn.world.fetchFile?.(url)) ?? 'not reached'
    const paper =
      bytes === 'too large'
        ? TOO_LARGE
        : bytes === 'not reached'
          ? { refused: bytes, say: 'I could not fetch it from Teams. Please send it again.' }
          : await bringPaper(turn.world, turn.by, { name, bytes })
    if ('say' in paper) refused.push(`⚠ ${inert(name)} was not taken. ${paper.say}`)
    else papers.push(paper)
  }
  return { papers, refused }
}

/** What the card asks next; `typed` is what the words beside the file said already. */
export async function filesReply(
  turn: Turn,
  files: readonly SentFile[],
  typed: Answers | undefined,
): Promise<Reply> {
  const taken = await takeFiles(turn, files)
  if (taken.papers.length === 0)
    return taken.refused.length === 0 ? NO_FILE : { text: taken.refused.join('\n') }
  return typed === undefined
    ? attachFormReply(turn, { ...taken, answers: {}, faults: [] })
    : attachReply(turn, { ...taken, typed })
}

type Asking = Pick<AttachForm, 'papers' | 'refused' | 'answers' | 'faults'>

const MOST_WORK = 25

async function attachFormReply(turn: Turn, asking: Asking): Promise<Reply> {
  const work = await workOf(turn)
  return { card: attachForm({ ...asking, work, today: turn.today, stamp: turn.stamp }, turn.surface) }
}

const workOf = async ({ world, by }: Turn): Promise<AttachForm['work']> =>
  (await myWork(world, by))
    .slice(0, MOST_WORK)
    .map(({ reference, status }) => ({ reference, label: `${reference}, ${STATUSES[status]}` }))

export type Attach = Pick<Taken, 'papers' | 'refused'> & { readonly typed: Readonly<Record<string, unknown>> }

/** Attaches what is there, or shows the form with what is wrong and nothing lost. */
export async function attachReply(turn: Turn, { papers, refused, typed }: Attach): Promise<Reply> {
  if (papers.length === 0) return { text: REFUSALS.noSuchPaper }
  const questions = attachQuestions(await workOf(turn))
  const answers = { receivedOn: turn.today, ...cleanAnswers(questions, typed) }
  const reference = referenceIn(answers)
  const faults: readonly Fault[] = [
    ...(reference === '' ? [{ question: 'typed', message: 'Please say which referral it is for.' }] : []),
    ...checkAnswers(questions, answers, { today: turn.today, complete: true }),
  ]
  const kind = answerOf(answers, 'kind')
  if (faults.length > 0 || !isPaperKind(kind))
    return attachFormReply(turn, { papers, refused, answers, faults })
  const ids = papers.map(({ id }) => id)
  const receivedOn = answerOf(answers, 'receivedOn')
  const result = await attachPapers(turn.world, turn.by, { ids, reference, kind, receivedOn })
  if (isRefusal(result))
    return result.refused === 'unknownReference'
      ? attachFormReply(turn, {
          papers,
          refused,
          answers,
          faults: [{ question: 'typed', message: result.say }],
        })
      : { text: result.say }
  const say = papers.length === 1 ? 'The paper is attached.' : `${papers.length} papers are attached.`
  return papersReply(turn, reference, { banner: [say, ...refused] })
}

/** Chosen from the list, or typed in any of the ways in which people write it. */
function referenceIn(answers: Answers): string {
  const chosen = answerOf(answers, 'reference')
  if (chosen !== '' && chosen !== NOT_CHOSEN) return chosen
  const [, year, number] = /^\s*pca-(\d{4})-(\d{1,6})\s*$/i.exec(answerOf(answers, 'typed')) ?? []
  return year === undefined || number === undefined
    ? ''
    : `PCA-${year}-${String(Number(number)).padStart(4, '0')}`
}

type Showing = {
  readonly banner?: readonly string[]
  readonly link?: { readonly number: number; readonly url: string }
}

/** The papers of a referral as they stand, for whoever may see it. */
export async function papersReply(turn: Turn, reference: string, showing: Showing = {}): Promise<Reply> {
  const { world, by, surface } = turn
  const listed = await listPapers(world, by, reference)
  if (isRefusal(listed)) return { text: listed.say }
  const { papers } = listed
  const { banner = [], link } = showing
  const canOpen = world.paperLink !== undefined
  return {
    card: papersCard({ reference, papers, directory: world.directory, banner, link, canOpen }, surface),
  }
}

/** Everything that this person sent and has not attached; of those named, where some are. */
export async function looseOf(turn: Turn, ids?: readonly string[]): Promise<readonly Paper[]> {
  const all = await broughtBy(turn.world, turn.by)
  return ids === undefined ? all : all.filter(({ id }) => ids.includes(id))
}
