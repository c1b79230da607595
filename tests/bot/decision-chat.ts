/** A world in which a report was sent, for the tests of what comes after it. */
import type { Person } from '../../src/domain/people.ts'
import { releaseWhatIsDue } from '../../src/workflow/dispatch.ts'
import { buttonsOn, cardIn } from '../support/cards.ts'
import { TESS } from '../support/council.ts'
import { until } from '../support/jobs.ts'
import { openWorld, type TestWorld } from '../support/outside-world.ts'
import { press, record, sendIn, signOffCard, take, write } from '../support/road.ts'
import { ownChat } from './own-chat.ts'
import { quiet } from './stored.ts'

/** Our advice for the usual child, decided as it is. */
export const AS_ADVISED = 'level 2 on 18 December, the governor, our conditions, told by e-mail from the OMU'

const WRITING = '2026-12-03T10:00:00.000Z'
const AFTERWARDS = '2026-12-21T10:00:00.000Z'

/** To be called in a `describe`: a new referral is sent before each test. */
export function decidedWorld() {
  let world: TestWorld
  let reference = ''
  before(async () => {
    world = await openWorld()
  })
  after(() => world.close())
  const chat = ownChat(() => world)
  const sendOne = async (children?: Parameters<typeof record>[1], changes: Changes = {}): Promise<void> => {
    world.clock.set(WRITING)
    reference = await record(world, children)
    await take(world, reference)
    await quiet(world)
    await write(world, reference, changes)
    await sendIn(world, reference)
    await quiet(world)
    await press(world, TESS, { card: await signOffCard(world), title: 'Sign off and send' })
    world.clock.add(601)
    await releaseWhatIsDue(world.product.world)
    await until(async () => (await chat.standing(reference)).status === 'sent')
    await quiet(world)
    world.clock.set(AFTERWARDS)
  }
  beforeEach(() => sendOne())
  return {
    ...chat,
    sendOne,
    world: () => world,
    reference: () => reference,
    titles: (card: unknown) => buttonsOn(card).map(({ title }) => title),
    pressed: async (person: Person, at: Parameters<typeof press>[2]) =>
      cardIn(await press(world, person, at)),
    decisions: async () => {
      const referral = await chat.standing(reference)
      return ('governorsDecisions' in referral ? referral.governorsDecisions : undefined) ?? []
    },
  }
}

type Changes = Parameters<typeof write>[2]
