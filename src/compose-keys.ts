/** Where the keys of the sealed fields come from: a setting, a Key Vault, or in local mode a file beside the store. */
import type { Settings } from './config.ts'
import { type DataKey, isExample, readDataKeys } from './data-keys.ts'
import { readVaultSecret } from './gateways/key-vault.ts'
import { openTokens, type TokenSettings } from './gateways/tokens.ts'
import { Trouble } from './gateways/trouble.ts'
import { keysInFolder } from './store/key-file.ts'

type KeyPlaces = TokenSettings & Pick<Settings, 'dataKeys' | 'dataDir'>

/** Throws a sentence where there is none to be had. */
export async function dataKeysOf(settings: KeyPlaces): Promise<readonly DataKey[]> {
  const { dataKeys, local, dataDir } = settings
  const keys =
    dataKeys.keys ?? (dataKeys.url === undefined ? undefined : await fromVault(settings, dataKeys.url))
  if (keys === undefined) return keysInFolder(dataDir, true)
  if (!local && isExample(keys))
    throw new Error('DATA_KEYS is the example that everybody can read: npm run keys:new prints a key.')
  return keys
}

async function fromVault(settings: KeyPlaces, url: string): Promise<readonly DataKey[]> {
  const keys = readDataKeys(await secretOf(settings, url))
  if ('fault' in keys) throw new Error(`The secret of DATA_KEYS_URL ${keys.fault}.`)
  return keys
}

async function secretOf(settings: KeyPlaces, url: string): Promise<string> {
  try {
    return await readVaultSecret(url, openTokens(settings))
  } catch (fault) {
    if (!(fault instanceof Trouble)) throw fault
    throw new Error(
      `The keys could not be fetched from DATA_KEYS_URL (${fault.message}). See “The keys” in docs/runbook.md.`,
    )
  }
}
