/** The other doors: what is typed, searched, sent as a file, brought to a link, or said of another tenant. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { ACTIONS } from '../../src/bot/actions/index.ts'
import { REFUSALS } from '../../src/domain/refusal.ts'
import { MAYA, SAM, SOUTH_MANAGER, SOUTH_WORKER, TESS } from '../support/council.ts'
import { isLawful, lastLine, linesAfter } from './payload-law.ts'
import { strange } from './payload-made.ts'
import { NORTH, openStages, STRANGER, type Stages } from './stages.ts'
import { FAMILY, FAULT } from './stored.ts'

const RUNS = Number(process.env.PAYLOAD_RUNS ?? 100)
const OUTSIDERS = fc.constantFrom(SOUTH_WORKER, SOUTH_MANAGER, STRANGER)
const SENTENCES = ACTIONS.map(({ typed }) => typed)

describe('a door beside the buttons', () => {
  let stages: Stages
  before(async () => {
    stages = await openStages()
  })
  after(() => stages.world.close())

  const said = async (work: () => Promise<{ status: number; body: unknown }>): Promise<string> => {
    const before = stages.world.teams.calls.length
    const { status, body } = await work()
    assert.ok(status < 500 || status === 501, `answered ${status}`)
    return JSON.stringify([body, stages.world.teams.calls.slice(before)])
  }
  /** What the bot goes on with by itself, and what is about no referral, is left out. */
  const referralsAsText = async (): Promise<string> => {
    const db = stages.world.product.database.kysely
    const lines = await linesAfter(stages.world, 0)
    return JSON.stringify([
      await db.selectFrom('referral').select(['reference', 'team', 'worker']).orderBy('reference').execute(),
      await db
        .selectFrom('section')
        .select(['reference', 'key', 'version'])
        .orderBy('reference')
        .orderBy('key')
        .orderBy('version')
        .execute(),
      lines.filter(({ reference, who }) => reference.startsWith('PCA-') && who !== 'bot'),
    ])
  }
  const changesNoReferral = async (act: () => Promise<void>): Promise<void> => {
    const before = await referralsAsText()
    await act()
    assert.equal(await referralsAsText(), before)
  }
  const references = () => Object.values(stages.references)
  const sentence = () =>
    fc
      .tuple(
        fc.constantFrom(...SENTENCES),
        fc.constantFrom(...references(), 'PCA-2026-0999', 'pca-2026-2'),
        fc.oneof(fc.constant(''), fc.string({ maxLength: 30 }), fc.string({ unit: 'binary', maxLength: 20 })),
      )
      .map(([words, reference, more]) => `${words.replaceAll(/PCA-\d{4}-\d{4}/g, reference)}${more}`)

  it('typed words of those who may see none of it change nothing and tell nothing', async () => {
    await changesNoReferral(() =>
      fc.assert(
        fc.asyncProperty(OUTSIDERS, sentence(), fc.boolean(), async (by, text, inChannel) => {
          // A new referral is anybody's own draft to begin; that these may not is tested elsewhere.
          const deed = inChannel ? stages.world.channel(by, NORTH) : stages.world.chat(by)
          const answer = await said(() => deed.says(text))
          assert.doesNotMatch(answer, FAMILY)
          assert.doesNotMatch(answer, FAULT)
        }),
        { numRuns: RUNS },
      ),
    )
  })

  it('typed words of those who may are written down as theirs alone, and lawful', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(SAM, TESS, MAYA), sentence(), async (by, text) => {
        const from = await lastLine(stages.world)
        assert.doesNotMatch(await said(() => stages.world.chat(by).says(text)), FAULT)
        for (const { who } of await linesAfter(stages.world, from)) assert.ok([by.id, 'bot'].includes(who))
      }),
      { numRuns: RUNS },
    )
    await isLawful(stages.world)
  })

  it('the search where people write tells outsiders nothing, whatever is asked', async () => {
    const value = fc.record({
      commandId: fc.oneof(fc.constant('find'), strange([])),
      parameters: fc.oneof(
        fc
          .constantFrom('Prisonson', 'A1234BC', ...references())
          .map((words) => [{ name: 'words', value: words }]),
        fc.array(fc.record({ name: strange([]), value: strange([]) }), { maxLength: 3 }),
        strange([]),
      ),
      queryOptions: fc.oneof(fc.record({ skip: strange([]), count: strange([]) }), strange([])),
    })
    await changesNoReferral(() =>
      fc.assert(
        fc.asyncProperty(OUTSIDERS, value, async (by, asked) => {
          const invoke = { type: 'invoke', name: 'composeExtension/query', value: asked }
          const answer = await said(() => stages.world.chat(by).sends(invoke))
          assert.doesNotMatch(answer, FAMILY)
          assert.doesNotMatch(answer, FAULT)
        }),
        { numRuns: RUNS },
      ),
    )
  })

  it('files of any shape, and consent to files that were never asked for, are answered and kept nowhere', async () => {
    const attachment = fc.record({
      contentType: fc.oneof(fc.constant('application/vnd.microsoft.teams.file.download.info'), strange([])),
      name: strange([]),
      contentUrl: strange([]),
      content: fc.oneof(
        fc.record({
          downloadUrl: fc.constantFrom('http://127.0.0.1:9/x', 'file:///etc/passwd', '', 7),
          fileType: strange([]),
        }),
        strange([]),
      ),
    })
    const activity = fc.oneof(
      fc
        .array(attachment, { maxLength: 3 })
        .map((attachments) => ({ type: 'message', text: '', attachments })),
      strange([]).map((attachments) => ({ type: 'message', text: 'attach', attachments })),
      strange(references()).map((value) => ({ type: 'invoke', name: 'fileConsent/invoke', value })),
    )
    await changesNoReferral(() =>
      fc.assert(
        fc.asyncProperty(fc.constantFrom(SAM, STRANGER), activity, async (by, sent) => {
          const answer = await said(() => stages.world.chat(by).sends(sent))
          assert.doesNotMatch(answer, FAULT)
          assert.doesNotMatch(answer, FAMILY)
        }),
        { numRuns: RUNS },
      ),
    )
    const { rows } = await stages.world.product.database.run('select count(*)::int as count from paper')
    assert.deepEqual(rows, [{ count: 0 }])
  })

  it('links with any ticket at all give nothing but that they do not work', async () => {
    const tickets = fc.oneof(
      fc
        .array(fc.constantFrom(...'0123456789abcdef'), { minLength: 96, maxLength: 96 })
        .map((all) => all.join('')),
      fc.string({ unit: 'binary', maxLength: 120 }),
      fc.constantFrom('', '0', 'a'.repeat(5_000), '../papers', '%00', "' or 1=1 --"),
    )
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('papers', 'exports'), tickets, async (page, ticket) => {
        const query = `ticket=${encodeURIComponent(ticket.toWellFormed())}`
        const answer = await fetch(`${stages.world.product.url}/${page}?${query}`)
        assert.equal(answer.status, 410)
        assert.match(await answer.text(), /does not work any more/)
      }),
      { numRuns: RUNS },
    )
  })

  it('an activity that says another tenant in any place is not let in, whatever it carries and whoever sends it', async () => {
    const other = fc.constantFrom('00000000-0000-4000-8000-0000000000ff', '', 'x', 7, {}, [])
    const where = fc.constantFrom('conversation', 'channelData', 'from')
    const verbs = fc.constantFrom(...Object.entries(stages.good))
    await changesNoReferral(() =>
      fc.assert(
        fc.asyncProperty(verbs, where, other, async ([verb, data], place, tenant) => {
          const { tenantId, appId } = stages.world.teams
          const conversation = { id: 'a:1x', conversationType: 'personal', tenantId }
          const from = { id: '29:1x', aadObjectId: TESS.id, name: 'x' }
          const activity = {
            ...{ type: 'invoke', name: 'adaptiveCard/action', recipient: { id: `28:${appId}` } },
            value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
            conversation: place === 'conversation' ? { ...conversation, tenantId: tenant } : conversation,
            from: place === 'from' ? { ...from, tenantId: tenant } : from,
            channelData: { tenant: { id: place === 'channelData' ? tenant : tenantId } },
          }
          const { status, body } = await stages.world.chat(TESS).sends(activity)
          assert.equal(status, 401)
          assert.deepEqual(body, { error: { code: 'WrongTenant' } })
        }),
        { numRuns: RUNS },
      ),
    )
  })

  it('an activity whose ids are longer than any id is answered, and goes into no table', async () => {
    const long = 'x'.repeat(100_000)
    const before = await places()
    for (const more of [
      { from: { id: long, aadObjectId: long } },
      { conversation: { id: long, conversationType: 'personal', tenantId: stages.world.teams.tenantId } },
      { channelData: { channel: { id: long }, team: { id: long } } },
    ]) {
      const answer = await said(() =>
        stages.world.channel(SAM, NORTH).sends({ type: 'message', text: 'help', ...more }),
      )
      assert.doesNotMatch(answer, FAULT)
      assert.ok(!answer.includes(REFUSALS.unknownReference))
    }
    assert.deepEqual(await places(), before)
  })
  const places = () =>
    stages.world.product.database.kysely.selectFrom('conversation').select('owner').orderBy('owner').execute()
})
