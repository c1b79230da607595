/** Calls to the outside by class: what the path of a call asks for, without whom it is about. */

export const OPERATIONS = [
  'send_mail',
  'read_sent',
  'read_mail',
  'mash_mail',
  'file',
  'manager',
  'away',
  'bell',
  'new_conversation',
  'post',
  'update_post',
  'reply',
  'members',
  'token',
  'other',
] as const
export type Operation = (typeof OPERATIONS)[number]

/** `path` is that after Graph's base address, or the Connector's template. The first line that fits counts. */
const BY_PATH: readonly (readonly [RegExp, Operation])[] = [
  [/^POST \/users\/[^/]+\/sendMail$/, 'send_mail'],
  [/^GET \/users\/[^/]+\/mailFolders\/sentitems\/messages(?:\/delta)?$/, 'read_sent'],
  [/^GET \/users\/[^/]+\/mailFolders\/[^/]+\/messages\/delta$/, 'read_mail'],
  [/^GET \/users\/[^/]+\/messages\//, 'mash_mail'],
  [/^(?:GET|PUT|POST|DELETE) \/drives\//, 'file'],
  [/^GET \/users\/[^/]+\/manager$/, 'manager'],
  [/^GET \/users\/[^/]+\/mailboxSettings\//, 'away'],
  [/^POST \/\$batch$/, 'away'],
  [/^POST \/users\/[^/]+\/teamwork\/sendActivityNotification$/, 'bell'],
  [/^GET \/?v3\/conversations\/[^/]+\/(?:paged)?members(?:\/|$)/, 'members'],
  [/^GET \/?v3\/teams\//, 'members'],
  [/^POST \/?v3\/conversations$/, 'new_conversation'],
  [/^POST \/?v3\/conversations\/[^/]+\/activities$/, 'post'],
  [/^PUT \/?v3\/conversations\/[^/]+\/activities\/[^/]+$/, 'update_post'],
  [/^POST \/?v3\/conversations\/[^/]+\/activities\/[^/]+$/, 'reply'],
]

export function operationOf(method: string, path: string): Operation {
  // Links of Graph's own write /users('x') for /users/x.
  const call = `${method} ${path.split('?')[0]?.replaceAll(/\('[^']*'\)/g, '/x')}`
  return BY_PATH.find(([fits]) => fits.test(call))?.[1] ?? 'other'
}
