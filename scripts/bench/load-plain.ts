/** The floor: node:http alone, the same check of the token by jose, one text back by the Connector. */
import { Agent, createServer, type IncomingMessage, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { ISSUER } from './load-connector.ts'
import { beMeasured } from './subject.ts'

const { TEAMS_URL = '', MicrosoftAppId = '' } = process.env

const keys = createRemoteJWKSet(new URL(`${TEAMS_URL}/keys`))
const token = await fetch(`${TEAMS_URL}/token`, { method: 'POST' })
const { access_token } = (await token.json()) as { access_token: string }
const agent = new Agent({ keepAlive: true })

const server = createServer(async (incoming, response) => {
  if (incoming.url === '/health') return void response.end('{"ok":true}')
  const activity = JSON.parse(await textOf(incoming))
  const shown = incoming.headers.authorization?.slice('Bearer '.length) ?? ''
  const verified = await jwtVerify(shown, keys, {
    ...{ algorithms: ['RS256'], issuer: ISSUER, audience: MicrosoftAppId, clockTolerance: 300 },
  }).catch(() => undefined)
  if (verified?.payload.serviceurl !== activity.serviceUrl) return void response.writeHead(401).end()
  await say(activity, `You said: ${activity.text}`)
  response.end()
})
await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))

beMeasured(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, {
  stop: async () => {
    server.closeAllConnections()
    server.close()
  },
})

type Said = { serviceUrl: string; id: string; conversation: { id: string }; from: object; recipient: object }

function say({ serviceUrl, id, conversation, from, recipient }: Said, text: string): Promise<string> {
  const path = `v3/conversations/${encodeURIComponent(conversation.id)}/activities/${id}`
  const body = JSON.stringify({
    type: 'message',
    text,
    conversation,
    from: recipient,
    recipient: from,
    replyToId: id,
  })
  const headers = {
    authorization: `Bearer ${access_token}`,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  }
  return new Promise((resolve, reject) => {
    const outgoing = request(new URL(path, serviceUrl), { method: 'POST', agent, headers }, (incoming) =>
      textOf(incoming).then(resolve, reject),
    )
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

async function textOf(incoming: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of incoming.setEncoding('utf8')) text += chunk
  return text
}
