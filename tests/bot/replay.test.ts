/** Every published shape of a Teams activity is answered, and none breaks the bot. Runs where the corpus is at hand. */
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { publishedFile } from '../support/conformance.ts'
import { startBot } from '../support/echo-bot.ts'
import { openWorld } from '../support/outside-world.ts'
import { type LoopbackTeams, openTeams } from '../support/teams-client.ts'
import { FAULT } from './stored.ts'

const CORPUS = publishedFile('activities/corpus.json')

type Entry = { readonly name: string; readonly origin: string; readonly activity: Record<string, unknown> }
type RunningBot = {
  readonly teams: LoopbackTeams
  readonly logged: readonly string[]
  close(): Promise<void>
}

/** `start` is the bot under test, with the Teams that it trusts and that knows where it is. */
export function replays(title: string, start: () => Promise<RunningBot>): void {
  describe(title, () => {
    if (!existsSync(CORPUS)) return void it.skip('has no corpus of activities beside it')
    const corpus: readonly Entry[] = JSON.parse(readFileSync(CORPUS, 'utf8'))
    let bot: RunningBot
    before(async () => {
      bot = await start()
    })
    after(() => bot.close())

    for (const { name, origin, activity } of corpus)
      it(`answers ${name} (${origin})`, async () => {
        const { status, body } = await bot.teams.send(asFrom(bot.teams, activity))
        // 501 is the protocol's answer to an invoke that a bot does not offer; 400 is for what is no activity.
        assert.ok(status < 500 || (status === 501 && activity.type === 'invoke'), `answered ${status}`)
        assert.notEqual(status, 401)
        assert.doesNotMatch(JSON.stringify(body ?? ''), FAULT)
        assert.deepEqual(
          bot.logged.filter(
            (line) => !line.includes('client secret in use') && JSON.parse(line).msg !== 'audit anchored',
          ),
          [],
        )
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

async function echoBot(): Promise<RunningBot> {
  const teams = await openTeams()
  const bot = await startBot(teams)
  const close = () => bot.close().then(() => teams.close())
  return { teams, logged: [], close }
}

replays('the echo bot, given every published activity', echoBot)
replays('the bot itself, given every published activity', openWorld)
