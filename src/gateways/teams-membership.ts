/** Asks Teams who belongs to a channel and what kind of channel it is. The answers are the outside's: every part is checked. */
import type { ConnectorClient } from 'botframework-connector'
import type { Membership, TeamPlace } from './ports.ts'
import { Trouble } from './trouble.ts'

type Options = {
  readonly connectors: { to(serviceUrl: string): ConnectorClient }
  readonly tenantId: string
}

type Fields = Readonly<Record<string, unknown>>
type Operation = Parameters<ConnectorClient['sendOperationRequest']>[1]

/** Every fault but “not there” is a `Trouble`. */
export const teamsMembership =
  ({ connectors, tenantId }: Options) =>
  async ({ channelId, teamId, serviceUrl }: TeamPlace, personId: string): Promise<Membership> => {
    const client = connectors.to(serviceUrl)
    const [person, channels] = await Promise.all([
      ask(client, 'v3/conversations/{conversationId}/members/{memberId}', {
        ...{ conversationId: channelId, memberId: personId },
      }),
      teamId === undefined ? undefined : ask(client, 'v3/teams/{teamId}/conversations', { teamId }),
    ])
    return { person: standing(person, { tenantId, personId }), channel: kindOf(channels, channelId) }
  }

async function ask(client: ConnectorClient, path: string, values: Fields): Promise<Fields | undefined> {
  try {
    const operation = { httpMethod: 'GET', path, responses: {} } as unknown as Operation
    return Object(await client.sendOperationRequest(values, operation))
  } catch (fault) {
    if (fault instanceof Trouble && fault.advice === 'not there') return undefined
    throw fault
  }
}

/** A guest has an account in the tenant of the council, and a role or a name that says so. */
function standing(
  found: Fields | undefined,
  { tenantId, personId }: { readonly tenantId: string; readonly personId: string },
): Membership['person'] {
  if (found === undefined) return 'nobody'
  const { tenantId: ofTenant, userRole, userPrincipalName, aadObjectId, objectId } = found
  const same = (one: unknown, other: string): boolean => String(one).toLowerCase() === other.toLowerCase()
  if (!same(aadObjectId ?? objectId, personId)) return 'nobody'
  if (!same(ofTenant, tenantId)) return 'guest'
  if (typeof userRole === 'string' && /guest|anonymous/i.test(userRole)) return 'guest'
  return /#ext#/i.test(String(userPrincipalName)) ? 'guest' : 'member'
}

/** Teams lists the channels of a team; the first one has the id of the team, and older answers say no type. */
function kindOf(listed: Fields | undefined, channelId: string): Membership['channel'] {
  if (!Array.isArray(listed?.conversations)) return 'not known'
  const found = listed.conversations.map((each): Fields => Object(each)).find(({ id }) => id === channelId)
  if (found === undefined) return 'not of this team'
  return String(found.type ?? 'standard').toLowerCase() === 'standard' ? 'standard' : 'private or shared'
}
