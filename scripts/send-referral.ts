/**
 * A sample client of the API, in one file without packages: sends a referral, with its papers, and asks how it stands.
 * `node scripts/send-referral.ts referral.json request_letter=letter.pdf police_report=report.docx`
 * In the environment: API_URL; and TOKEN_URL, CLIENT_ID, CLIENT_SECRET and SCOPE, all four left out for local mode.
 */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'

const {
  API_URL = 'http://127.0.0.1:3978',
  TOKEN_URL,
  CLIENT_ID = '',
  CLIENT_SECRET = '',
  SCOPE = '',
} = process.env
const MOST_TRIES = 5

/** As much of the answers as is shown here; the published document has all of it. */
type Receipt = { readonly reference: string; readonly dueOn: string }
type Problem = {
  readonly status: number
  readonly title: string
  readonly detail: string
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[]
}

const [referralFile, ...papers] = process.argv.slice(2)
if (referralFile === undefined) {
  console.error('Use it like this: node scripts/send-referral.ts referral.json request_letter=letter.pdf')
  process.exit(1)
}
process.exitCode = await send(referralFile, papers)

async function send(file: string, named: readonly string[]): Promise<number> {
  const form = new FormData()
  const referral = await readFile(file)
  form.append('referral', new Blob([referral], { type: 'application/json' }))
  // The same file again is the same request: made of what is in it, the key is the same after a crash too.
  const key = createHash('sha256').update(referral)
  for (const paper of named) {
    const [kind = '', path = ''] = paper.split('=')
    const bytes = await readFile(path)
    form.append(kind, new Blob([bytes]), basename(path))
    key.update(kind).update(bytes)
  }
  const headers = { ...(await authorization()), 'idempotency-key': key.digest('hex') }
  const sent = await persist(() => fetch(`${API_URL}/api/referrals`, { method: 'POST', headers, body: form }))
  if (sent.status !== 201) {
    const problem = (await sent.json()) as Problem
    console.error(`${problem.status} ${problem.title}: ${problem.detail}`)
    for (const { pointer, detail } of problem.errors ?? []) console.error(`  ${pointer}: ${detail}`)
    return 1
  }
  const { reference, dueOn } = (await sent.json()) as Receipt
  console.log(`${reference}, due on ${dueOn}`)
  const location = `${API_URL}${sent.headers.get('location')}`
  const standing = await persist(async () => fetch(location, { headers: await authorization() }))
  console.log(((await standing.json()) as { readonly statusText: string }).statusText)
  return 0
}

/** Tries again, after as long as it is told, when it was too often or something is broken; the key makes that safe. */
async function persist(ask: () => Promise<Response>): Promise<Response> {
  for (let tries = 1; ; tries++) {
    const answer = await ask().catch((fault: unknown) => fault)
    const given = answer instanceof Response ? answer : undefined
    if (given !== undefined && given.status !== 429 && given.status < 500) return given
    if (tries === MOST_TRIES)
      throw given === undefined ? answer : new Error(`The API answers ${given.status}.`)
    const seconds = Number(given?.headers.get('retry-after') ?? 2 ** tries)
    await new Promise((resolve) => setTimeout(resolve, seconds * 1_000))
  }
}

async function authorization(): Promise<Record<string, string>> {
  if (TOKEN_URL === undefined) return {}
  const body = new URLSearchParams({
    ...{ grant_type: 'client_credentials', client_id: CLIENT_ID, client_secret: CLIENT_SECRET, scope: SCOPE },
  })
  const answer = await fetch(TOKEN_URL, { method: 'POST', body })
  if (!answer.ok) throw new Error(`The token was refused with ${answer.status}.`)
  const { access_token: token } = (await answer.json()) as { readonly access_token: string }
  return { authorization: `Bearer ${token}` }
}
