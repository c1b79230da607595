/** Tokens for Graph and for the Bot Connector: one request at a time for a scope, renewed before they end. */
import type { Settings } from '../config.ts'
import { endpointSource, type FreshToken, type TokenSource } from './tokens-endpoint.ts'
import { entraSource } from './tokens-entra.ts'
import { Trouble } from './trouble.ts'

export type Tokens = {
  tokenFor(scope: string): Promise<string>
  /** Drops a token that the other side refused, so that the next `tokenFor` asks for a new one. */
  forget?(scope: string, token: string): void
}

export const GRAPH_SCOPE = 'https://graph.microsoft.com/.default'
export const BOT_SCOPE = 'https://api.botframework.com/.default'

export type TokenSettings = Pick<
  Settings,
  'appId' | 'appPassword' | 'tenantId' | 'appType' | 'tokenEndpointUrl' | 'local'
> &
  Partial<Pick<Settings, 'appCertificatePath'>>

type Held = { readonly token: string; readonly renewAt: number; readonly endsAt: number }

const RENEW_BEFORE_MS = 5 * 60_000
/** After a renewal that failed, while the old token still holds: who is in trouble is not asked with every call. */
const RENEW_AGAIN_MS = 30_000

/**
 * Tokens from TOKEN_ENDPOINT_URL, or from Entra (managed identity, certificate or client secret). A token is kept until five
 * minutes before its end, or half its life when it is short. A failure is a `Trouble` and is not kept; while the
 * old token still holds, a failed renewal is not felt. Local mode has a fixed word and asks nobody.
 */
export function openTokens(settings: TokenSettings, now: () => number = Date.now): Tokens {
  if (settings.local && settings.appId === '') return { tokenFor: async () => 'local' }
  const source = sourceOf(settings, now)
  const held = new Map<string, Held>()
  const asked = new Map<string, Promise<string>>()

  const ask = async (scope: string): Promise<string> => {
    const old = held.get(scope)
    try {
      const fresh = holdable(await source.ask(scope), now())
      held.set(scope, fresh)
      return fresh.token
    } catch (fault) {
      if (old !== undefined && held.get(scope) === old && now() < old.endsAt) {
        held.set(scope, { ...old, renewAt: Math.min(now() + RENEW_AGAIN_MS, old.endsAt) })
        return old.token
      }
      throw fault instanceof Trouble ? fault : new Trouble('try again', 'token-unavailable')
    }
  }

  return {
    tokenFor: async (scope) => {
      const have = held.get(scope)
      if (have !== undefined && now() < have.renewAt) return have.token
      const waiting = asked.get(scope)
      if (waiting !== undefined) return waiting
      const asking = ask(scope).finally(() => asked.delete(scope))
      asked.set(scope, asking)
      return asking
    },
    forget: (scope, token) => {
      if (held.get(scope)?.token !== token) return
      held.delete(scope)
      source.forget?.()
    },
  }
}

/** A secret can be copied and ends without notice: a council is told at each start that it has one. */
export function usesSecret(settings: TokenSettings): boolean {
  const { appPassword, appType, appCertificatePath, tokenEndpointUrl, local } = settings
  if (local || appPassword === undefined) return false
  return tokenEndpointUrl !== undefined || (appType === 'SingleTenant' && appCertificatePath === undefined)
}

function sourceOf(settings: TokenSettings, now: () => number): TokenSource {
  return settings.tokenEndpointUrl === undefined
    ? entraSource(settings)
    : endpointSource({ ...settings, url: settings.tokenEndpointUrl }, now)
}

function holdable(fresh: FreshToken, at: number): Held {
  const life = fresh.endsAt - at
  return {
    token: fresh.token,
    endsAt: fresh.endsAt,
    renewAt: at + Math.max(life - RENEW_BEFORE_MS, life / 2),
  }
}
