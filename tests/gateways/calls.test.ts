/** The table of calls is the truth: no request without a line, no line without a request, and each line is published. */
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { CALLS, TRIED } from '../../src/gateways/calls.ts'
import { connectors } from '../../src/gateways/connector.ts'
import { graphGateway } from '../../src/gateways/graph.ts'
import type { GraphGateway, TeamsGateway } from '../../src/gateways/ports.ts'
import { RIGHTS } from '../../src/gateways/rights.ts'
import { teamsGateway } from '../../src/gateways/teams.ts'
import { startOutlook } from '../../src/local/outlook.ts'
import { publishedFile } from '../support/conformance.ts'
import { startBot } from '../support/echo-bot.ts'
import { filesBelow } from '../support/source-files.ts'
import { openTeams } from '../support/teams-client.ts'
import { withBatched } from './batched.ts'
import { rowOf, unlisted } from './call-table.ts'

type Asked = { readonly method: string; readonly url: string }

const none = (faults: readonly string[]): void => assert.deepEqual(faults, [], `\n${faults.join('\n')}`)
const FILE = { name: 'a.pdf', contentType: 'application/pdf', bytes: new Uint8Array(1) }
const AT = { driveId: 'd', folderId: 'f', name: 'a.pdf' }
const LONG = { ...FILE, bytes: new Uint8Array(5 * 1024 * 1024) }
const SINCE = '2026-11-24T10:00:00.000Z'

/** A call of the gateway that is missing here does not compile. */
const GRAPH: { readonly [Name in keyof GraphGateway]-?: (graph: GraphGateway) => Promise<unknown> } = {
  sendMail: (graph) =>
    graph.sendMail({ to: 'a@prison.example', subject: 's', text: 't', attachments: [], dispatchId: 'd' }),
  findSent: (graph) => graph.findSent('d', SINCE),
  sentSince: (graph) => graph.sentSince(SINCE),
  mailNews: (graph) => graph.mailNews('inbox', undefined, SINCE),
  mash: ({ mash }) =>
    Promise.all([
      ...[mash?.arrivals(undefined, SINCE), mash?.attachmentsOf('m'), mash?.attachment('m', 'a', 1)],
      mash?.wholeMail('m', 1),
    ]),
  putFile: (graph) => Promise.all([graph.putFile(AT, FILE), graph.putFile(AT, LONG)]),
  managerOf: (graph) => graph.managerOf('person-1'),
  awayUntil: (graph) =>
    Promise.all([graph.awayUntil(['person-1'], SINCE), graph.awayUntil(['person-1', 'person-2'], SINCE)]),
  notify: (graph) => graph.notify('p', { activityType: 'x', previewText: 'y', templateParameters: {} }),
  ready: (graph) => graph.ready(),
}

const POST = { text: 'Words.' }
const TEAMS: { readonly [Name in keyof TeamsGateway]: (teams: TeamsGateway) => Promise<unknown> } = {
  postToChannel: (teams) => teams.postToChannel('19:channel@thread.tacv2', POST),
  update: async (teams) => teams.update(await teams.postToChannel('19:channel@thread.tacv2', POST), POST),
  postToPerson: (teams) => teams.postToPerson('person-1', POST),
  ready: (teams) => teams.ready(),
}

async function askedOfGraph(): Promise<readonly Asked[]> {
  const outlook = await startOutlook({ folder: undefined, record: true })
  const tokens = { tokenFor: async () => 'word' }
  const graph = graphGateway({
    baseUrl: outlook.baseUrl,
    mailbox: 'bot@council.example',
    mashMailbox: 'mash@council.example',
    tokens,
  })
  // What is asked is looked at here, not whether the stand-in knows the answer.
  for (const call of Object.values(GRAPH)) await call(graph).catch(() => undefined)
  // An upload that is given up halfway.
  outlook.fail({ method: 'PUT', path: /drive-uploads/, status: 503 })
  await assert.rejects(graph.putFile(AT, LONG))
  await outlook.close()
  return withBatched(outlook.exchanges())
}

