/** The LADO's copy of the report comes back: people hear of it, it goes again, once, and what is answered is heard of. */
import assert from 'node:assert/strict'
import type { Locator } from 'playwright-core'
import { mailTitle } from '../../src/domain/mail.ts'
import { fillBoxes } from './fill-box.ts'
import { atLocal } from './local-page.ts'
import { copiesTo, dispatchIds, inEveryLook, ledgerLines } from './mail-on-local.ts'
import { cardWith, goTo, inNarrow, type Playground, press, say, showTop, widen } from './playground.ts'
import type { Road } from './road.ts'
import type { Step } from './steps.ts'

const REASON = 'Why does it go again?'

export const mailSteps = (road: Road): readonly Step[] => [
  ['the LADO’s copy comes back, and the ledger says who is told', async () => comesBack(road)],
  ['Sam and Tess hear so and what to do, and nobody else', async () => hearSo(road)],
  ['the card of the referral says how each e-mail stands', async () => standings(road)],
  ['Sam sends it again: with a reason, and nothing that did not come back', async () => sendAgain(road)],
  ['the LADO has a second copy of its own, and the prison still one', async () => secondCopy(road)],
  ['an automatic reply is no answer; the prison answers, and Sam hears so', async () => answered(road)],
]

async function comesBack(road: Road): Promise<void> {
  await atLocal(road, async (local) => {
    const { page, move, several, answer } = local
    await answer(copiesTo(road, page, 'lado').first(), 'Bounce this', 'came back')
    await inEveryLook(road, page.locator('#mail'), 'local-the-copy-came-back')
    await move('1 hour on')
    await several(ledgerLines(road, page, 'mail bounced[\\s\\S]*Statusaccepted'), 2)
    await several(ledgerLines(road, page, 'report to lado[\\s\\S]*Statusaccepted[\\s\\S]*came back'), 1)
    await inEveryLook(road, page.locator('#ledger'), 'local-ledger-when-it-came-back')
  })
}

async function hearSo(road: Road): Promise<void> {
  const { sam, tess } = road.people()
  for (const [who, name] of [
    [sam, 'sam'],
    [tess, 'tess'],
  ] as const) {
    await widen(who)
    const words = await (await cardWith(who, title(road, 'came back'))).innerText()
    assert.match(words, /the LADO came back[\s\S]*the prison has it[\s\S]*came back/i)
    assert.match(words, /telephone the LADO[\s\S]*administrator[\s\S]*send it again/i)
    assert.doesNotMatch(words, /Prisonson|Childs|Carerly|A1234BC/)
    assert.equal(await cardsOf(who, title(road, 'came back')).count(), 1)
    await wideAndNarrow(road, who, `came-back-as-${name}-hears-it`)
  }
  await goTo(sam, 'channel')
  await cardWith(sam, new RegExp(`${road.reference}[\\s\\S]*Status: sent`))
  assert.equal(await cardsOf(sam, /came back/).count(), 0, 'nothing of it in the channel')
  await goTo(sam, 'chat')
}

async function standings(road: Road): Promise<void> {
  const { sam } = road.people()
  await say(sam, road.reference)
  const card = await cardWith(
    sam,
    new RegExp(`${road.reference}[\\s\\S]{0,400}?⚠ The report to the LADO: [\\s\\S]*Status: sent`),
  )
  assert.match(await standing(card, 'report-to-prison'), /: accepted, [^·]*· seen in Sent Items$/)
  assert.match(await standing(card, 'report-to-lado'), /: accepted, .*· came back, /)
  await showTop(card)
  await wideAndNarrow(road, sam, 'the-referral-when-a-copy-came-back')
}

async function sendAgain(road: Road): Promise<void> {
  const { sam } = road.people()
  await say(sam, `send again ${road.reference} to the prison: to be sure`)
  await showTop(await cardWith(sam, /has not come back[\s\S]*Status: sent/))
  await wideAndNarrow(road, sam, 'send-again-what-did-not-come-back')
  await press(await cardWith(sam, title(road, 'came back')), 'Send again')
  const form = await cardWith(sam, /Send an e-mail again[\s\S]*Which e-mail/)
  await wideAndNarrow(road, sam, 'send-again')
  await press(form, 'Send it again')
  const noReason = await cardWith(sam, /needs? your attention[\s\S]*Which e-mail/)
  await wideAndNarrow(road, sam, 'send-again-without-a-reason')
  await fillBoxes(noReason, [{ label: REASON, value: 'The address is mended.' }])
  await press(noReason, 'Send it again')
  await showTop(await cardWith(sam, /The report goes again to the LADO, lado@sampleshire\.example, now\./))
  await wideAndNarrow(road, sam, 'it-goes-again')
}

