/** The botbuilder adapter with our own door in front and our own connector behind: nothing is built for each turn. */
import { type Activity, CloudAdapter, type TurnContext } from 'botbuilder'
import {
  type AuthenticateRequestResult,
  BotFrameworkAuthentication,
  ClaimsIdentity,
  type ConnectorClient,
  ConnectorFactory,
  UserTokenClient,
} from 'botframework-connector'
import type { Door, Unchecked } from './authentication.ts'

/** What goes back to Teams on the same connection: for an invoke the card or dialog, else nothing. */
export type TurnAnswer = { readonly status: number; readonly body?: unknown }

type Logic = (context: TurnContext) => Promise<void>

export type AdapterParts = {
  readonly appId: string
  readonly door: Door
  /** The shared client of a service address; the gateway that posts later uses the same ones. */
  readonly connectorTo: (serviceUrl: string) => ConnectorClient
  /** Hears why a caller was refused: the answer itself is seen by Teams alone. */
  readonly onRefused?: (code: string) => void
}

export class BotAdapter extends CloudAdapter {
  readonly #door: Door
  readonly #result: AuthenticateRequestResult
  readonly #onRefused: (code: string) => void

  constructor({ appId, door, connectorTo, onRefused = () => undefined }: AdapterParts) {
    const factory = new SharedConnectors(connectorTo)
    super(new OwnAuthentication(factory))
    this.#door = door
    this.#onRefused = onRefused
    this.#result = {
      audience: AUDIENCE,
      callerId: 'urn:botframework:azure',
      claimsIdentity: new ClaimsIdentity([{ type: 'aud', value: appId }], true),
      connectorFactory: factory,
    }
  }

  /**
   * Runs one turn. A refused token is answered 401 with `{ error: { code } }`, an activity without a type 400.
   * What it throws is a fault: of the keys, or of `logic` when no `onTurnError` is set.
   */
  async take(authorization: string | undefined, activity: Unchecked, logic: Logic): Promise<TurnAnswer> {
    const refusal = await this.#door.refuse(authorization, activity)
    if (refusal) {
      this.#onRefused(refusal.code)
      return { status: 401, body: { error: { code: refusal.code } } }
    }
    if (!isActivity(activity)) return { status: 400, body: { error: { code: 'NotAnActivity' } } }
    const answer = await this.processActivity(this.#result, withDates(activity), logic)
    return answer
      ? { status: answer.status, ...(answer.body == null ? {} : { body: answer.body }) }
      : { status: 200 }
  }
}

const AUDIENCE = 'https://api.botframework.com'

/** Everything a turn needs before it can be answered; the rest is each handler's to check. */
function isActivity(activity: Unchecked): activity is Unchecked & Activity {
  const { type, from, conversation, recipient } = activity
  return (
    typeof type === 'string' &&
    type !== '' &&
    [from, conversation, recipient].every((party) => party !== null) &&
    typeof conversation === 'object' &&
    'id' in (conversation ?? {})
  )
}

/** The library promises its handlers dates where the wire has text. */
function withDates(activity: Activity): Activity {
  const { timestamp, localTimestamp } = activity
  return {
    ...activity,
    ...(typeof timestamp === 'string' ? { timestamp: new Date(timestamp), rawTimestamp: timestamp } : {}),
    ...(typeof localTimestamp === 'string'
      ? { localTimestamp: new Date(localTimestamp), rawLocalTimestamp: localTimestamp }
      : {}),
  }
}

class SharedConnectors extends ConnectorFactory {
  readonly #to: AdapterParts['connectorTo']

  constructor(to: AdapterParts['connectorTo']) {
    super()
    this.#to = to
  }

  override async create(serviceUrl: string): Promise<ConnectorClient> {
    return this.#to(serviceUrl)
  }
}

/** `take` is the only way in: every other way that the library offers is shut. */
class OwnAuthentication extends BotFrameworkAuthentication {
  readonly #factory: ConnectorFactory
  readonly #userTokens = new NoUserTokens()

  constructor(factory: ConnectorFactory) {
    super()
    this.#factory = factory
  }

  override authenticateRequest(): Promise<AuthenticateRequestResult> {
    return Promise.reject(new Error('A turn comes in by take'))
  }

  override authenticateStreamingRequest(): Promise<AuthenticateRequestResult> {
    return Promise.reject(new Error('Streaming is not offered'))
  }

  override createConnectorFactory(): ConnectorFactory {
    return this.#factory
  }

  override async createUserTokenClient(): Promise<UserTokenClient> {
    return this.#userTokens
  }
}

/** People are known by the activity that Teams signed; nobody signs in to the bot. */
class NoUserTokens extends UserTokenClient {
  override getUserToken = refuseSignIn
  override getSignInResource = refuseSignIn
  override signOutUser = refuseSignIn
  override getTokenStatus = refuseSignIn
  override getAadTokens = refuseSignIn
  override exchangeToken = refuseSignIn
}

const refuseSignIn = (): Promise<never> => Promise.reject(new Error('Signing in is not offered'))
