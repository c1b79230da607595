/** Fetches an address, or reads a file. */
import { readFileSync } from 'node:fs'
import { Unusable } from './unusable.ts'

const PATIENCE_MS = 30_000

/** The text at an http(s) address or in a file. Throws `Unusable` where there is none. */
export async function readSource(where: string): Promise<string> {
  return /^https?:\/\//i.test(where) ? fetchText(where) : readText(where)
}

async function fetchText(where: string): Promise<string> {
  const answer = await fetch(where, { signal: AbortSignal.timeout(PATIENCE_MS) })
    .then(async (response) => ({ status: response.status, text: await response.text() }))
    .catch(() => undefined)
  if (answer === undefined)
    throw new Unusable(
      `${where} cannot be reached. You can save it with a browser and name the file: npm run holidays -- bank-holidays.json`,
    )
  if (answer.status !== 200) throw new Unusable(`${where} cannot be read: it answers with ${answer.status}.`)
  return answer.text
}

function readText(path: string): string {
  try {
    // Some editors put a byte order mark first, which is no JSON.
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '')
  } catch {
    throw new Unusable(`The file ${path} cannot be read. Is it there?`)
  }
}
