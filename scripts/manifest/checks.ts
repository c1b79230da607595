/** Whether a filled manifest is one that Teams takes, and whether it says what the code does. */
import { isDeepStrictEqual } from 'node:util'
import { NEW_REFERRAL_COMMAND } from '../../src/bot/bot.ts'
import { COMMANDS } from '../../src/bot/commands/index.ts'
import { FIND_COMMAND } from '../../src/bot/search-extension.ts'
import { EVENTS, type Hearing } from '../../src/domain/events.ts'
import { menus } from './menus.ts'
import { type Manifest, manifestShape } from './shape.ts'

/** Every fault as a sentence. `version` is the one of package.json. */
export function manifestFaults(filled: unknown, version: string): string[] {
  const left = [...new Set(JSON.stringify(filled).match(/\$\{\{.*?\}\}/g) ?? [])]
  const places = left.map((place) => `${place} is no setting of the package.`)
  const parsed = manifestShape.safeParse(filled)
  if (parsed.success) return [...places, ...disagreements(parsed.data, version)]
  return [...places, ...parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}.`)]
}

/** The activity types that the feed is told. */
export const feedTypes = (): readonly string[] => {
  const hearings: readonly Hearing[] = Object.values(EVENTS).flat()
  return [...new Set(hearings.filter(({ by }) => by === 'feed').map(({ what }) => what))].sort()
}

function disagreements(manifest: Manifest, version: string): string[] {
  const [{ botId, commandLists }] = manifest.bots
  const [{ botId: extensionBot, commands }] = manifest.composeExtensions
  const declared = manifest.activities.activityTypes.map(({ type }) => type).sort()
  const faults: [boolean, string][] = [
    [manifest.version === version, `version is ${manifest.version}, and package.json says ${version}.`],
    [
      isDeepStrictEqual(commandLists, menus(COMMANDS)),
      'The command lists are not those of the bot. Run this with --write.',
    ],
    [
      isDeepStrictEqual(declared, feedTypes()),
      `Activity types are declared as ${declared}, and sent as ${feedTypes()}.`,
    ],
    [
      isDeepStrictEqual(
        commands.map(({ id }) => id),
        [NEW_REFERRAL_COMMAND, FIND_COMMAND],
      ),
      `The message extension must have the commands ${NEW_REFERRAL_COMMAND} and ${FIND_COMMAND}.`,
    ],
    [
      botId === extensionBot && botId === manifest.webApplicationInfo.id,
      'The bot, the message extension and webApplicationInfo must have one id.',
    ],
  ]
  return faults.filter(([agrees]) => !agrees).map(([, fault]) => fault)
}
