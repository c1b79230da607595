/** What a request brings: the JSON of a referral, by itself or as one part beside papers. */
import type { IncomingMessage } from 'node:http'
import { sha256Of } from '../domain/paper-seal.ts'
import {
  isPaperFault,
  isPaperKind,
  PAPER_KINDS,
  type PaperKind,
  type PaperType,
  typeOfPaper,
} from '../domain/papers.ts'
import { readJsonBody } from '../json-body.ts'
import { LIMITS } from './limits.ts'
import { type Part, readParts } from './multipart.ts'
import { type FieldFault, isProblem, type Problem } from './problem.ts'

export type BroughtPaper = {
  readonly kind: PaperKind
  readonly name: string
  readonly type: PaperType
  readonly sha256: string
  readonly bytes: Uint8Array
}

/** `faults` are those of the papers; the referral is not looked into yet. */
export type Brought = {
  readonly referral: unknown
  readonly papers: readonly BroughtPaper[]
  readonly faults: readonly FieldFault[]
}

const LONGEST_NAME = 200

export async function readReferral(request: IncomingMessage): Promise<Brought | Problem> {
  if (!isMultipart(request)) return readAlone(request)
  const parts = await readParts(request)
  return isProblem(parts) ? parts : fromParts(parts)
}

export const isMultipart = ({ headers }: IncomingMessage): boolean =>
  /^multipart\/form-data\s*(;|$)/i.test(headers['content-type'] ?? '')

async function readAlone(request: IncomingMessage): Promise<Brought | Problem> {
  const body = await readJsonBody(request, LIMITS.referralBytes)
  if (!('code' in body)) return { referral: body.value, papers: [], faults: [] }
  return { status: body.status, code: body.code, detail: SENTENCES[body.status], last: true }
}

const SENTENCES = {
  400: 'The body is no JSON in UTF-8.',
  413: 'The JSON of a referral may have 1 MB.',
  415: 'Please send application/json, or multipart/form-data with papers; neither compressed.',
} as const

function fromParts(parts: readonly Part[]): Brought | Problem {
  const [first, ...more] = parts.filter(({ field }) => field === 'referral')
  const others = parts.filter(({ field }) => field !== 'referral')
  const faults: FieldFault[] = []
  if (first === undefined)
    faults.push({ pointer: '#/referral', detail: 'Please give the referral as a part.' })
  if (more.length > 0) faults.push({ pointer: '#/referral', detail: 'Please give one referral at a time.' })
  const referral = first && jsonFrom(first.bytes)
  if (referral && 'code' in referral) return referral
  const papers: BroughtPaper[] = []
  for (const part of others) {
    const paper = paperFrom(part)
    if ('detail' in paper) faults.push(paper)
    else papers.push(paper)
  }
  return { referral: referral?.value, papers, faults }
}

function jsonFrom(bytes: Uint8Array): { readonly value: unknown } | Problem {
  if (bytes.length > LIMITS.referralBytes) return { status: 413, code: 'TooLarge', detail: SENTENCES[413] }
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) }
  } catch {
    return { status: 400, code: 'NotJson', detail: 'The part named referral is no JSON in UTF-8.' }
  }
}

/** The name of its part says which kind of paper it is; what it is made of is found by looking into it. */
function paperFrom({ field, fileName, bytes }: Part): BroughtPaper | FieldFault {
  const pointer = `#/${field.slice(0, 60).replaceAll('~', '~0').replaceAll('/', '~1')}`
  if (!isPaperKind(field)) return { pointer, detail: NO_SUCH_PART }
  const name = nameOf(fileName) || PAPER_KINDS[field]
  if (name.length > LONGEST_NAME)
    return { pointer, detail: `Please keep the name of the file to ${LONGEST_NAME} characters.` }
  const type = typeOfPaper(bytes)
  if (isPaperFault(type)) return { pointer, detail: type.say }
  return { kind: field, name, type, sha256: sha256Of(bytes), bytes }
}

const NO_SUCH_PART = `A part is named referral, or after the kind of paper in it: ${Object.keys(PAPER_KINDS).join(', ')}.`

/** As its sender called it, without what no store can keep and no line can show. */
const nameOf = (fileName: string | undefined): string =>
  (fileName ?? '')
    .toWellFormed()
    .replaceAll(/\p{Cc}/gu, '')
    .trim()
