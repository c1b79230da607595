/** Somebody loses their access, in another instance of the bot: with the next thing that they do here, on every road. */
import assert from 'node:assert/strict'
import type { Person } from '../../src/domain/people.ts'
import { isRefusal, REFUSALS } from '../../src/domain/refusal.ts'
import type { EntryOf } from '../../src/domain/staff-directory.ts'
import { releaseWhatIsDue } from '../../src/workflow/dispatch.ts'
import { makeExportTicket } from '../../src/workflow/exports.ts'
import { askForPaper, attachPapers, bringPaper } from '../../src/workflow/papers.ts'
import { ADMIN, MAYA, SAM, TESS } from '../support/council.ts'
import { until } from '../support/jobs.ts'
import type { TestWorld } from '../support/outside-world.ts'
import { samplePdf } from '../support/sample-papers.ts'
import { changesNothing, NORTH, openStages, type Payload, type Stages } from './stages.ts'
import { FAMILY, FAULT, quiet, timesDone } from './stored.ts'

/** What becomes of Tess, the Team Manager who sees the referral; each as another instance writes it down. */
const CHANGES = {
  'was taken out of the directory': { state: 'gone', body: TESS },
  'has no role any more': { state: 'kept', body: { ...TESS, roles: [] } },
  'is in another team now': { state: 'kept', body: { ...TESS, teams: ['south'] } },
} as const

