/** One family on the whole road of the product, with every box that a person can type into filled with its own value. */
import assert from 'node:assert/strict'
import { showWaitingMail } from '../../src/jobs/mash-card.ts'
import { readMailbox } from '../../src/jobs/read-mailbox.ts'
import { readMashMailbox } from '../../src/jobs/read-mash-mailbox.ts'
import { releaseWhatIsDue } from '../../src/workflow/dispatch.ts'
import { standing } from '../bot/own-chat.ts'
import { quiet } from '../bot/stored.ts'
import { cardIn, wordsOn } from '../support/cards.ts'
import { MAYA, SAM, TESS } from '../support/council.ts'
import { until } from '../support/jobs.ts'
import { lastPost, signOffCard, take } from '../support/road.ts'
import { samplePdf } from '../support/sample-papers.ts'
import type { Fill } from './filling.ts'
import { carerGiven, childGiven, pagesGiven, prisonerGiven, requestGiven } from './given.ts'
import type { Ground } from './ground.ts'
import { asName, type SeedKind } from './seeds.ts'

export async function walk(ground: Ground): Promise<string> {
  const reference = await record(ground)
  await mailComes(ground, reference)
  await take(ground.world, reference)
  await quiet(ground.world)
  await papersCome(ground, reference)
  await peopleAreAsked(ground, reference)
  await safetyIsSaid(ground, reference)
  await isWritten(ground, reference)
  return reference
}

const KEPT_BACK: Readonly<Record<string, SeedKind>> = {
  address: 'child, kept back',
  school: 'child, kept back',
  newName: 'child, kept back',
}

async function record({ world, seeds, walker }: Ground): Promise<string> {
  const names = ['fullName', 'newName', 'requesterName']
  let card = await walker.says(MAYA, 'new referral')
  const page = async (fill: Omit<Fill, 'card'>): Promise<void> => {
    card = await walker.fills(MAYA, { names, ...fill, card })
  }
  await page({ title: /Next/, form: 'request', kind: 'request', given: requestGiven(seeds) })
  await page({ title: /Next/, form: 'prisoner', kind: 'prisoner', given: prisonerGiven(seeds) })
  for (const child of [1, 2] as const)
    await page({
      ...{ title: child === 1 ? 'Add another child' : /Next/, form: `child ${child}`, kind: 'child' },
      ...{ kinds: KEPT_BACK, given: childGiven(seeds, child) },
    })
  const kinds: Readonly<Record<string, SeedKind>> = {
    contact: 'carer, kept back',
    address: 'carer, kept back',
  }
  await page({ title: /Record/, form: 'carer', kind: 'carer', kinds, given: carerGiven() })
  const reference = /PCA-\d{4}-\d{4}/.exec(wordsOn(card))?.[0]
  assert.ok(reference !== undefined, wordsOn(card))
  await quiet(world)
  return reference
}

async function mailComes({ world, seeds, walker }: Ground, reference: string): Promise<void> {
  const word = (box: string): string => seeds.word('mail', `mail.${box}`)
  await world.outlook.deliver({
    ...{ to: 'mash@council.example', from: `${word('from')}@prison.example`, name: asName(word('name')) },
    ...{ subject: `About ${asName(word('subject'))}`, text: `Dear team, ${word('text')} please.` },
    attachments: [
      {
        ...{ name: `${word('attachment')}.pdf`, contentType: 'application/pdf', isInline: false },
        content: Buffer.from(samplePdf({ trailer: `/X (${word('in the attachment')})` })).toString('base64'),
      },
    ],
  })
  world.clock.add(61)
  await readMashMailbox(world.product.world)
  await showWaitingMail(world.product.world)
  await quiet(world)
  await walker.says(MAYA, 'mail')
  await walker.says(MAYA, 'mail 1')
  await world.channel(MAYA, '19:mash@thread.tacv2').presses('mail', {})
  await walker.says(MAYA, `mail 1 belongs to ${reference}`)
}

async function papersCome({ world, seeds, walker, files }: Ground, reference: string): Promise<void> {
  const name = `${seeds.word('papers', 'paper.name')}.pdf`
  const attachment = {
    ...{ contentType: 'application/vnd.microsoft.teams.file.download.info', name },
    contentUrl: 'https://council-my.sharepoint.com/personal/x/a',
    content: { downloadUrl: `${files.url}/a`, uniqueId: 'u', fileType: 'pdf' },
  }
  const text = `attach ${reference} police report, received 20 November`
  await world.chat(SAM).sends({ type: 'message', text, attachments: [attachment] })
  assert.match(wordsOn(cardIn(lastPost(world, SAM))), /Police report/)
  await walker.says(SAM, `papers ${reference}`)
}

