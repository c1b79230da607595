/** Asks Entra for a token, by client secret or by managed identity. */
import type { TokenCredential } from '@azure/identity'
import type { Settings } from '../config.ts'
import { type FreshToken, type TokenSource, tokenErrorCode } from './tokens-endpoint.ts'
import { Trouble } from './trouble.ts'

type EntraSettings = Pick<Settings, 'appId' | 'appPassword' | 'tenantId' | 'appType'>

const TIME_LIMIT_MS = 20_000

/** The identity library is loaded at the first request: it is slow to load and local mode never needs it. */
export function entraSource(settings: EntraSettings): TokenSource {
  let credential: Promise<TokenCredential> | undefined
  return {
    ask: async (scope) => {
      credential ??= credentialOf(settings)
      return askEntra(await credential, scope)
    },
    // The library keeps tokens too: only a new credential asks Entra again.
    forget: () => {
      credential = undefined
    },
  }
}

async function credentialOf(settings: EntraSettings): Promise<TokenCredential> {
  const { ClientSecretCredential, ManagedIdentityCredential } = await import('@azure/identity')
  if (settings.appType === 'UserAssignedMSI')
    return new ManagedIdentityCredential({ clientId: settings.appId, retryOptions: { maxRetries: 1 } })
  return new ClientSecretCredential(settings.tenantId, settings.appId, settings.appPassword ?? '', {
    retryOptions: { maxRetries: 1 },
  })
}

async function askEntra(credential: TokenCredential, scope: string): Promise<FreshToken> {
  try {
    const answer = await credential.getToken(scope, { abortSignal: AbortSignal.timeout(TIME_LIMIT_MS) })
    if (answer !== null) return { token: answer.token, endsAt: answer.expiresOnTimestamp }
  } catch (fault) {
    throw troubleOf(fault)
  }
  throw new Trouble('try again', 'token-unavailable')
}

/** Entra's texts name tenant and application, so only the OAuth error word is kept. */
function troubleOf(fault: unknown): Trouble {
  const { statusCode, errorResponse } = (fault ?? {}) as {
    statusCode?: unknown
    errorResponse?: { error?: unknown }
  }
  if (typeof statusCode !== 'number') return new Trouble('try again', 'token-unavailable')
  const refused = statusCode >= 400 && statusCode < 500 && statusCode !== 429
  if (!refused) return new Trouble('try again', 'token-unavailable', { status: statusCode })
  return new Trouble('refused', tokenErrorCode(errorResponse?.error), { status: statusCode })
}
