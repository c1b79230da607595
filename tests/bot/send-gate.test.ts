/** Before a report goes: the signer reads what goes to whom, and vouches for an address that nobody has checked lately. */
import assert from 'node:assert/strict'
import type { Directory } from '../../src/domain/directory.ts'
import { boxesOn, buttonsOn, cardIn, wordsOn } from '../support/cards.ts'
import { ADMIN, COUNCIL, MAYA, SAM, SOUTH_MANAGER, TESS } from '../support/council.ts'
import { openWorld, type TestWorld } from '../support/outside-world.ts'
import { lastPost, press, record, sendIn, signOffCard, take, write } from '../support/road.ts'
import { stored } from './stored.ts'

const OLD: Directory = {
  ...COUNCIL,
  prisons: COUNCIL.prisons.map((prison) => ({
    ...prison,
    address: { ...prison.address, verifiedOn: '2026-02-02' },
  })),
}
const MAILBOX = 'omu.example@prison.example'

describe('the send gate, on the card and in words', () => {
  let world: TestWorld
  let reference = ''
  before(async () => {
    world = await openWorld({ directory: OLD })
    // After the days on which the usual assessment says that people were seen.
    world.clock.set('2026-12-03T10:00:00.000Z')
    reference = await record(world)
    await take(world, reference)
    await write(world, reference)
    await sendIn(world, reference)
  })
  after(() => world.close())

  const says = async (person: typeof TESS, words: string): Promise<string> => {
    await world.chat(person).says(words)
    const post = lastPost(world, person)
    const text = JSON.stringify(post)
    return text.includes('"AdaptiveCard"') ? wordsOn(cardIn(post)) : text
  }

  it('refuses the signature without the box, naming the mailbox and the day, and changes nothing', async () => {
    const card = await signOffCard(world)
    assert.match(wordsOn(card), /verified Mon 2 Feb 2026/)
    assert.equal(boxesOn(card).has('checkedPrison'), true)
    const before = await stored(world)
    const again = cardIn(await press(world, TESS, { card, title: 'Sign off and send' }))
    assert.match(wordsOn(again), /Nobody has checked this address for six months, so nothing was signed/)
    assert.match(wordsOn(again), /omu\.example@prison\.example, was last checked on Mon 2 Feb 2026\./)
    const typed = await says(TESS, `sign off ${reference} version 1`)
    assert.match(typed, /Nobody has checked this address for six months/)
    const other = { checkedPrison: 'omu.other@prison.example' }
    await press(world, TESS, { card: again, title: 'Sign off and send', typed: other })
    assert.equal(await stored(world), before)
  })

  it('shows the e-mails word for word to whoever may sign, by the button and by words', async () => {
    const pressed = cardIn(
      await press(world, TESS, { card: await signOffCard(world), title: 'See the e-mails' }),
    )
    assert.match(
      wordsOn(pressed),
      new RegExp(`^OFFICIAL-SENSITIVE ${reference} report$[\\s\\S]*This is advice`, 'm'),
    )
    assert.equal(await says(TESS, `preview ${reference}`), wordsOn(pressed))
  })

  it('shows them to nobody else', async () => {
    for (const person of [SAM, MAYA, SOUTH_MANAGER, ADMIN])
      assert.doesNotMatch(
        await says(person, `preview ${reference}`),
        /omu\.example@|This is advice/,
        person.name,
      )
  })

  it('takes the signature with the box ticked, and keeps who vouched for which address', async () => {
    const typed = { checkedPrison: MAILBOX }
    const answer = await press(world, TESS, {
      ...{ card: await signOffCard(world), title: 'Sign off and send', typed },
    })
    assert.match(wordsOn(cardIn(answer)), /^Signed off:/)
    const referral = (await world.product.world.store.load(reference))?.referral
    assert.ok(referral?.status === 'signed_off')
    assert.deepEqual(
      referral.signOff.confirmed?.map(({ email, verifiedOn }) => [email, verifiedOn]),
      [[MAILBOX, '2026-02-02']],
    )
  })

  it('takes the same in words', async () => {
    await world.chat(TESS).says(`undo ${reference}`)
    assert.match(await says(TESS, `sign off ${reference} version 1, address checked`), /^Signed off:/)
    assert.match(await says(TESS, `preview ${reference}`), /the e-mails as they go on/)
  })

  it('lists to an administrator alone whom the bot could not reach', async () => {
    assert.match(await says(ADMIN, 'unreachable'), /I could write to everybody in the last fourteen days/)
    assert.ok(buttonsOn(cardIn(lastPost(world, ADMIN))).length > 0)
    assert.match(await says(TESS, 'unreachable'), /Only an administrator can see that/)
  })
})
