/** One referral from the telephone to the case system, by people who press on whichever instance answers. */
import { setTimeout as pause } from 'node:timers/promises'
import { type Day, dayOf } from '../../src/domain/moment.ts'
import type { Person, Role } from '../../src/domain/people.ts'
import { button, buttonsOn, cardIn, filled } from '../../tests/support/cards.ts'
import type { Story, Town } from './council.ts'
import { recordedBy } from './look.ts'
import { ask, cardFor, does, pressesOldOne } from './press.ts'
import { comesToBeSent, giveBack, givenBackAgain, settleSignature, sign } from './signing.ts'
import { familyOf, PAGES, pageOf, requestOf } from './words.ts'

const GIVEN_BACK = 0.25
const TAKEN_BACK = 0.2
const NOSY = 0.15
const OLD = 0.3

/** `number` is the family's. Gives the story where it came to its end, or was cut short because the run is over. */
export async function walk(town: Town, officer: Person, number: number): Promise<void> {
  const { random, directory } = town
  const team = random.pick(directory.teams).id
  const inTeam = (role: Role): readonly Person[] =>
    directory.people.filter(
      ({ roles, teams }) => roles.includes(role) && teams.length === 1 && teams[0] === team,
    )
  const worker = random.pick(inTeam('social_worker'))
  const manager = random.pick(inTeam('team_manager'))
  const reference = await record(town, officer, { team, number, today: today(town) })
  const story: Story = {
    ...{ reference, team, officer: officer.id, worker: worker.id, undone: 0 },
    deeds: new Map([['record', 1]]),
  }
  town.stories.push(story)
  const step = async (): Promise<void> => {
    if (random.chance(NOSY)) await isNosy(town, story)
    if (random.chance(OLD)) await pressesOldOne(town)
  }
  const chat = (by: Person, verb: string, more: object, rest: { what: string; isDone: RegExp }) =>
    does(town, {
      ...{ story, by, mayComeAgain: true, ...rest },
      press: async () => (deeds) => deeds.presses(verb, { reference, ...more }),
    })

  await chat(worker, 'take', {}, { what: 'take', isDone: /You have it/ })
  for (const key of PAGES) {
    await step()
    await write(town, story, { worker, manager, key, again: 0 })
  }
  await sendIn(town, story, worker)
  if (random.chance(GIVEN_BACK)) {
    await giveBack(town, story, manager)
    await write(town, story, { worker, manager, key: 'G1', again: 1 })
    await sendIn(town, story, worker)
  }
  await sign(town, story, manager)
  if (random.chance(TAKEN_BACK)) {
    await ask(town, { by: manager, act: (deeds) => deeds.presses('undo-sign-off', { reference }) })
    await settleSignature(town, story, manager)
  }
  await comesToBeSent(town, story, manager)
  const form = (go: string, boxes: object) => ({ go, form: { reference, seen: '' }, ...boxes })
  const day = today(town)
  await step()
  await chat(worker, 'note-receipt', form('note', { who__x: 'Jo Bloggs', how__x: 'by telephone' }), {
    ...{ what: 'noteReceipt', isDone: /Noted/ },
  })
  const decided = { level1__x: '2', conditions1__x: 'ours', decidedOn__x: day, decidedBy__x: 'governor' }
  await does(town, {
    ...{ story, by: worker, what: 'recordDecision', isDone: /Recorded\./ },
    press: async () => (deeds) =>
      deeds.presses('record-decision', {
        ...{ go: 'record', form: { reference, page: 0, kept: '{}' } },
        ...{ ...decided, toldBy__x: 'Jo Bloggs', appeal__x: 'not_known' },
      }),
  })
  await step()
  await chat(worker, 'family-told', form('note', { on__x: day }), { what: 'noteFamilyTold', isDone: /Noted/ })
  await chat(manager, 'close-referral', form('close', { useful__x: 'yes', usefulWhy__x: '' }), {
    ...{ what: 'close', isDone: /Closed\./ },
  })
  await chat(officer, 'in-case-system', form('note', { where__x: 'Record 4711.' }), {
    ...{ what: 'noteInCaseSystem', isDone: /Noted|case system/ },
  })
}

