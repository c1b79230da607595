/** After sending, through the real door: the receipt, and the decision with its form, by buttons and words. */
import assert from 'node:assert/strict'
import { REFUSALS } from '../../src/domain/refusal.ts'
import { readMailbox } from '../../src/jobs/read-mailbox.ts'
import { ASSESSMENT, CHILD, SECOND_CHILD } from '../support/answers.ts'
import { cardIn } from '../support/cards.ts'
import { ADMIN, HEAD, MAYA, SAM, SOUTH_MANAGER, SOUTH_WORKER, TESS } from '../support/council.ts'
import { AS_ADVISED, decidedWorld } from './decision-chat.ts'
import { boxes, words } from './own-chat.ts'
import { FAMILY, quiet, timesDone } from './stored.ts'

const NORTH = '19:north@thread.tacv2'

describe('what the prison decided, in a person’s own chat', () => {
  const at = decidedWorld()
  const { says, standing, cardAbout, titles, pressed, decisions, sendOne } = at

  it('begins with their reply: one press takes it as the receipt, with its day', async () => {
    const world = at.world()
    const reference = at.reference()
    const report = world.outlook
      .mails()
      .find(({ subject, to }) => subject.includes(`${reference} report`) && to.startsWith('omu.'))
    world.clock.set('2026-12-07T10:00:00.000Z')
    for (const step of ['seen', 'replied']) {
      if (step === 'replied') await world.outlook.reply(report?.dispatchId ?? '')
      world.clock.add(61)
      await readMailbox(world.product.world)
      await quiet(world)
    }
    const told = await cardAbout(SAM, `${reference}: the prison replied`)
    assert.deepEqual(titles(told), ['They have it', 'Record the decision', 'See the referral'])
    const form = await pressed(SAM, { card: told, title: 'Record the decision' })
    assert.equal(boxes(form).toldBy, 'E-mail of Mon 7 Dec 2026')
    const open = await says(SAM, `they have it ${reference}`)
    assert.deepEqual(boxes(open), { who: '', how: 'E-mail of Mon 7 Dec 2026' })
    const done = await pressed(SAM, { card: told, title: 'They have it' })
    assert.match(words(done), /Noted: they have it\./)
    const referral = await standing(reference)
    assert.equal('receipt' in referral && referral.receipt?.how, 'E-mail of Mon 7 Dec 2026')
    const twice = await pressed(SAM, { card: told, title: 'They have it' })
    assert.ok(words(twice).includes(REFUSALS.notNow))
    assert.equal(await timesDone(world, reference, 'noteReceipt'), 1)
  })

  it('is recorded on one page beside our advice, and a fault loses nothing', async () => {
    const reference = at.reference()
    const form = await pressed(SAM, { card: await says(SAM, reference), title: 'Record the decision' })
    assert.match(
      words(form),
      /What we advised for Mia Childsdottir\nLevel 2: letters and cards only\nConditions: Letters read/,
    )
    const typed = {
      level1: '2',
      conditions1: 'ours',
      reason1: 'They agree with us.',
      decidedOn: '2026-12-18',
    }
    const bare = await pressed(SAM, { card: form, title: 'Record the decision', typed })
    assert.match(words(bare), /Who decided\? – Please answer this\./)
    assert.match(words(bare), /Who told us, and how\? – Please answer this\./)
    for (const [id, value] of Object.entries(typed)) assert.equal(boxes(bare)[id], value)
    const rest = { decidedBy: 'governor', toldBy: 'Jo Bloggs, by telephone', familyToldOn: '2026-12-19' }
    const done = words(await pressed(SAM, { card: bare, title: 'Record the decision', typed: rest }))
    assert.match(
      done,
      /Recorded\. It is as we advised\. If nobody waits for anything any more, it can be closed\./,
    )
    assert.match(done, /Level: \nLevel 2: letters and cards only\nBeside our advice: \nas we advised\./)
    assert.match(done, /Family told: \non Sat 19 Dec 2026/)
    const [decision] = await decisions()
    assert.deepEqual(decision?.children[0]?.conditions, ['letters_read', 'no_photographs'])
    assert.equal(decision?.reviewOn, '2027-12-18')
  })

  it('is recorded by one whole sentence, and a sentence that is not whole opens the form with what it said', async () => {
    const reference = at.reference()
    const open = await says(SAM, `decided ${reference}: level 2 on 18 December, governor`)
    const { level1, decidedOn, decidedBy, conditions1 } = boxes(open)
    assert.deepEqual([level1, decidedOn, decidedBy, conditions1], ['2', '2026-12-18', 'governor', ''])
    assert.match(words(open), /What the prison decided/)
    const odd = await says(
      SAM,
      `decided ${reference}: ${AS_ADVISED.replace('the governor', 'the king, governor')}`,
    )
    assert.equal(boxes(odd).decidedBy, 'governor')
    assert.equal((await decisions()).length, 0)
    assert.match(
      words(await says(SAM, `decided ${reference}: ${AS_ADVISED}`)),
      /Recorded\. It is as we advised\./,
    )
    assert.match(words(await says(SAM, `decided ${reference}`)), /What the prison decided/)
    const same = await says(SAM, `decided ${reference}: ${AS_ADVISED}`)
    assert.ok(words(same).includes(REFUSALS.decisionSame))
    assert.equal((await decisions()).length, 1)
  })

  it('asks once more about a day before our report was sent', async () => {
    const reference = at.reference()
    const early = AS_ADVISED.replace('18 December', '1 December')
    const asked = await says(SAM, `decided ${reference}: ${early}`)
    assert.match(words(asked), /That day is before our report was sent\./)
    assert.equal(boxes(asked).beforeReport, '')
    const typed = { beforeReport: 'yes' }
    const done = await pressed(SAM, { card: asked, title: 'Record the decision', typed })
    assert.match(words(done), /on Tue 1 Dec 2026, before our report was sent\./)
    const said = await says(
      SAM,
      `decided ${reference}: before our report, ${early.replace('level 2', 'level 1')}`,
    )
    assert.match(words(said), /Recorded\. It is stricter than we advised\./)
  })

  it('is recorded by MASH without a word of what we advised', async () => {
    const reference = at.reference()
    const form = await says(MAYA, `decided ${reference}`)
    assert.doesNotMatch(words(form), /What we advised|Letters give her/)
    const done = words(await says(MAYA, `decided ${reference}: ${AS_ADVISED.replace('level 2', 'level 3')}`))
    assert.match(done, /Recorded\. The social worker sees how it stands beside our advice\./)
    assert.doesNotMatch(done, /wider|we advised|less safe/i)
    const told = await cardAbout(SAM, `${reference}: the decision is recorded`)
    assert.match(words(told), /⚠ It lets more happen than we advised\./)
    for (const typed of [`disagree ${reference}: No.`, `close ${reference} because no: x`])
      assert.match(words(await says(MAYA, typed)), /cannot find that reference/)
  })

  it('is nobody’s business who may not see the referral, and stands in the channel without a word of it', async () => {
    const world = at.world()
    const reference = at.reference()
    for (const person of [SOUTH_WORKER, SOUTH_MANAGER, ADMIN, HEAD])
      for (const typed of [
        `decided ${reference}: ${AS_ADVISED}`,
        `family told ${reference} on 19 December`,
        `appeal ${reference}: yes`,
        `disagree ${reference}: No.`,
        `pass up ${reference}: No.`,
        `end disagreement ${reference} other: No.`,
        `close ${reference} because no`,
        `they have it ${reference}: Jo by telephone`,
      ])
        assert.match(words(await says(person, typed)), /cannot find that reference/, typed)
    const referral = await standing(reference)
    assert.equal(referral.status, 'sent')
    for (const part of ['governorsDecisions', 'disagreement', 'receipt', 'closing'])
      assert.ok(!(part in referral), part)
    await says(SAM, `decided ${reference}: ${AS_ADVISED.replace('level 2', 'level 4')}`)
    await quiet(world)
    const card = words(cardIn(world.teams.posts(NORTH).at(-1)))
    assert.match(card, /decision recorded/)
    assert.doesNotMatch(card, /level|Governor|wider/i)
    assert.doesNotMatch(card, FAMILY)
    const summaries = world.teams
      .postsToPerson(TESS.id)
      .map(({ activity }) => String(activity?.summary))
      .join()
    assert.doesNotMatch(summaries, /level \d|Mia|Prisonson/)
  })

  it('has a page for each child, forth and back with nothing lost', async () => {
    const G2 = { recommendedLevel: '1', inBestInterests: 'no', conditions: '' }
    await sendOne([CHILD, SECOND_CHILD], {
      changes: {
        A2: { ...ASSESSMENT.A1 },
        G2: { ...ASSESSMENT.G1, ...G2 },
        H2: { ...ASSESSMENT.H1 },
      },
    })
    const reference = at.reference()
    let card: unknown = await says(SAM, `decided ${reference}`)
    assert.match(words(card), /page 1 of 3/)
    const common = { decidedOn: '2026-12-18', decidedBy: 'director', toldBy: 'The OMU, by e-mail' }
    card = await pressed(SAM, { card, title: 'Next', typed: common })
    assert.match(words(card), /Child 1 of 2\n[\s\S]*What we advised for Mia Childsdottir\n/)
    const bare = await pressed(SAM, { card, title: 'Next', typed: { reason1: 'Agreed.' } })
    assert.match(words(bare), /Which level\? – Please answer this\./)
    card = await pressed(SAM, { card: bare, title: 'Next', typed: { level1: '2', conditions1: 'ours' } })
    assert.match(words(card), /Child 2 of 2/)
    card = await pressed(SAM, { card, title: 'Back', typed: { level2: '3' } })
    assert.deepEqual([boxes(card).level1, boxes(card).reason1], ['2', 'Agreed.'])
    card = await pressed(SAM, { card, title: 'Next' })
    assert.equal(boxes(card).level2, '3')
    const done = words(await pressed(SAM, { card, title: 'Record the decision' }))
    assert.match(
      done,
      /Recorded\. ⚠ It looks less safe than what we advised:\n– Child 2: it lets more happen/,
    )
    assert.deepEqual(
      (await decisions())[0]?.children.map(({ level, compared }) => [level, compared]),
      [
        [2, 'as advised'],
        [3, 'wider'],
      ],
    )
    const both = `decided ${reference}: child 1 level 2, child 2 level 1 on 19 December, director, our conditions, told by Jo`
    assert.match(words(await says(SAM, both)), /Recorded\. It is as we advised\./)
  })
})