async function secondCopy(road: Road): Promise<void> {
  await atLocal(road, async ({ page, move, several }) => {
    const [lado, prison] = [copiesTo(road, page, 'lado'), copiesTo(road, page, 'prison')]
    const atOnce = 'Statusaccepted[\\s\\S]*Attempts1When'
    await several(lado, 2)
    await several(ledgerLines(road, page, `report to lado[\\s\\S]*${atOnce}`), 2)
    // Past the time after which a copy that nobody saw is told as missing.
    await move('1 hour on')
    assert.deepEqual([await lado.count(), await prison.count()], [2, 1])
    assert.equal(new Set([...(await dispatchIds(lado)), ...(await dispatchIds(prison))]).size, 3)
    assert.equal(await ledgerLines(road, page, 'report to (lado|prison)').count(), 3)
    assert.equal(await ledgerLines(road, page, `report to (lado|prison)[\\s\\S]*${atOnce}`).count(), 3)
    assert.equal(
      await ledgerLines(road, page, 'mail (stuck|bounced)').count(),
      2,
      'told once, and nothing missing',
    )
    await inEveryLook(road, page.locator('#mail'), 'local-two-copies-to-the-lado')
    await inEveryLook(road, page.locator('#ledger'), 'local-ledger-with-two-copies')
  })
}

async function answered(road: Road): Promise<void> {
  const { sam, tess } = road.people()
  await atLocal(road, async ({ page, move, answer }) => {
    await answer(copiesTo(road, page, 'lado').first(), 'Automatic reply', 'automatic reply')
    await answer(copiesTo(road, page, 'prison').first(), 'Reply', 'reply')
    await move('1 hour on')
    await inEveryLook(road, page.locator('#mail'), 'local-answers')
  })
  // Both came before the mailbox was read, so the automatic reply is known by now, too.
  const told = await cardWith(sam, title(road, 'the prison (has )?replied'))
  assert.match(await told.innerText(), /Outlook/)
  await wideAndNarrow(road, sam, 'the-prison-replied')
  assert.equal(await cardsOf(sam, title(road, '(LADO|prison) (has )?replied')).count(), 1)
  await press(told, 'See the referral')
  const card = await cardWith(sam, overview(road, '· replied'))
  assert.match(await standing(card, 'report-to-prison'), /· seen in Sent Items · replied, [^·]*$/)
  assert.match(
    await standing(card, 'report-to-lado'),
    /· seen in Sent Items · automatic reply, [^·]* · an earlier copy came back, [^·]*$/,
  )
  await showTop(card)
  await wideAndNarrow(road, sam, 'the-referral-when-the-prison-replied')
  // Sam's message became the form when the button on it was pressed.
  for (const [who, backs] of [
    [sam, 0],
    [tess, 1],
  ] as const) {
    assert.equal(await cardsOf(who, title(road, 'came back')).count(), backs)
    assert.equal(await cardsOf(who, title(road, 'sent')).count(), 1)
  }
}

/** A message about it, and not the card of the referral, which has the same words further down. */
const title = (road: Road, words: string): RegExp =>
  new RegExp(`^\\s*${road.reference}: ((the|The) [\\w ]{0,40})?${words}`)

const overview = (road: Road, words: string): RegExp =>
  new RegExp(`${road.reference}[\\s\\S]*Status: sent[\\s\\S]*${words}`)

const cardsOf = ({ page }: Playground, words: RegExp): Locator =>
  page.locator('.ac-adaptiveCard', { hasText: words }).filter({ visible: true })

/** The line of the card of a referral about one e-mail. */
async function standing(card: Locator, what: 'report-to-prison' | 'report-to-lado'): Promise<string> {
  const lines = (await card.innerText()).split('\n').map((line) => line.trim())
  return (
    lines.find((line) => line.replace(/^⚠ /, '').startsWith(`${mailTitle(what)}: `)) ??
    `nothing about ${what}`
  )
}

async function wideAndNarrow(road: Road, who: Playground, name: string): Promise<void> {
  await road.picture(who, name)
  await inNarrow(who, () => road.picture(who, `${name}-narrow`))
}
