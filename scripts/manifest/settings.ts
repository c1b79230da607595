/** What differs from council to council in the app package, read from the environment. */
import { z } from 'zod'
import { SETTINGS } from '../../src/config.ts'

type Environment = Readonly<Record<string, string | undefined>>
type Setting = { readonly say: string; readonly example: string; readonly check: z.ZodType }

const httpsUrl = z.string().regex(/^https:\/\/[^/\s]+/, 'must be an https address')

/** Each stands in the manifest as `${{NAME}}`. */
export const PACKAGE_SETTINGS = {
  TEAMS_APP_ID: {
    say: 'Id of the app in Teams, another one than the bot has. Make it once and keep it: Teams knows the app by it.',
    example: '00000000-0000-4000-8000-000000000003',
    check: z.guid('must be an id such as 00000000-0000-4000-8000-000000000000'),
  },
  MicrosoftAppId: {
    say: 'Entra application id of the bot, as the bot itself is started with.',
    example: SETTINGS.MicrosoftAppId.example,
    check: SETTINGS.MicrosoftAppId.check.unwrap(),
  },
  TEAMS_APP_COUNCIL: {
    say: 'Name of the council, as Teams shows it under the app. At most 32 characters.',
    example: 'Example Council',
    check: z.string().max(32, 'must have at most 32 characters'),
  },
  TEAMS_APP_WEBSITE_URL: {
    say: 'Page where staff find help with the app.',
    example: 'https://www.council.example/prison-contact',
    check: httpsUrl,
  },
  TEAMS_APP_PRIVACY_URL: {
    say: 'Privacy notice of the council for this app.',
    example: 'https://www.council.example/prison-contact/privacy',
    check: httpsUrl,
  },
  TEAMS_APP_TERMS_URL: {
    say: 'Terms of use of the council for this app.',
    example: 'https://www.council.example/prison-contact/terms',
    check: httpsUrl,
  },
} as const satisfies Record<string, Setting>

export type PackageSettings = Readonly<Record<keyof typeof PACKAGE_SETTINGS, string>>

const NAMES = Object.keys(PACKAGE_SETTINGS) as (keyof typeof PACKAGE_SETTINGS)[]

/** For a check without a council: every setting as its example says. */
export const examples = (): PackageSettings => pick((name) => PACKAGE_SETTINGS[name].example)

/** The settings, or every fault as a sentence. An example's value is refused: no council has it. */
export function readPackageSettings(env: Environment): PackageSettings | { readonly faults: string[] } {
  const faults = NAMES.flatMap((name) => faultOf(name, env[name]?.trim() ?? ''))
  return faults.length > 0 ? { faults } : pick((name) => env[name]?.trim() ?? '')
}

function faultOf(name: keyof typeof PACKAGE_SETTINGS, value: string): string[] {
  const { say, example, check } = PACKAGE_SETTINGS[name]
  if (value === '') return [`${name} is missing. ${say} For example ${example}`]
  if (value === example) return [`${name} still has the value of the example. ${say}`]
  const result = check.safeParse(value)
  return result.success ? [] : result.error.issues.map(({ message }) => `${name} ${message}.`)
}

const pick = (value: (name: keyof typeof PACKAGE_SETTINGS) => string): PackageSettings =>
  Object.fromEntries(NAMES.map((name) => [name, value(name)])) as PackageSettings
