/** One secret of an Azure Key Vault, read with the identity of the bot. */
import { setTimeout as wait } from 'node:timers/promises'
import type { Tokens } from './tokens.ts'
import { Trouble } from './trouble.ts'
import { isTrustedAddress } from './trusted-address.ts'

export const VAULT_SCOPE = 'https://vault.azure.net/.default'

const VERSION = '7.4'
const TIME_LIMIT_MS = 10_000
const LONGEST = 25_000
/** A vault that does not answer is asked again: without its keys the bot does not start. */
const WAITS_MS: readonly number[] = [1_000, 4_000]

/** `url` names the secret, with or without a version of it. A failure is a `Trouble`; its text holds no part of the secret. */
export async function readVaultSecret(
  url: string,
  tokens: Pick<Tokens, 'tokenFor'>,
  waits = WAITS_MS,
): Promise<string> {
  const [pause, ...later] = waits
  try {
    return await ask(url, await tokens.tokenFor(VAULT_SCOPE))
  } catch (fault) {
    if (pause === undefined || !(fault instanceof Trouble) || fault.advice !== 'try again') throw fault
    await wait(pause)
    return readVaultSecret(url, tokens, later)
  }
}

async function ask(url: string, token: string): Promise<string> {
  if (!isTrustedAddress(url)) throw new Trouble('refused', 'address-not-trusted')
  const address = new URL(url)
  address.searchParams.set('api-version', VERSION)
  const response = await fetch(address, {
    headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
    // A token goes to the vault that was named, and nowhere else.
    redirect: 'error',
    signal: AbortSignal.timeout(TIME_LIMIT_MS),
  }).catch(() => {
    throw new Trouble('try again', 'vault-unavailable')
  })
  const text = await response.text().catch(() => '')
  if (!response.ok) throw troubleOf(response.status)
  const value = valueIn(text)
  if (value === undefined || value.length > LONGEST) throw new Trouble('refused', 'vault-answer')
  return value
}

function troubleOf(status: number): Trouble {
  if (status === 404) return new Trouble('not there', 'no-such-secret', { status })
  const isTheirs = status === 408 || status === 429 || status >= 500
  return new Trouble(isTheirs ? 'try again' : 'refused', 'vault', { status })
}

function valueIn(text: string): string | undefined {
  try {
    const { value } = Object(JSON.parse(text)) as { value?: unknown }
    return typeof value === 'string' ? value : undefined
  } catch {
    return undefined
  }
}
