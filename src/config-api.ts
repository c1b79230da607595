/** The settings of the API for other programs. */
import { z } from 'zod'
import { type Setting, secureUrl, wholeNumber } from './config-checks.ts'

export const API_SETTINGS = {
  API_REFERRALS: {
    say: 'Whether other programs may send referrals to /api/referrals: on or off.',
    example: 'on',
    check: z.enum(['on', 'off'], 'must be on or off').optional(),
  },
  API_AUDIENCE: {
    say: 'What a token for it must name: an application id or its api:// address. Without it, the bot’s own.',
    example: 'api://00000000-0000-4000-8000-000000000001',
    check: z.string().min(1).optional(),
  },
  API_OPENID_METADATA_URL: {
    say: 'Where the keys of the council’s tenant are published. Leave it out to use Entra.',
    example:
      'https://login.microsoftonline.com/00000000-0000-4000-8000-000000000002/v2.0/.well-known/openid-configuration',
    check: secureUrl.optional(),
  },
  API_REQUESTS_PER_MINUTE: {
    say: 'Requests that one program may make in a minute, counted in each instance.',
    example: '300',
    check: wholeNumber(1, 1_000_000).optional(),
  },
} as const satisfies Record<string, Setting>

export type ApiSettings = {
  readonly on: boolean
  readonly audience: string
  readonly openIdMetadataUrl: string
  readonly requestsPerMinute: number
}

type Read = <T>(name: keyof typeof API_SETTINGS, check: z.ZodType<T, unknown>) => T | undefined

/** On by itself in local mode alone, where it takes calls of this machine only. */
export function readApiSettings(
  read: Read,
  env: Readonly<Record<string, string | undefined>>,
  local: boolean,
): ApiSettings {
  const { MicrosoftAppId: appId = '', MicrosoftAppTenantId: tenantId = '' } = env
  return {
    on: (read('API_REFERRALS', API_SETTINGS.API_REFERRALS.check) ?? (local ? 'on' : 'off')) === 'on',
    audience: read('API_AUDIENCE', API_SETTINGS.API_AUDIENCE.check) ?? appId,
    openIdMetadataUrl:
      read('API_OPENID_METADATA_URL', API_SETTINGS.API_OPENID_METADATA_URL.check) ??
      `https://login.microsoftonline.com/${tenantId}/v2.0/.well-known/openid-configuration`,
    requestsPerMinute: read('API_REQUESTS_PER_MINUTE', API_SETTINGS.API_REQUESTS_PER_MINUTE.check) ?? 300,
  }
}