async function askedOfConnector(): Promise<readonly Asked[]> {
  const teams = await openTeams({ appId: '', tenantId: '' })
  const links = connectors({ tokens: { tokenFor: async () => 'local' }, trusts: () => true })
  const addresses = {
    channelServiceUrl: async () => teams.serviceUrl,
    personConversation: async () => undefined,
    savePersonConversation: async () => undefined,
  }
  const gateway = teamsGateway({ connectors: links, appId: '', tenantId: '', addresses })
  for (const call of Object.values(TEAMS)) await call(gateway)
  links.close()
  await teams.close()
  return teams.calls.map(({ method, path }) => ({ method, url: path }))
}

async function askedInTurns(): Promise<readonly Asked[]> {
  const teams = await openTeams()
  const bot = await startBot(teams)
  const person = { id: '00000000-0000-4000-8000-0000000000a1', name: 'Maya Sample' }
  await teams.person(person).says('hello')
  await bot.close()
  await teams.close()
  return teams.calls.map(({ method, path }) => ({ method, url: path }))
}

describe('the table of calls', () => {
  let asked: readonly Asked[]
  before(async () => {
    asked = [...(await askedOfGraph()), ...(await askedOfConnector()), ...(await askedInTurns())]
  })

  it('has a line for every request that the gateways make', () => none(unlisted(asked)))

  it('has no line for a request that nobody makes', () => {
    const made = new Set(asked.map(({ method, url }) => rowOf(method, url)))
    none(
      CALLS.filter((row) => !made.has(row)).map(({ method, path }) => `Nobody asks for ${method} ${path}.`),
    )
  })

  it('has each method and path once', () => {
    const names = CALLS.map(({ method, path }) => `${method} ${path}`)
    assert.equal(new Set(names).size, names.length)
  })

  it('does not find a line for a call that merely looks like one', () => {
    const strange = [
      ['DELETE', '/v1.0/users/a/sendMail'],
      ['POST', '/v1.0/users/a/b/sendMail'],
      ['POST', '/v1.0/users/a/sendMail/more'],
      ['GET', '/v1.0/users/a/mailFolders/drafts/messages'],
      ['GET', '/v1.0/me/manager'],
      ['PUT', '/v1.0/drives/d/root:/a.pdf:/content'],
      ['DELETE', '/v3/conversations/a/activities/b'],
    ] as const
    for (const [method, url] of strange) assert.equal(unlisted([{ method, url }]).length, 1, url)
  })

  it('knows every right that a line needs, and no right that no line needs', () => {
    const used = new Set<string>(CALLS.map(({ right }) => right))
    assert.deepEqual([...used].sort(), Object.keys(RIGHTS).sort())
  })
})

