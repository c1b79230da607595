/** The people side of the Graph stand-in: who manages whom, and the bell in Teams. */
import { z } from 'zod'
import { GraphNo, json, jsonBody, queryOf, type Route, selected } from './outlook-answers.ts'
import { type Cabinet, counterName } from './outlook-cabinet.ts'

export type ManagerPerson = { readonly id: string; readonly name: string; readonly mail?: string | undefined }

export type KeptNotification = {
  readonly personId: string
  readonly activityType: string
  readonly previewText: string
  readonly webUrl: string
  readonly templateParameters: Readonly<Record<string, string>>
  readonly sentAt: string
}

export type People = {
  notifications(): readonly KeptNotification[]
  setManager(userId: string, person: ManagerPerson | undefined): void
  managerOf(userId: string): ManagerPerson | undefined
  keep(personId: string, body: z.infer<typeof NOTIFICATION>): Promise<void>
}

const NOTIFICATION = z.strictObject({
  topic: z.strictObject({
    source: z.enum(['text', 'entityUrl']),
    value: z.string().min(1),
    webUrl: z.string().optional(),
  }),
  activityType: z.string().min(1),
  previewText: z
    .strictObject({ content: z.string(), contentType: z.enum(['text', 'html']).optional() })
    .optional(),
  templateParameters: z.array(z.strictObject({ name: z.string(), value: z.string() })).optional(),
  chainId: z.number().int().optional(),
  teamsAppId: z.string().optional(),
  iconId: z.string().optional(),
})

export async function openPeople({ cabinet, now }: { cabinet: Cabinet; now: () => number }): Promise<People> {
  const managers = new Map<string, ManagerPerson>()
  const stored = await cabinet.all('notifications', '.json')
  const kept = stored.map(({ bytes }): KeptNotification => JSON.parse(bytes.toString()))
  let count = Number.parseInt(stored.at(-1)?.name ?? '0', 10)
  return {
    notifications: () => [...kept],
    managerOf: (userId) => managers.get(userId),
    setManager: (userId, person) => {
      if (person === undefined) managers.delete(userId)
      else managers.set(userId, person)
    },
    keep: async (personId, body) => {
      const notification: KeptNotification = {
        personId,
        activityType: body.activityType,
        previewText: body.previewText?.content ?? '',
        webUrl: body.topic.webUrl ?? '',
        templateParameters: Object.fromEntries(
          (body.templateParameters ?? []).map((one) => [one.name, one.value]),
        ),
        sentAt: new Date(now()).toISOString(),
      }
      count += 1
      await cabinet.put(
        'notifications',
        `${counterName(count)}.json`,
        Buffer.from(JSON.stringify(notification)),
      )
      kept.push(notification)
    },
  }
}

const USER_PROPERTIES = ['id', 'displayName', 'mail', 'userPrincipalName', 'jobTitle']

export const peopleRoutes = (people: People): readonly Route[] => [
  {
    method: 'GET',
    path: /^\/v1\.0\/users\/([^/]+)\/manager$/,
    answer: (call, [userId = '']) => {
      const names = selected(queryOf(call, ['$select']), USER_PROPERTIES)
      const person = people.managerOf(userId)
      if (person === undefined)
        throw new GraphNo(404, 'Request_ResourceNotFound', "Resource 'manager' does not exist.")
      const all = { id: person.id, displayName: person.name, mail: person.mail ?? null }
      const shown = Object.entries(all).filter(
        ([name]) => name === 'id' || names.length === 0 || names.includes(name),
      )
      return json(200, {
        '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#directoryObjects/$entity',
        '@odata.type': '#microsoft.graph.user',
        ...Object.fromEntries(shown),
      })
    },
  },
  {
    method: 'POST',
    path: /^\/v1\.0\/users\/([^/]+)\/teamwork\/sendActivityNotification$/,
    answer: async (call, [userId = '']) => {
      const body = jsonBody(call, NOTIFICATION)
      if (body.topic.source === 'text' && !body.topic.webUrl?.startsWith('https://teams.microsoft.com/l/'))
        throw new GraphNo(400, 'BadRequest', 'Topic of source text needs webUrl, a link into Teams.')
      await people.keep(userId, body)
      return { status: 204 }
    },
  },
]
