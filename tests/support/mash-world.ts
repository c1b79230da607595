/** The mailbox of MASH over real HTTP, on a real store with a clock that is moved: mail comes, and is read. */
import { later } from '../../src/domain/moment.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import { graphGateway } from '../../src/gateways/graph.ts'
import { Trouble } from '../../src/gateways/trouble.ts'
import type { JobWorld } from '../../src/jobs/ports.ts'
import { readMashMailbox } from '../../src/jobs/read-mash-mailbox.ts'
import { type Outlook, startOutlook } from '../../src/local/outlook.ts'
import { listMail } from '../../src/workflow/mail-items.ts'
import { MAYA } from './council.ts'
import { jobWorld } from './job-world.ts'
import { samplePdf } from './sample-papers.ts'
import { startAfresh, type WorkflowWorld } from './workflow-world.ts'

export const MASH = 'mash@council.example'

/** What a mail has attached, as the stand-in keeps it. */
export const attached = (name: string, bytes: Uint8Array) => ({
  ...{ name, contentType: 'application/octet-stream', isInline: false },
  content: Buffer.from(bytes).toString('base64'),
})

export type MashWorld = Awaited<ReturnType<typeof openMash>>

/** On a store that is as on its first day. `posted` are the posts to Teams; with `gone` the card cannot be changed. */
export async function openMash(world: WorkflowWorld) {
  await startAfresh(world)
  await world.database.run('truncate paper, mail_item restart identity cascade')
  const heard: unknown[] = []
  const posted: string[] = []
  const state = { gone: false }
  const now = () => Date.parse(world.clock.now())
  const outlook: Outlook = await startOutlook({ folder: undefined, record: true, now })
  const graph = graphGateway({
    ...{ baseUrl: outlook.baseUrl, mailbox: 'prison.contact@council.example', mashMailbox: MASH },
    tokens: { tokenFor: async () => 'word' },
  })
  const say = (where: string) => async (_to: unknown, post: { summary: string }) => {
    if (state.gone && where === 'update') throw new Trouble('not there', 'gone')
    posted.push(`${where}: ${post.summary}`)
    return { conversationId: 'c', activityId: String(posted.length) }
  }
  const teams = { postToChannel: say('post'), update: say('update'), postToPerson: say('person') }
  const jobs: JobWorld = jobWorld(world, { graph, teams, hear: (failure) => void heard.push(failure) })
  return {
    ...{ outlook, jobs, heard, posted, state },
    deliver: (
      attachments: Parameters<Outlook['deliver']>[0]['attachments'] = [attached('letter.pdf', samplePdf())],
    ) =>
      outlook.deliver({
        ...{
          to: MASH,
          from: 'omu@prison.example',
          name: 'Omu Example',
          subject: 'A request',
          text: 'Please.',
        },
        attachments,
      }),
    async read() {
      world.setNow(later(world.clock.now(), 61))
      await readMashMailbox(jobs)
    },
    async waiting() {
      const items = await listMail(world, MAYA)
      return isRefusal(items) ? [] : items
    },
    papersOf: async (number: number) =>
      (await world.store.papersOfMail(number)).map(({ name, type }) => `${type} ${name}`),
  }
}
