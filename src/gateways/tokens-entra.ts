/** Asks Entra for a token, by managed identity, certificate or client secret. */
import { readFile } from 'node:fs/promises'
import type { TokenCredential } from '@azure/identity'
import type { Settings } from '../config.ts'
import { type FreshToken, type TokenSource, tokenErrorCode } from './tokens-endpoint.ts'
import { Trouble } from './trouble.ts'

type EntraSettings = Pick<Settings, 'appId' | 'appPassword' | 'tenantId' | 'appType'> &
  Partial<Pick<Settings, 'appCertificatePath'>>

type Identity = Pick<
  typeof import('@azure/identity'),
  'ClientCertificateCredential' | 'ClientSecretCredential' | 'ManagedIdentityCredential'
>

const TIME_LIMIT_MS = 20_000
const RETRIES = { retryOptions: { maxRetries: 1 } }

/** The identity library is loaded at the first request: it is slow to load and local mode never needs it. */
export function entraSource(
  settings: EntraSettings,
  library: () => Promise<Identity> = () => import('@azure/identity'),
): TokenSource {
  let credential: Promise<TokenCredential> | undefined
  // The library keeps tokens too: only a new credential asks Entra again.
  const forget = (): void => {
    credential = undefined
  }
  return {
    ask: async (scope) => {
      credential ??= credentialOf(settings, library).catch((fault: unknown) => {
        forget()
        throw fault
      })
      return askEntra(await credential, scope)
    },
    forget,
  }
}

async function credentialOf(
  settings: EntraSettings,
  library: () => Promise<Identity>,
): Promise<TokenCredential> {
  const { appId, tenantId, appType, appCertificatePath, appPassword = '' } = settings
  const { ClientCertificateCredential, ClientSecretCredential, ManagedIdentityCredential } = await library()
  if (appType === 'UserAssignedMSI') return new ManagedIdentityCredential({ clientId: appId, ...RETRIES })
  if (appCertificatePath === undefined)
    return new ClientSecretCredential(tenantId, appId, appPassword, RETRIES)
  const certificate = await pemIn(appCertificatePath)
  return new ClientCertificateCredential(tenantId, appId, { certificate }, RETRIES)
}

/** Read here and not by the library, so that a file that cannot be used is told from an Entra that does not answer. */
async function pemIn(path: string): Promise<string> {
  const pem = await readFile(path, 'utf8').catch(() => undefined)
  if (pem === undefined) throw new Trouble('refused', 'certificate-not-read')
  const hasBoth = /-----BEGIN CERTIFICATE-----/.test(pem) && /-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(pem)
  if (!hasBoth) throw new Trouble('refused', 'certificate-not-pem-with-key')
  return pem
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
