/** A decision that looks unsafe is disagreed with, and a referral closed, through the real door, by buttons and words. */
import assert from 'node:assert/strict'
import { REFUSALS } from '../../src/domain/refusal.ts'
import { DEPUTY, HEAD, MAYA, SAM, TESS } from '../support/council.ts'
import { AS_ADVISED, decidedWorld } from './decision-chat.ts'
import { boxes, words } from './own-chat.ts'

describe('after a decision, in a person’s own chat', () => {
  const at = decidedWorld()
  const { says, standing, cardAbout, pressed } = at

  it('says plainly where it looks unsafe, and offers to disagree, up to the partnership', async () => {
    const reference = at.reference()
    await says(SAM, `decided ${reference}: ${AS_ADVISED.replace('level 2', 'level 4').replace('our', 'no')}`)
    const told = await cardAbout(TESS, `${reference}: the decision differs from our advice`)
    assert.match(
      words(told),
      /⚠ It lets more happen than we advised, and leaves out: Letters read .*; No photographs/,
    )
    const card = await says(SAM, reference)
    assert.match(words(card), /⚠ Beside our advice: \nwider\. We advised level 2/)
    const form = await pressed(SAM, { card, title: 'We disagree' })
    assert.match(
      words(form),
      /1\. worker to worker, 2 working days\n2\. manager to manager, 5 working days\n3\. senior/,
    )
    const typed = { words: 'Nobody goes with her.' }
    const done = await pressed(SAM, { card: form, title: 'We disagree', typed })
    assert.match(words(done), /It is with worker to worker, to be settled by Wed 23 Dec 2026\./)
    const step = await cardAbout(TESS, `${reference}: disagreement: worker to worker`)
    const up = await pressed(TESS, { card: step, title: 'Pass it up' })
    const passed = await pressed(TESS, { card: up, title: 'Pass it up', typed: { words: 'They said no.' } })
    assert.match(words(passed), /manager to manager, to be settled by Wed 30 Dec 2026\./)
    await says(DEPUTY, `pass up ${reference}: Still no.`)
    await says(DEPUTY, `pass up ${reference}: To the partnership.`)
    const head = await cardAbout(HEAD, `${reference}: a disagreement with a prison`)
    assert.doesNotMatch(words(head), /Nobody goes|Still no/)
    assert.ok(words(await says(SAM, `pass up ${reference}: More.`)).includes(REFUSALS.noFurtherStep))
    assert.ok(words(await says(SAM, `close ${reference}`)).includes(REFUSALS.disagreementOpen))
    const ask = await says(SAM, `end disagreement ${reference}: They changed it.`)
    assert.equal(boxes(ask).words, 'They changed it.')
    const over = await says(SAM, `end disagreement ${reference} changed: They changed it.`)
    assert.match(words(over), /the disagreement is over/)
    await says(SAM, `decided ${reference}: ${AS_ADVISED}`)
    const corrected = words(await says(SAM, reference))
    assert.match(corrected, /Level: \nLevel 2: letters and cards only\nBeside our advice: \nas we advised\./)
    assert.match(corrected, /Before it was corrected: \nchild 1: level 4/)
  })

  it('has the family and the appeal noted later, is then proposed to be closed, and asks whether it was useful', async () => {
    const reference = at.reference()
    await says(SAM, `decided ${reference}: ${AS_ADVISED}`)
    const card = await says(SAM, reference)
    const form = await pressed(SAM, { card, title: 'Family told' })
    assert.deepEqual(boxes(form), { on: '2026-12-21' })
    const early = await pressed(SAM, { card: form, title: 'Note it', typed: { on: '2026-12-17' } })
    assert.match(words(early), /not before the decision/)
    const done = await pressed(SAM, { card: form, title: 'Note it', typed: { on: '2026-12-19' } })
    assert.match(
      words(done),
      /told on Sat 19 Dec 2026\. If nobody waits for anything any more, it can be closed\./,
    )
    await says(MAYA, `family told ${reference} on 20 December`)
    const told = await cardAbout(SAM, `${reference}: ready to be closed`)
    assert.match(words(await says(MAYA, `appeal ${reference}: yes`)), /Appeal: \nThe prisoner has appealed/)
    const close = await pressed(SAM, { card: told, title: 'Close it' })
    assert.match(words(close), /Was this assessment useful\?/)
    const typed = { useful: 'partly', usefulWhy: 'An earlier answer.' }
    const closed = await pressed(SAM, { card: close, title: 'Close it', typed })
    assert.match(
      words(closed),
      /Closed: \nby Sam Example, Mon 21 Dec 2026\. Useful: partly\. “An earlier answer\.”/,
    )
    assert.equal((await standing(reference)).status, 'closed')
    const late = await says(SAM, `decided ${reference}: ${AS_ADVISED.replace('level 2', 'level 1')}`)
    assert.match(words(late), /Recorded\. It is stricter/)
    assert.equal((await standing(reference)).status, 'decision_recorded')
  })

  it('is closed without a decision for a reason alone', async () => {
    const reference = at.reference()
    const form = await says(SAM, `close ${reference} useful yes: Nothing.`)
    assert.match(
      words(form),
      /Why, without a decision\? \(required\)|Why, without a decision\? – Please answer/,
    )
    const done = await says(TESS, `close ${reference} because the prisoner was released, useful no: Time.`)
    assert.match(words(done), /Closed\. Thank you\./)
    const referral = await standing(reference)
    assert.ok(referral.status === 'closed')
    const { reason, useful, usefulWhy } = referral.closing
    assert.deepEqual([reason, useful, usefulWhy], ['the prisoner was released', 'no', 'Time.'])
  })
})