async function peopleAreAsked({ world, seeds, walker }: Ground, reference: string): Promise<void> {
  const word = (box: string, kind: SeedKind = 'contacts'): string => seeds.word(kind, `contact.${box}`)
  const form = await walker.says(SAM, `ask ${reference}`)
  const email = `${word('email')}@probation.example`
  await walker.fills(SAM, {
    ...{ card: form, title: 'Ask by letter', form: 'contact', kind: 'contacts', names: ['name'] },
    given: { contact: 'probation-1', email },
    kinds: { name: 'contacts, to the prison', role: 'contacts, to the prison' },
  })
  await walker.says(SAM, `invite the family ${reference}`)
  await walker.says(SAM, `asked ${reference} school by telephone: ${asName(word('school'))}, head`)
  for (const said of [
    `reply ${reference} probation for the prison: it is ${word('for the prison', 'contacts, to the prison')}`,
    `reply ${reference} school: it is ${word('for us')}`,
    `asked ${reference} police by telephone: ${asName(word('police'))}, sergeant`,
    `reply ${reference} police for the LADO: it is ${word('for the LADO', 'contacts, to the LADO')}`,
    `declined ${reference} LADO: for ${word('declined')}`,
    `not needed ${reference} prison: for ${word('not needed', 'contacts, to the prison')}`,
  ])
    await walker.says(SAM, said)
  await quiet(world)
}

async function safetyIsSaid({ world, seeds, walker }: Ground, reference: string): Promise<void> {
  const word = (box: string): string => seeds.word('safety', `safety.${box}`)
  for (const [by, said] of [
    [MAYA, `ask police first ${reference}: ${word('ask first')}`],
    [SAM, `safe to contact ${reference}: ${word('safe')}`],
    [MAYA, `hold for police ${reference}: ${word('hold')}`],
    [TESS, `lift hold ${reference}: ${word('lift')}`],
    [SAM, `concern ${reference}: ${word('concern')}`],
    [TESS, `seen concern ${reference}`],
  ] as const)
    await walker.says(by, said)
  const work = (box: string): string => seeds.word('work', `work.${box}`)
  for (const [by, said] of [
    [SAM, `ask for more time ${reference} until 18 December because probation awaited: ${work('more time')}`],
    [TESS, `no more time ${reference}: ${work('no more time')}`],
    [SAM, `ask for more time ${reference} until 18 December because probation awaited: ${work('again')}`],
    [TESS, `agree more time ${reference}`],
    [MAYA, `agreed ${reference} until 18 December with ${work('agreed with')} OMU by e-mail on 3 December`],
    [MAYA, `correct date ${reference} to 17 December: ${work('correct date')}`],
    [SAM, `moved ${reference} to ZBB: ${work('moved')}`],
    [SAM, `moved ${reference} to ZAA: ${work('moved back')}`],
    [TESS, `note about ZAA: ${seeds.word('directory', 'prison note')}`],
    [TESS, `legal hold ${reference}: ${work('legal hold')}`],
    [TESS, `lift legal hold ${reference}: ${work('lift legal hold')}`],
  ] as const)
    await walker.says(by, said)
  await quiet(world)
}

/** What of a page goes into part 2 alone, or nowhere. */
const PAGE_KINDS: Readonly<Record<string, SeedKind>> = {
  ...{ confidentialNote: 'assessment, part 2', reasonToWithhold: 'assessment, part 2' },
  ...{ investigationNote: 'assessment, part 2', placement: 'assessment, part 2' },
  ...{ harmedNames: 'never printed', carerUnmetNeedsNote: 'never printed' },
}

async function isWritten({ seeds, walker }: Ground, reference: string): Promise<void> {
  for (const [key, given] of Object.entries(pagesGiven(seeds))) {
    const card = await walker.says(SAM, `open ${reference} ${key}`)
    const title = 'Save and see all sections'
    await walker.fills(SAM, { card, title, form: key, kind: 'assessment', kinds: PAGE_KINDS, given })
  }
  for (const key of ['A1', 'B', 'C', 'H1', 'J2']) await walker.says(SAM, `open ${reference} ${key}`)
}

/** Sent in already: given back with a reason, sent in again, signed, released. */
export async function send({ world, seeds, walker }: Ground, reference: string): Promise<void> {
  await signOffCard(world)
  await quiet(world)
  const why = seeds.word('work', 'work.ask for changes')
  await walker.says(TESS, `ask for changes ${reference} G1: ${why}`)
  await quiet(world)
  await walker.says(SAM, `submit ${reference}`)
  await quiet(world)
  await walker.says(TESS, `preview ${reference}`)
  await walker.says(TESS, `sign off ${reference} version 2`)
  world.clock.add(601)
  await releaseWhatIsDue(world.product.world)
  await until(async () => (await standing(world, reference)).status === 'sent', 60_000)
  world.clock.add(61)
  await readMailbox(world.product.world)
  await quiet(world)
}
