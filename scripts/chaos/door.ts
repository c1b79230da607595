/** How people reach the bot: signed activities over HTTP, at either instance, and what came back in which time. */
import { setTimeout as pause } from 'node:timers/promises'
import { REFUSALS } from '../../src/domain/refusal.ts'
import type { LoopbackTeams } from '../../tests/support/teams-client.ts'
import type { Activity } from '../../tests/support/teams-connector.ts'
import { type Deed, deedsOf, type TestChannel, type TestPerson } from '../../tests/support/teams-people.ts'

export const KINDS = [
  'done',
  'said no',
  'shown',
  'trouble, said kindly',
  'not let in (401)',
  'error (5xx)',
  'cut off',
  'nobody there',
  'no answer in time',
] as const
export type Kind = (typeof KINDS)[number]

export type Answer = {
  readonly kind: Kind
  readonly body: unknown
  readonly text: string
  readonly ms: number
}

export type Door = {
  /** The activity that a deed makes, to be sent as often as somebody presses. */
  activityOf(person: TestPerson, act: (deeds: Deed) => unknown, channel?: TestChannel): Activity
  /** To one instance. `isDone` tells what the words of an answer must hold for the deed to count as acknowledged. */
  send(url: string, activity: Activity, isDone?: RegExp): Promise<Answer>
  readonly answers: Answer[]
}

/** Teams gives up on an invoke after about fifteen seconds. */
const PATIENCE_MS = 15_000
const TROUBLE = /Something went wrong on my side|cannot reach|try again in a/i

export function openDoor(teams: LoopbackTeams, serviceUrl: string): Door {
  const place = { appId: teams.appId, tenantId: teams.tenantId, serviceUrl }
  const answers: Answer[] = []
  // One token for the whole run, as Teams keeps one for a day: its times hold on every clock of the run.
  const nbf = Math.floor(Date.now() / 1000) - 3_600
  const bearer = `Bearer ${teams.token({ serviceurl: serviceUrl, nbf, exp: nbf + 400 * 86_400 })}`
  return {
    answers,
    activityOf(person, act, channel) {
      let made: Activity | undefined
      const send = async (activity: Activity) => {
        made = activity
        return { status: 0, body: undefined }
      }
      act(deedsOf(person, channel === undefined ? {} : { channel }, { place, send }))
      if (made === undefined) throw new Error('The deed made no activity.')
      return made
    },
    async send(url, activity, isDone) {
      const begun = performance.now()
      const { kind, body } = await post(url, { activity, bearer, isDone })
      const answer = { kind, body, text: JSON.stringify(body ?? ''), ms: performance.now() - begun }
      answers.push(answer)
      return answer
    },
  }
}

type Posted = { readonly activity: Activity; readonly bearer: string; readonly isDone: RegExp | undefined }

async function post(url: string, posted: Posted): Promise<{ kind: Kind; body: unknown }> {
  try {
    const response = await fetch(`${url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', authorization: posted.bearer },
      body: JSON.stringify(posted.activity),
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    const text = await response.text()
    if (response.status === 401) return { kind: 'not let in (401)', body: text }
    if (response.status >= 400) return { kind: 'error (5xx)', body: `${response.status} ${text}` }
    const body: unknown = text === '' ? undefined : JSON.parse(text)
    return { kind: kindOf(text, posted.isDone), body }
  } catch (fault) {
    return { kind: kindOfFault(fault), body: undefined }
  }
}

const SAID_NO = Object.values(REFUSALS).map((say) => JSON.stringify(say).slice(1, -1))

function kindOf(text: string, isDone: RegExp | undefined): Kind {
  if (TROUBLE.test(text)) return 'trouble, said kindly'
  if (isDone?.test(text)) return 'done'
  return SAID_NO.some((say) => text.includes(say)) ? 'said no' : 'shown'
}

function kindOfFault(fault: unknown): Kind {
  if (fault instanceof Error && fault.name === 'TimeoutError') return 'no answer in time'
  const cause = fault instanceof Error ? (fault.cause as { code?: unknown } | undefined) : undefined
  return cause?.code === 'ECONNREFUSED' ? 'nobody there' : 'cut off'
}

export const moments = (ms: number): Promise<void> => pause(ms)
