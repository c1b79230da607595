/** What follows the report: the decision, letters, changes, files to fetch, and a second referral that is restricted. */
import assert from 'node:assert/strict'
import { lettersOf } from '../../src/domain/family-letters.ts'
import { readMailbox } from '../../src/jobs/read-mailbox.ts'
import { standing } from '../bot/own-chat.ts'
import { quiet } from '../bot/stored.ts'
import { cardIn, wordsOn } from '../support/cards.ts'
import { HEAD, MAYA, SAM, SOUTH_MANAGER, TESS } from '../support/council.ts'
import { lastPost, press, record, take } from '../support/road.ts'
import { quietButLetters, recordForTriage } from '../support/triage-road.ts'
import type { Ground } from './ground.ts'
import { asName, type SeedKind } from './seeds.ts'

export async function decide({ world, seeds, walker }: Ground, reference: string): Promise<void> {
  const word = (box: string): string => seeds.word('decision', `decision.${box}`)
  world.clock.set('2026-12-21T10:00:00.000Z')
  await walker.says(SAM, `they have it ${reference}: ${word('receipt')}, by telephone`)
  let card = cardIn((await world.chat(SAM).presses('record-decision', { reference })).body)
  const days = { decidedOn: '2026-12-18', reviewOn: '', familyToldOn: '' }
  for (const [title, given] of [
    ['Next', { ...days, decidedBy: 'governor', appeal: 'not_known' }],
    ['Next', { level1: '2', conditions1: 'ours' }],
    ['Record the decision', { level2: '4', conditions2: 'none' }],
  ] as const) {
    const next = await walker.fills(SAM, { card, title, form: 'decision', kind: 'decision', given })
    card = cardIn(next)
  }
  assert.match(wordsOn(card), /Recorded/)
  for (const [by, said] of [
    [SAM, `family told ${reference} on 18 December`],
    [SAM, `disagree ${reference}: for ${word('disagree')}`],
    [TESS, `pass up ${reference}: for ${word('pass up')}`],
    [TESS, `end disagreement ${reference} accepted: for ${word('end')}`],
  ] as const)
    await walker.says(by, said)
  await quiet(world)
}

export async function writeLetters({ world, seeds, walker }: Ground, reference: string): Promise<void> {
  const word = (box: string): string => seeds.word('letters', `letter.${box}`)
  await walker.says(SAM, `letters ${reference}`)
  for (const said of [
    `family letter ${reference}: Dear family, it is ${word('family')}.`,
    `child letter ${reference} 1: Dear you, it is ${word('child')}.`,
  ])
    await walker.says(SAM, said)
  await walker.says(TESS, `give back letter ${reference} family-1: more of ${word('give back')}`)
  await walker.says(SAM, `family letter ${reference}: Dear family, again ${word('family again')}.`)
  await quiet(world)
  for (const { id } of lettersOf(await standing(world, reference)))
    await walker.says(TESS, `approve letter ${reference} ${id}`)
  await quiet(world)
}

export async function thingsChange({ world, seeds, walker }: Ground, reference: string): Promise<void> {
  const word = (box: string): string => seeds.word('work', `change.${box}`)
  for (const said of [
    `release date ${reference} 3 March 2027: ${word('release date')}`,
    `release address ${reference} near: ${word('release address')}`,
    `child moved ${reference} 1 to ${asName(word('moved to'))}: ${word('child moved')}`,
    `released ${reference} on 18 December: ${word('released')}`,
    `after release ${reference} early help; carer money: ${word('after release')}`,
    `send again ${reference} to the prison: ${seeds.word('own words', 'change.send again')}`,
    `in the case system ${reference}: ${word('case system')}`,
    `phoned ${reference} the LADO: ${word('phoned')}`,
    `close ${reference} useful partly: ${word('useful')}`,
  ])
    await walker.says(SAM, said)
  world.clock.add(61)
  await readMailbox(world.product.world)
  await quiet(world)
}

/** Fetched as a browser does, by links that work once. */
export async function fetchFiles(ground: Ground, reference: string): Promise<void> {
  const { world, seeds, walker, http, downloads } = ground
  const word = (box: string): string => seeds.word('work', `export.${box}`)
  for (const [by, what, said] of [
    [TESS, 'inspection pack', `inspection pack ${reference}: ${word('inspection')}`],
    [HEAD, 'pack with gaps', `subject access ${reference} for the carer: ${word('subject access')}`],
    [MAYA, 'statistics', 'statistics csv 2026/27 for the whole council'],
    [MAYA, 'statistics', 'statistics pdf 2026/27 for the whole council'],
    [SAM, 'paper', `paper 1 of ${reference}`],
    [SAM, 'paper', `paper 3 of ${reference}`],
  ] as const) {
    await walker.says(by, said)
    const links = [
      ...JSON.stringify(lastPost(world, by)).matchAll(/"url":"https:[^"]*?(\/\w+\?ticket=\w+)"/g),
    ]
    assert.ok(links.length > 0, said)
    for (const [, path = ''] of links) downloads.push({ what, answer: await http(path) })
  }
  assert.ok(downloads.every(({ answer }) => answer.status === 200))
}

/** Another request, decided twice with reasons; its letters have a test of their own. */
export async function triage({ world, seeds, walker }: Ground): Promise<void> {
  const word = (box: string): string => seeds.word('work', `triage.${box}`)
  const reference = await recordForTriage(world)
  for (const said of [
    `log only ${reference}: for ${word('log only')}`,
    `undo triage ${reference}`,
    `assign ${reference} to North: for ${word('assign')}`,
  ])
    await walker.says(MAYA, said)
  await quietButLetters(world)
}

/** Of the family of the usual answers, whom nobody looks for here but in the name that is its own. */
export async function restrict({ world, seeds, walker }: Ground): Promise<string> {
  const word = (box: string, kind: SeedKind = 'restricted') => seeds.word(kind, `restricted.${box}`)
  const child = {
    ...{ relationshipToPrisoner: 'son', knownToSocialCare: 'open', legalStatus: 'none' },
    ...{ isVictimOfPrisoner: 'no', dateOfBirth: '2017-06-09', caseSystemId: word('case number') },
    ...{ fullName: asName(word('child')), address: word('address') },
  }
  const prisoner = {
    ...{ fullName: asName(word('prisoner')), prisonCode: 'ZAA', workedWithChildren: 'no' },
    prisonNumber: seeds.keep('restricted', 'restricted.prisonNumber', 'Q8263ZV'),
  }
  const reference = await record(world, [child], prisoner)
  await take(world, reference)
  await quiet(world)
  await walker.says(TESS, `restrict ${reference} to Sam Example and me: ${word('why')}`)
  await walker.says(SAM, `write ${reference} C1: ${word('written')}`)
  await quiet(world)
  return reference
}

export async function breakGlass({ world, seeds, walker }: Ground, reference: string): Promise<void> {
  const why = seeds.word('glass', 'glass.why')
  const card = await walker.says(SOUTH_MANAGER, `break glass ${reference}: the worker is ill ${why}`)
  await press(world, SOUTH_MANAGER, { card, title: /^Break the/ })
  await walker.says(SOUTH_MANAGER, reference)
  await quiet(world)
}
