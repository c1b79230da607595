/** Callers of the API, each with a connection that it keeps: they send one referral after the other. */
import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'

export type Round = { readonly ms: number; readonly each: readonly number[] }

export type Load = {
  readonly url: string
  readonly token: string
  readonly body: string
  readonly callers: number
  readonly requests: number
}

/** Rejects at the first answer that is not 201. Times in milliseconds. */
export async function sendAll(load: Load): Promise<Round> {
  const agent = new Agent({ keepAlive: true, maxSockets: load.callers })
  const each: number[] = []
  let left = load.requests
  const caller = async (): Promise<void> => {
    while (left > 0) {
      left -= 1
      const started = performance.now()
      const status = await sendOne(load, agent)
      if (status !== 201) throw new Error(`A referral was answered with ${status}.`)
      each.push(performance.now() - started)
    }
  }
  const started = performance.now()
  try {
    await Promise.all(Array.from({ length: load.callers }, caller))
    return { ms: performance.now() - started, each }
  } finally {
    agent.destroy()
  }
}

function sendOne({ url, token, body }: Load, agent: Agent): Promise<number> {
  const headers = {
    ...{ authorization: `Bearer ${token}`, 'idempotency-key': randomUUID() },
    ...{ 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
  }
  return new Promise((resolve, reject) => {
    const sent = request(`${url}/api/referrals`, { method: 'POST', agent, headers }, (answer) => {
      answer.resume()
      answer.on('end', () => resolve(answer.statusCode ?? 0))
      answer.on('error', reject)
    })
    sent.on('error', reject)
    sent.end(body)
  })
}
