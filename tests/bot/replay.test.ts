/** Every published shape of a Teams activity is answered, and none breaks the bot. Runs where the corpus is at hand. */
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { startBot } from '../support/echo-bot.ts'
import { type LoopbackTeams, openTeams } from '../support/teams-client.ts'

const CORPUS = new URL('../../../shared/conformance/activities/corpus.json', import.meta.url)

type Entry = { readonly name: string; readonly origin: string; readonly activity: Record<string, unknown> }
type RunningBot = { close(): Promise<void> }

/** `start` is the bot under test; it must trust the given Teams, and `teams.botAt` must have been told where it is. */
export function replays(title: string, start: (teams: LoopbackTeams) => Promise<RunningBot>): void {
  describe(title, () => {
    if (!existsSync(CORPUS)) return void it.skip('has no corpus of activities beside it')
    const corpus: readonly Entry[] = JSON.parse(readFileSync(CORPUS, 'utf8'))
    let teams: LoopbackTeams
    let bot: RunningBot
    before(async () => {
      teams = await openTeams()
      bot = await start(teams)
    })
    after(async () => {
      await bot.close()
      await teams.close()
    })

    for (const { name, origin, activity } of corpus)
      it(`answers ${name} (${origin})`, async () => {
        const { status } = await teams.send(asFrom(teams, activity))
        assert.ok(status < 500 || status === 501, `answered ${status}`)
        assert.notEqual(status, 401)
      })
  })
}

/** The same activity, as if this Teams had sent it; what the sample leaves out of the envelope is filled in. */
function asFrom({ serviceUrl, appId, tenantId }: LoopbackTeams, activity: Record<string, unknown>) {
  const conversation = {
    id: 'a:1sample',
    conversationType: 'personal',
    ...Object(activity.conversation),
    tenantId,
  }
  const channelData = { ...Object(activity.channelData), tenant: { id: tenantId } }
  const recipient = { ...Object(activity.recipient), id: `28:${appId}` }
  const from = activity.from ?? { id: '29:1sample' }
  return {
    id: '1',
    ...activity,
    channelId: 'msteams',
    serviceUrl,
    conversation,
    channelData,
    recipient,
    from,
  }
}

replays('the echo bot, given every published activity', startBot)