const today = ({ clock }: Town): Day => dayOf(new Date(clock.now()).toISOString())

/** Page by page; an answer that is lost finds the draft where it was kept. One officer records one at a time. */
async function record(
  town: Town,
  officer: Person,
  family: { readonly team: string; readonly number: number; readonly today: Day },
): Promise<string> {
  const before = (await recordedBy(town, officer.id)).length
  const typed = requestOf(family)
  const story: Story = {
    ...{ reference: '', team: family.team, officer: officer.id, worker: '', undone: 0 },
    deeds: new Map(),
  }
  for (;;) {
    let card = await cardFor(town, { by: officer, act: (deeds) => deeds.presses('new-referral') })
    for (let pages = 0; pages < 12; pages++) {
      const form = buttonsOn(card)[0]?.data.form as { page?: string } | undefined
      const page = form?.page ?? ''
      const title = page === 'carer' ? 'Record and give to the team' : /^Next/
      const answers = typed[page]
      if (answers === undefined) break
      // The press that was not answered did arrive: nobody types a whole form again without a look at the list.
      const [arrived] = (await recordedBy(town, officer.id)).slice(before)
      if (arrived !== undefined) return arrived
      const data = filled(card, title, answers as Record<string, string>)
      const act = { by: officer, isDone: /PCA-\d{4}-\d{4}/ }
      const both = page === 'carer' && town.random.chance(0.3)
      const press = () => ask(town, { ...act, act: (deeds) => deeds.presses(button(card, title).verb, data) })
      const [answer] = await Promise.all(both ? [press(), press()] : [press()])
      if (page === 'carer') {
        const recorded = await recordedBy(town, officer.id)
        if (recorded.length > before + 1)
          town.found.push(`recorded twice: ${recorded.slice(before).join(', ')} for family ${story.team}`)
        const [reference] = recorded.slice(before)
        if (reference !== undefined) return reference
        if (answer?.kind === 'done') town.found.push('acknowledged and not there: record')
      }
      if (answer === undefined || !answer.text.includes('"AdaptiveCard"')) break
      card = cardIn(answer.body)
    }
    await pause(200)
  }
}

type Writing = {
  readonly worker: Person
  readonly manager: Person
  readonly key: string
  readonly again: number
}

/** Typed once and pressed until it stands: with the words of another day it would be another save, and meant to be. */
function write(town: Town, story: Story, { worker, manager, key, again }: Writing): Promise<void> {
  const typed = pageOf(key, today(town), again) as Record<string, string>
  return does(town, {
    ...{ story, by: worker, what: `save ${key}`, isDone: /Saved: /, mayComeAgain: true },
    press: async () => {
      const { reference } = story
      if (again > 0) await givenBackAgain(town, story, manager)
      const card = await cardFor(town, {
        by: worker,
        act: (deeds) => deeds.presses('open-page', { reference, page: key }),
      })
      const title = 'Save and see all sections'
      const has = buttonsOn(card).some((each) => each.title === title)
      if (!has) return undefined
      const data = filled(card, title, typed)
      return (deeds) => deeds.presses('save-page', data)
    },
  })
}

const sendIn = (town: Town, story: Story, worker: Person): Promise<void> =>
  does(town, {
    ...{ story, by: worker, what: 'submit', isDone: /Sent in\./ },
    press: async () => (deeds) =>
      deeds.presses('submit', { reference: story.reference, version: 0, key: '' }),
  })

/** Somebody of another team, or with a made-up version, presses what is none of their business. */
async function isNosy(town: Town, story: Story): Promise<void> {
  const others = town.directory.people.filter(
    ({ roles, teams }) => teams.length === 1 && teams[0] !== story.team && !roles.includes('mash_officer'),
  )
  const by = town.random.pick(others)
  const verb = town.random.pick([
    'open',
    'show',
    'open-page',
    'submit',
    'sign-off',
    'take',
    'close-referral',
  ] as const)
  const data = { reference: story.reference, page: 'A1', submission: 1, fingerprint: 'x', version: 99 }
  const { text } = await ask(town, { by, act: (deeds) => deeds.presses(verb, data) })
  if (text.includes(familyOf(story.team))) town.found.push(`${verb} by a stranger showed the family`)
}
