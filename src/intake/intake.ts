/** The API for other programs as pages of the server: a referral comes in, its status goes out, and what may be sent. */
import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { REFERENCE } from '../domain/referral.ts'
import type { Page, RawPage, Reply } from '../server.ts'
import { deletedOn, standingOf } from '../workflow/intake.ts'
import type { World } from '../workflow/ports.ts'
import { type Caller, type CallerSettings, openCallers, type Role, type TenantKeys } from './caller.ts'
import { LIMITS } from './limits.ts'
import { openApiDocument } from './openapi.ts'
import { openPace } from './pace.ts'
import { type Problem, problemReply } from './problem.ts'
import { isReadToItsEnd } from './rest-of-body.ts'
import { openTaking } from './take-referral.ts'

export type IntakeParts = {
  readonly settings: CallerSettings & { readonly requestsPerMinute: number }
  readonly world: World
  readonly keys: TenantKeys
  /** Hears why a caller was not let in; a code, never what was sent. */
  readonly onRefused: (code: string) => void
  /** The id is what the caller was given. */
  readonly onFault: (id: string, fault: unknown) => void
}

type Work = (request: IncomingMessage, caller: Caller) => Promise<Reply | Problem>

/** Three pages. Whoever calls is looked at before a byte of a body is read. */
export function openIntake(parts: IntakeParts): readonly (Page | RawPage)[] {
  const { settings, world } = parts
  const guarded = openGuard(parts)
  const document = openApiDocument(settings)
  return [
    { method: 'POST', path: '/api/referrals', take: guarded(['Referral.Write'], openTaking(world)) },
    {
      method: 'GET',
      path: '/api/referrals/:reference',
      take: guarded(['Referral.Read', 'Referral.Write'], (request, caller) => tell(world, request, caller)),
    },
    { method: 'GET', path: '/api/openapi.json', handle: async () => ({ status: 200, body: document }) },
  ]
}

function openGuard({ settings, keys, onRefused, onFault }: IntakeParts) {
  const callers = openCallers(settings, keys)
  const pace = openPace(settings.requestsPerMinute)
  const admit = async (request: IncomingMessage, roles: readonly Role[]): Promise<Caller | Problem> => {
    const caller = await callers.check(request, roles)
    if ('code' in caller) {
      onRefused(caller.code)
      return caller
    }
    const wait = pace.take(caller.id)
    return wait === 0 ? caller : tooOften(wait)
  }
  return (roles: readonly Role[], work: Work) =>
    async (request: IncomingMessage): Promise<Reply> => {
      let admitted: Caller | Problem
      try {
        admitted = await admit(request, roles)
      } catch (fault) {
        onFault(newId(), fault)
        admitted = KEYS_UNAVAILABLE
      }
      if ('code' in admitted) return refuse(request, { ...admitted, last: true }, READ_OF_STRANGERS)
      try {
        const answer = await work(request, admitted)
        return 'code' in answer ? await refuse(request, answer, READ_OF_CALLERS) : answer
      } catch (fault) {
        // Whoever has hung up hears nothing any more, and nothing is broken.
        if (request.destroyed && !request.complete) return problemReply(BROKEN_OFF)
        const id = newId()
        onFault(id, fault)
        return problemReply(brokenWith(id))
      }
    }
}

/** As much of a body as is read and thrown away, so that who still sends it can read the answer. */
const READ_OF_STRANGERS = 2_000_000
const READ_OF_CALLERS = 2 * LIMITS.togetherBytes

async function refuse(request: IncomingMessage, problem: Problem, most: number): Promise<Reply> {
  if (problem.last !== true) return problemReply(problem)
  return problemReply({ ...problem, last: !(await isReadToItsEnd(request, most)) })
}

/** A reference that there is not, and one that this caller may not ask about, are the same to them. */
async function tell(world: World, { url = '' }: IncomingMessage, caller: Caller): Promise<Reply | Problem> {
  const reference = url.split('?')[0]?.split('/').at(-1) ?? ''
  if (!REFERENCE.test(reference)) return NOT_THERE
  const everyone = caller.roles.includes('Referral.Read')
  const standing = await standingOf(world, reference, { caller: caller.id, everyone })
  if (standing !== undefined) return { status: 200, body: standing }
  const day = await deletedOn(world, reference, { caller: caller.id, everyone })
  return day === undefined ? NOT_THERE : deleted(day)
}

const newId = (): string => randomBytes(4).toString('hex')

const NOT_THERE: Problem = {
  status: 404,
  code: 'NotThere',
  detail: 'There is no such referral, or this application may not ask about it.',
}

const deleted = (day: string): Problem => ({
  status: 410,
  code: 'Deleted',
  detail: `Its working copy was deleted on ${day}, after it was filed. The record is in the case system.`,
})

const tooOften = (seconds: number): Problem => ({
  status: 429,
  code: 'TooManyRequests',
  detail: `Please try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`,
  headers: { 'retry-after': String(seconds) },
})

const KEYS_UNAVAILABLE: Problem = {
  status: 503,
  code: 'KeysUnavailable',
  detail: 'The keys of the tenant cannot be read just now, so no token can be checked. Please try again.',
  headers: { 'retry-after': '30' },
}

const BROKEN_OFF: Problem = { status: 400, code: 'BrokenOff', detail: 'The body broke off.', last: true }

const brokenWith = (id: string): Problem => ({
  status: 500,
  code: 'Fault',
  detail: `Something went wrong on our side, and nothing was recorded. The log has it under ${id}.`,
  last: true,
})
