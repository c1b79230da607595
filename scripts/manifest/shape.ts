/** What Teams takes as a manifest, as far as this app uses it. A property that is not named here is refused. */
import { z } from 'zod'

const words = (most: number) => z.string().min(1).max(most)
const guid = z.guid('must be an id such as 00000000-0000-4000-8000-000000000000')
const httpsUrl = words(2048).regex(/^https:\/\/[^/\s]+/, 'must be an https address')

const command = z.strictObject({ title: words(32), description: words(128) })

const bot = z.strictObject({
  botId: guid,
  scopes: z.tuple([z.literal('personal'), z.literal('team')]),
  supportsFiles: z.literal(true),
  isNotificationOnly: z.literal(false),
  commandLists: z
    .array(
      z.strictObject({
        scopes: z.array(z.enum(['personal', 'team'])).min(1),
        commands: z.array(command).min(1).max(12, 'Teams shows at most 12 commands in a menu'),
      }),
    )
    .max(3),
})

const actionCommand = z.strictObject({
  id: words(64),
  type: z.literal('action'),
  title: words(32),
  description: words(128),
  context: z.array(z.enum(['compose', 'commandBox'])).min(1),
  fetchTask: z.literal(true),
})

const queryCommand = z.strictObject({
  id: words(64),
  type: z.literal('query'),
  title: words(32),
  description: words(128),
  context: z.array(z.enum(['compose', 'commandBox'])).min(1),
  initialRun: z.literal(true),
  parameters: z.tuple([
    z.strictObject({
      name: words(64),
      title: words(32),
      description: words(128),
      inputType: z.literal('text'),
    }),
  ]),
})

const activityType = z.strictObject({
  // Teams keeps `systemDefault` for itself.
  type: words(64).refine((type) => type !== 'systemDefault', 'is a name that Teams keeps for itself'),
  description: words(128),
  templateText: words(128),
})

/** Limits of manifest 1.25; titles and descriptions of bot commands are shorter here, as Teams shows no more. */
export const manifestShape = z.strictObject({
  $schema: z.literal(
    'https://developer.microsoft.com/en-us/json-schemas/teams/v1.25/MicrosoftTeams.schema.json',
  ),
  manifestVersion: z.literal('1.25'),
  version: words(256).regex(/^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/, 'must be three numbers'),
  id: guid,
  developer: z.strictObject({
    name: words(32),
    websiteUrl: httpsUrl,
    privacyUrl: httpsUrl,
    termsOfUseUrl: httpsUrl,
  }),
  name: z.strictObject({ short: words(30), full: words(100) }),
  description: z.strictObject({ short: words(80), full: words(4000) }),
  icons: z.strictObject({ color: z.literal('color.png'), outline: z.literal('outline.png') }),
  accentColor: z.string().regex(/^#[0-9a-f]{6}$/i, 'must be a colour such as #1D5468'),
  defaultInstallScope: z.enum(['personal', 'team']),
  supportsChannelFeatures: z.literal('tier1'),
  bots: z.tuple([bot]),
  composeExtensions: z.tuple([
    z.strictObject({ botId: guid, commands: z.tuple([actionCommand, queryCommand]) }),
  ]),
  activities: z.strictObject({ activityTypes: z.array(activityType).max(128) }),
  authorization: z.strictObject({
    permissions: z.strictObject({
      resourceSpecific: z.array(z.strictObject({ name: words(128), type: z.literal('Application') })).max(16),
    }),
  }),
  webApplicationInfo: z.strictObject({ id: guid, resource: words(2048) }),
  validDomains: z.array(words(2048)).max(16),
})

export type Manifest = z.infer<typeof manifestShape>
