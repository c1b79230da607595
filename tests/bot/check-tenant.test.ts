/** `check tenant` in the own chat: for an administrator alone, and nothing is sent or written by asking. */
import assert from 'node:assert/strict'
import { checkTenantCommands } from '../../src/bot/commands/check-tenant.ts'
import type { Turn } from '../../src/bot/turn.ts'
import { ADMIN, MAYA } from '../support/council.ts'
import { openWorld, type TestWorld } from '../support/outside-world.ts'

describe('check tenant', () => {
  let world: TestWorld
  before(async () => {
    world = await openWorld()
  })
  after(() => world.close())
  const answerTo = async (person: typeof ADMIN): Promise<string> => {
    await world.chat(person).says('check tenant')
    return JSON.stringify(world.teams.postsToPerson(person.id).at(-1)?.activity)
  }

  it('answers an administrator with every right, and where the rest is said', async () => {
    const answer = await answerTo(ADMIN)
    for (const said of [
      'What I may do in this tenant',
      'ok: the bot can get a token for Microsoft Graph.',
      'ok: the bot can read Sent Items of the shared mailbox.',
      'North locality team',
      'npm run check:tenant',
    ])
      assert.ok(answer.includes(said), `${said}: ${answer}`)
  })

  it('sends nothing, rings for nobody and files nothing', async () => {
    await answerTo(ADMIN)
    assert.deepEqual(
      [world.outlook.mails(), world.outlook.notifications(), world.outlook.files()],
      [[], [], []],
    )
  })

  it('is refused to anybody else', async () => {
    const answer = await answerTo(MAYA)
    assert.equal(answer.includes('What I may do'), false)
    assert.match(answer, /administrator/)
  })

  it('has nothing to check in local mode', async () => {
    const [command] = checkTenantCommands
    assert.ok(command)
    const turn = { by: ADMIN, surface: 'chat', world: {} } as unknown as Turn
    assert.match(JSON.stringify(await command.run(turn, {})), /no tenant in local mode/)
  })
})