/** Addresses as the code writes them: `/users/${id}/manager?...` is `/users/{}/manager`. */
const addressesIn = (text: string): readonly string[] =>
  [
    ...text.matchAll(
      /`((?:\/\w|\$\{\w+\}\/)(?:\$\{[^}]*\}|\$(?!\{)|[^`$\n])*)`|'(\/(?:(?:users|drives|teams|sites|me|groups|v3)\/[^']*|\$batch))'/g,
    ),
  ]
    .map(([, template = '', plain = '']) => template + plain)
    .map((path) => path.replace(/\?.*$/, '').replaceAll(/\$\{[^}]*\}/g, '{}'))
    .filter((path) => /^\/|^\{\}\/[a-z]/i.test(path))

const OPENS = /\bfetch\(|import \{[^}]*\brequest\b[^}]*\} from 'node:https?'/

describe('the addresses in the code', () => {
  const lines = [...CALLS, ...TRIED].map(({ path }) => path.replaceAll(/\{[^}]*\}/g, '{}'))
  const files = filesBelow('src/gateways', ['.ts']).filter(
    ({ path, text }) => !path.endsWith('/calls.ts') && /\bgraph\.call\(/.test(text),
  )

  it('each belong to a line of the table', () => {
    assert.ok(files.length > 3)
    const belongs = (path: string) =>
      lines.some(
        (line) =>
          line === path || line.startsWith(path) || (path.startsWith('{}') && line.endsWith(path.slice(2))),
      )
    none(
      files.flatMap(({ path, text }) =>
        addressesIn(text)
          .filter((address) => !belongs(address))
          .map((address) => `${path} has ${address}, which no line of src/gateways/calls.ts allows.`),
      ),
    )
  })

  it('are the only ones: nothing else in the product opens a connection', () => {
    const ways = filesBelow('src', ['.ts'])
      .filter(({ path, text }) => !path.startsWith('src/local/') && OPENS.test(text))
      .map(({ path }) => path)
    const files = ['connector', 'graph-files', 'key-vault', 'teams-files', 'tenant-probes', 'tokens-endpoint']
    const known = ['src/bot/openid-keys.ts', ...files.map((name) => `src/gateways/${name}.ts`)]
    assert.deepEqual(ways.sort(), known)
  })

  it('are read, each of them', () => {
    const text = [
      '`/users/${pathPart(id)}/manager?$select=id`',
      "'/users/x/messages'",
      "'/$batch'",
      '`${place}/content`',
    ].join(' ')
    assert.deepEqual(addressesIn(text), ['/users/{}/manager', '/users/x/messages', '/$batch', '{}/content'])
  })

  it('stand in the files that the table names, and call through the one client of each', () => {
    const named = new Set<string>(
      CALLS.filter(({ to }) => to === 'Graph').flatMap(({ files: those }) => those),
    )
    none(
      files
        .filter(({ path }) => !named.has(path))
        .map(({ path }) => `${path} calls Graph; no line names it.`),
    )
    none([...named].filter((path) => !files.some((file) => file.path === path)))
    // The Connector is asked by its operations, which `teams.ts` names one by one.
    const teams = filesBelow('src/gateways', ['teams.ts'])
      .map(({ text }) => text)
      .join('')
    const operations = [...teams.matchAll(/\bconversations\.(\w+)\(/g)].map(([, name]) => name)
    const known = ['createConversation', 'sendToConversation', 'updateActivity']
    assert.deepEqual([...new Set(operations)].sort(), known)
  })
})

describe('each line of the table', () => {
  const described = (path: string) =>
    existsSync(publishedFile(path))
      ? (JSON.parse(readFileSync(publishedFile(path), 'utf8')) as { paths: Record<string, object> })
      : undefined

  it('has its method and path in the description that Microsoft publishes', function () {
    const graph = described('graph/openapi-graph-subset.json')
    const connector = described('connector/openapi-connector.json')
    if (graph === undefined || connector === undefined) return this.skip()
    const rows = [...CALLS, ...TRIED.map((row) => ({ ...row, to: 'Graph' as const }))]
    none(
      rows
        .filter(({ published }) => published !== undefined)
        .filter(({ to, method, published = '' }) => {
          const of = (to === 'Graph' ? graph : connector).paths[published] ?? {}
          return !(method.toLowerCase() in of)
        })
        .map(({ method, published }) => `${method} ${published} is not published.`),
    )
  })

  it('asks for a right that Microsoft lists for the call, where it lists any', function () {
    type Listed = { Application?: { least: string[]; other: string[] } }
    const file = publishedFile('graph/permissions-subset.json')
    if (!existsSync(file)) return this.skip()
    const listed = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Record<string, Listed>>
    const unknown = CALLS.flatMap(({ method, published, right }) => {
      const rights = listed[published ?? '']?.[method]?.Application
      const name = RIGHTS[right].name.replace(/^Application /, '')
      // Rights for selected sites are described in words and not in this list.
      if (rights === undefined || right === 'file') return []
      return [...rights.least, ...rights.other].includes(name) ? [] : [`${method} ${published}: ${name}`]
    })
    none(unknown)
  })
})
