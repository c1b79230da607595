/** POST /api/referrals: who calls, how often, under which key, with what; then it is recorded for triage. */
import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { dayOf } from '../domain/moment.ts'
import type { Reply } from '../server.ts'
import { openTaker, type Taker } from '../workflow/intake-together.ts'
import type { World } from '../workflow/ports.ts'
import type { Receipt } from './answers.ts'
import type { Caller } from './caller.ts'
import { checkReferral } from './check-referral.ts'
import { LIMITS } from './limits.ts'
import { type FieldFault, isProblem, type Problem } from './problem.ts'
import { type Brought, isMultipart, readReferral } from './read-referral.ts'

export type Taking = (request: IncomingMessage, caller: Caller) => Promise<Reply | Problem>

/** Any visible characters: what it says is the caller's own business, and only its digest is kept. */
export const KEY = /^[\x21-\x7e]{1,255}$/

export function openTaking(world: World): Taking {
  const taker = openTaker(world)
  let uploads = 0
  return async (request, caller) => {
    const key = request.headers['idempotency-key']
    if (typeof key !== 'string' || !KEY.test(key)) return NO_KEY
    if (!isMultipart(request))
      return take(world, await readReferral(request), { taker, key, caller, within: '#' })
    if (uploads >= LIMITS.uploadsAtOnce) return TOO_MANY_UPLOADS
    uploads += 1
    try {
      return await take(world, await readReferral(request), { taker, key, caller, within: '#/referral' })
    } finally {
      uploads -= 1
    }
  }
}

type Under = {
  readonly taker: Taker
  readonly key: string
  readonly caller: Caller
  readonly within: string
}

async function take(world: World, brought: Brought | Problem, under: Under): Promise<Reply | Problem> {
  if (isProblem(brought)) return brought
  const { referral, papers, faults } = brought
  const checked = checkReferral(referral, {
    today: dayOf(world.clock.now()),
    directory: world.directory,
  })
  if ('faults' in checked) return answersAtFault([...faults, ...placed(checked.faults, under.within)])
  if (faults.length > 0) return answersAtFault(faults)
  const { details } = checked
  const body = digestOf(JSON.stringify([details, papers.map(({ bytes: _bytes, ...about }) => about)]))
  const answered = await under.taker({
    key: { caller: under.caller.id, key: digestOf(under.key), body },
    ...{ details, papers },
  })
  if ('refused' in answered) return KEY_USED
  const receipt: Receipt = { ...answered.taken, status: 'received' }
  const headers = {
    location: `/api/referrals/${receipt.reference}`,
    ...(answered.again && { 'idempotency-replayed': 'true' }),
  }
  return { status: 201, body: receipt, headers }
}

/** Beside papers the referral is one part of what was sent, and the pointers begin there. */
const placed = (faults: readonly FieldFault[], within: string): readonly FieldFault[] =>
  faults.map(({ pointer, detail }) => ({ pointer: within + pointer.slice(1), detail }))

const digestOf = (text: string): string => createHash('sha256').update(text).digest('base64url')

const answersAtFault = (errors: readonly FieldFault[]): Problem => ({
  status: 422,
  code: 'AnswersAtFault',
  detail:
    'Nothing was recorded. Each fault is listed with where it is; please mend them all and send it again.',
  errors,
})

const NO_KEY: Problem = {
  status: 400,
  code: 'NoIdempotencyKey',
  detail:
    'Please send a header Idempotency-Key of 1 to 255 visible characters, a new one for each request and the same one when you repeat it.',
  last: true,
}

const KEY_USED: Problem = {
  status: 409,
  code: 'KeyUsed',
  detail: 'This Idempotency-Key was used for another referral in the last 30 days. Please take a new one.',
}

const TOO_MANY_UPLOADS: Problem = {
  status: 429,
  code: 'TooManyUploads',
  detail: 'Other papers are being read just now. Please try again in a moment.',
  headers: { 'retry-after': '5' },
  last: true,
}