describe('somebody who, in another instance,', () => {
  let stages: Stages
  let world: TestWorld
  let reference = ''
  let paper = ''
  let version = 0
  before(async () => {
    stages = await openStages()
    world = stages.world
    reference = stages.references.sentIn
    paper = await attached(world, reference)
  })
  after(() => world.close())

  /** As another instance would: into the same store, and not a word to this one. */
  const elsewhere = async (person: Person, to: Pick<EntryOf<'person'>, 'state' | 'body'>): Promise<void> => {
    version += 1
    const { id, ...body } = { id: person.id, ...to.body }
    const entry = { kind: 'person', id, version, state: to.state, body, by: ADMIN.id } as const
    await world.product.world.store.transaction((tx) => tx.keepEntries([{ ...entry, at: world.clock.now() }]))
  }
  afterEach(() => elsewhere(TESS, { state: 'file', body: TESS }))

  const said = async (work: () => Promise<{ status: number; body: unknown }>): Promise<string> => {
    const before = world.teams.calls.length
    const { status, body } = await work()
    assert.equal(status, 200)
    return JSON.stringify([body, world.teams.calls.slice(before)])
  }
  const verb = (name: string, data: Payload) => ({
    ...{ type: 'invoke', name: 'adaptiveCard/action' },
    value: { action: { type: 'Action.Execute', verb: name, data }, trigger: 'manual' },
  })
  const gate = (): Payload => stages.good['sign-off'] ?? {}
  const own = () => world.chat(TESS)
  const north = () => world.channel(TESS, NORTH)

  const roads: Readonly<Record<string, () => Promise<string>>> = {
    'a typed word': () => said(() => own().says(reference)),
    'a typed command': () => said(() => own().says(`sign off ${reference}`)),
    'a search by name': () => said(() => own().says('find Prisonson')),
    'a typed command in a channel': () => said(() => north().says(`allocate ${reference} to Ines`)),
    'a typed word in a channel, answered in their chat': () => said(() => north().says(reference)),
    'a button in their chat': () => said(() => own().sends(verb('open', { reference }))),
    'the button that signs': () => said(() => own().sends(verb('sign-off', gate()))),
    'the older button in their chat': () => said(() => own().submits({ verb: 'open', reference })),
    'a card that refreshes itself': () => said(() => own().refreshes('show', { reference })),
    'a button in a channel': () => said(() => north().sends(verb('continue', { reference }))),
    'the older button in a channel': () => said(() => north().submits({ verb: 'continue', reference })),
    'a dialog that is opened': () => said(() => north().opensDialog({ verb: 'open', reference })),
    'a dialog that was open': () => said(() => north().submitsDialog({ ...gate(), verb: 'sign-off' })),
    'an extension with its form': () =>
      said(() => own().submitsExtension('newReferral', { ...gate(), verb: 'sign-off' })),
    'the search where people write': () =>
      said(() =>
        own().sends({
          ...{ type: 'invoke', name: 'composeExtension/query' },
          value: { commandId: 'find', parameters: [{ name: 'words', value: 'Prisonson' }] },
        }),
      ),
  }

  for (const [what, to] of Object.entries(CHANGES))
    describe(what, () => {
      for (const [road, walk] of Object.entries(roads))
        it(`sees and does nothing more by ${road}`, async () => {
          await elsewhere(TESS, to)
          await changesNothing(world, async () => {
            const answer = await walk()
            assert.doesNotMatch(answer, FAMILY)
            assert.doesNotMatch(answer, FAULT)
            if (to.state === 'gone' && !road.includes('search where'))
              assert.ok(answer.includes(REFUSALS.notInDirectory), answer)
          })
        })

      it('gets nothing by a link to a paper that was made before, nor does anybody else', async () => {
        const asked = await askForPaper(world.product.world, TESS, { reference, number: 1 })
        if (isRefusal(asked)) throw new Error(asked.say)
        await elsewhere(TESS, to)
        const { status, body } = await opened('papers', asked.ticket)
        assert.equal(status, 410)
        assert.doesNotMatch(body, /%PDF/)
        assert.ok(paper !== '')
      })

      it('gets nothing by a link to a file that was made before', async () => {
        const about = { kind: 'inspection-json', about: { reference }, reason: 'A complaint' } as const
        const ticket = await makeExportTicket(world.product.world, TESS, about)
        if (isRefusal(ticket)) throw new Error(ticket.say)
        await elsewhere(TESS, to)
        const { status, body } = await opened('exports', ticket)
        assert.equal(status, 410)
        assert.doesNotMatch(body, FAMILY)
      })
    })

  const opened = async (page: string, ticket: string): Promise<{ status: number; body: string }> => {
    const answer = await fetch(`${world.product.url}/${page}?ticket=${ticket}`)
    return { status: answer.status, body: await answer.text() }
  }

  it('comes back, and sees all of it again with the next word', async () => {
    await elsewhere(TESS, CHANGES['was taken out of the directory'])
    assert.ok((await roads['a typed word']?.())?.includes(REFUSALS.notInDirectory))
    await elsewhere(TESS, { state: 'file', body: TESS })
    assert.match((await roads['a typed word']?.()) ?? '', /Childsdottir/)
    for (const [road, walk] of Object.entries(roads).filter(([road]) => road.includes('search')))
      assert.match(await walk(), FAMILY, road)
  })

  it('gets no message that was promised before', async () => {
    const before = world.teams.postsToPerson(SAM.id).length
    await quiet(world)
    await elsewhere(SAM, { state: 'gone', body: SAM })
    await world.chat(TESS).presses('ask-for-changes', {
      ...(stages.good['ask-for-changes'] ?? {}),
    })
    await releaseWhatIsDue(world.product.world)
    await until(async () => {
      const { rows } = await world.product.database.run(
        `select 1 from notice where reference = '${reference}' and event = 'changesAsked' and way = 'chat'
          and status in ('promised', 'trying')`,
      )
      return rows.length === 0
    }, 20_000)
    assert.equal(await timesDone(world, reference, 'askForChanges'), 1)
    const posts = world.teams.postsToPerson(SAM.id).slice(before)
    assert.doesNotMatch(JSON.stringify(posts), /Shorter/)
    await elsewhere(SAM, { state: 'file', body: SAM })
  })
})

async function attached({ product: { world } }: TestWorld, reference: string): Promise<string> {
  const brought = await bringPaper(world, MAYA, { name: 'a.pdf', bytes: samplePdf() })
  if ('refused' in brought) throw new Error('not taken')
  const about = { reference, kind: 'police_report', receivedOn: '2026-12-01' } as const
  const done = await attachPapers(world, MAYA, { ...about, ids: [brought.id] })
  if (isRefusal(done)) throw new Error(done.say)
  return brought.id
}
