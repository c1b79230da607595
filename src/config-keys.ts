/** The settings of the keys that personal fields are sealed with. */
import { z } from 'zod'
import { type Setting, secureUrl } from './config-checks.ts'
import { type DataKey, EXAMPLE_KEYS, readDataKeys } from './data-keys.ts'

const keys = z.string().transform((text, context): readonly DataKey[] => {
  const read = readDataKeys(text)
  if (!('fault' in read)) return read
  context.addIssue({ code: 'custom', message: read.fault })
  return z.NEVER
})

export const KEY_SETTINGS = {
  DATA_KEYS: {
    say: 'Keys that personal fields are sealed with; the first one writes. npm run keys:new prints one. Without them nothing can be read.',
    example: EXAMPLE_KEYS,
    check: keys.optional(),
  },
  DATA_KEYS_URL: {
    say: 'The secret of an Azure Key Vault that holds these keys, where they are no setting.',
    example: 'https://prison-contact.vault.azure.net/secrets/data-keys',
    check: secureUrl
      .refine(
        (url) =>
          /^https:\/\/[a-z0-9-]+\.vault\.azure\.net\/secrets\/[^?#]+$/i.test(url) || url.startsWith('http:'),
        {
          message: 'must be the address of a secret in an Azure Key Vault',
        },
      )
      .optional(),
  },
} as const satisfies Record<string, Setting>

/** Neither is there in local mode alone, which keeps a key beside the embedded store. */
export type KeySettings = {
  readonly keys: readonly DataKey[] | undefined
  readonly url: string | undefined
}

type Read = <T>(name: keyof typeof KEY_SETTINGS, check: z.ZodType<T, unknown>) => T | undefined

/** Adds to `faults` where a council has neither: it would write what nobody else may read, and could not say with which key. */
export function readKeySettings(
  read: Read,
  env: Readonly<Record<string, string | undefined>>,
  { local, faults }: { readonly local: boolean; readonly faults: string[] },
): KeySettings {
  if (!local && !env.DATA_KEYS && !env.DATA_KEYS_URL)
    faults.push(`DATA_KEYS is missing, and so is DATA_KEYS_URL. ${KEY_SETTINGS.DATA_KEYS.say}`)
  return {
    keys: read('DATA_KEYS', KEY_SETTINGS.DATA_KEYS.check),
    url: read('DATA_KEYS_URL', KEY_SETTINGS.DATA_KEYS_URL.check),
  }
}
