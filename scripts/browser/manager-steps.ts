/** Tess, Team Manager: reads, asks for changes, signs off, undoes, signs off again; then it goes out. */
import assert from 'node:assert/strict'
import type { Locator } from 'playwright-core'
import { fillBoxes } from './fill-box.ts'
import { cardWith, goTo, press, say } from './playground.ts'
import type { Road } from './road.ts'
import type { Step } from './steps.ts'
import { formFor } from './worker-steps.ts'

const REASON = 'Please say more about the letters.'

export const managerSteps = (road: Road): readonly Step[] => [
  [
    'Tess gets the card by itself, with four reports that open',
    async () => {
      const { tess } = road.people()
      const card = await cardWith(tess, 'Ready for your sign-off')
      await road.picture(tess, 'sign-off-request')
      for (const title of ['Part 1', 'Part 2']) {
        const links = card.getByRole('link', { name: title, exact: true })
        assert.equal(await links.count(), 2, 'one for each child')
        for (const link of await links.all()) await opensAsPdf(road, link)
      }
      await press(card, 'Show the checks that passed')
      await road.picture(tess, 'checks-that-passed')
    },
  ],
  [
    'Tess asks for changes; without a reason she is asked for one',
    async () => {
      const { tess } = road.people()
      await press(await cardWith(tess, 'Ready for your sign-off'), 'Ask for changes')
      const card = await cardWith(tess, /Please say what should change/)
      await road.picture(tess, 'changes-without-a-reason')
      await fillBoxes(card, [
        { label: 'If something should change, say what', value: REASON },
        { label: 'In which section', value: 'G. The four answers, child 1' },
      ])
      await press(card, 'Ask for changes')
      await cardWith(tess, 'Changes asked for')
      await road.picture(tess, 'changes-asked-for')
    },
  ],
  [
    'Sam gets her words with a button to the section, mends it and sends it in again',
    async () => {
      const { sam } = road.people()
      const card = await cardWith(sam, REASON)
      await road.picture(sam, 'changes-wanted')
      await press(card, 'Open G1')
      const form = await formFor(road, 'G1')
      await fillBoxes(form, [
        { label: 'What would change this advice?', value: 'A letter that frightens her.' },
      ])
      await press(form, 'Save and see all sections')
      await press(
        await cardWith(sam, /changes asked for[\s\S]*Send to the Team Manager/),
        'Send to the Team Manager',
      )
      await cardWith(sam, /Sent in\./)
    },
  ],
  ['Tess signs off, undoes it, and signs off again', async () => signOff(road)],
  ['the e-mails go to the prison and to the LADO, with the reports', async () => emailsGo(road)],
  ['the card in the channel and both people hear that it is sent', async () => everybodyHears(road)],
  [
    'help, my work and team answer',
    async () => {
      const { sam, tess, maya } = road.people()
      await say(sam, 'help')
      await cardWith(sam, 'What I can do')
      await say(sam, 'my work')
      await cardWith(sam, 'My work')
      await road.picture(sam, 'my-work')
      await say(tess, 'team')
      await cardWith(tess, 'My team')
      await road.picture(tess, 'team')
      await say(maya, 'team')
      await cardWith(maya, 'All teams')
      await road.picture(maya, 'all-teams')
    },
  ],
  [
    'everything can be read in a narrow window',
    async () => {
      const { sam, tess } = road.people()
      for (const who of [sam, tess]) await who.page.setViewportSize({ width: 620, height: 900 })
      await say(sam, road.reference)
      await cardWith(sam, new RegExp(`${road.reference}[\\s\\S]*Status: sent`))
      await road.picture(sam, 'narrow-overview')
      await road.picture(tess, 'narrow-team')
    },
  ],
]

async function opensAsPdf(road: Road, link: Locator): Promise<void> {
  const context = road.people().tess.page.context()
  const tab = context.waitForEvent('page')
  // Chromium's own viewer asks for pages too.
  const asked = context.waitForEvent('request', (request) => request.url().startsWith('http:'))
  await link.click()
  await isPdf((await asked).url())
  await (await tab).close()
}

async function isPdf(url: string): Promise<void> {
  const answer = await fetch(url)
  assert.equal(answer.status, 200)
  assert.equal(
    Buffer.from(await answer.arrayBuffer())
      .subarray(0, 5)
      .toString(),
    '%PDF-',
  )
}

async function signOff(road: Road): Promise<void> {
  const { tess } = road.people()
  await press(await cardWith(tess, /Version 2/), 'Sign off and send')
  const signed = await cardWith(tess, 'Signed off: ')
  await road.picture(tess, 'signed-off')
  await press(signed, 'Undo')
  const again = await cardWith(tess, 'The sign-off is undone')
  await road.picture(tess, 'undone')
  await press(again, 'Sign off and send')
  await cardWith(tess, 'Signed off: ')
}

/** Local mode waits twenty seconds, so that the way to undo can be tried. */
const SENT_WITHIN_MS = 60_000

async function emailsGo(road: Road): Promise<void> {
  const context = await road.browser.newContext({ viewport: { width: 1200, height: 1400 }, locale: 'en-GB' })
  const page = await context.newPage()
  await page.goto(`${road.product.url}/local`)
  const reports = page.locator('.mail', { hasText: `${road.reference} report` })
  for (const end = Date.now() + SENT_WITHIN_MS; (await reports.count()) < 2; await page.waitForTimeout(500)) {
    assert.ok(Date.now() < end, 'the e-mails went in time')
    await page.reload()
  }
  const recipients = (await reports.allInnerTexts()).join('\n')
  assert.match(recipients, /lado@sampleshire\.example/)
  assert.match(recipients, /omu\.aldermoor@prisons\.example/)
  const attached = reports.first().getByRole('link')
  assert.equal(await attached.count(), 4)
  await isPdf(new URL((await attached.first().getAttribute('href')) ?? '', page.url()).href)
  await reports.first().locator('summary').click()
  await road.album.picture(page, 'local-page')
  await page.emulateMedia({ colorScheme: 'dark' })
  await road.album.picture(page, 'local-page-dark')
  await page.setViewportSize({ width: 400, height: 900 })
  await road.album.picture(page, 'local-page-narrow')
  await context.close()
}

async function everybodyHears(road: Road): Promise<void> {
  const { sam, tess } = road.people()
  for (const who of [sam, tess]) {
    await cardWith(who, `${road.reference}: sent`)
    await road.picture(who, `sent-as-${who.name.split(' ')[0]?.toLowerCase()}-hears-it`)
  }
  await goTo(sam, 'channel')
  await cardWith(sam, new RegExp(`${road.reference}[\\s\\S]*Status: sent`))
  const posts = sam.page.locator('.ac-adaptiveCard', { hasText: road.reference })
  assert.equal(await posts.count(), 1, 'still one card in the channel')
  await road.picture(sam, 'channel-when-sent')
  await goTo(sam, 'chat')
}
