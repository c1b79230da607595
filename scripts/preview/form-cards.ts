/** Every page of both forms as the bot shows it: filled in, half wrong, and with a clash. */

import { recordedReply, referralFormReply } from '../../src/bot/referral-form-reply.ts'
import { pageReply } from '../../src/bot/replies.ts'
import type { Reply, Turn } from '../../src/bot/turn.ts'
import type { Card, Surface } from '../../src/cards/render.ts'
import type { Assessment } from '../../src/domain/assessment.ts'
import { pagesFor } from '../../src/domain/questions.ts'
import type { Details } from '../../src/domain/referral.ts'
import type { REFERRAL_PAGES } from '../../src/domain/referral-form.ts'
import { askedOn, type OpenPage } from '../../src/workflow/assessment.ts'
import type { MadeCard } from './made-cards.ts'
import * as sample from './sample.ts'

/** Handlers that only read the directory see no more of the world than that. */
const turn = (by: Turn['by'], surface: Surface): Turn => ({
  ...{ by, surface, today: sample.TODAY, stamp: 'k3x9' },
  world: { directory: sample.COUNCIL } as Turn['world'],
})

const cardOf = (reply: Reply): Card => {
  if ('text' in reply) throw new Error(`There is no card: ${reply.text}`)
  return reply.card
}

export function formCards(details: Details): readonly MadeCard[] {
  const assessment = sample.wholeAssessment(details.children.length)
  const pages = [...pagesFor(details.children).map(({ key }) => key), 'X']
  return [
    ...referralPages(details),
    ...pages.flatMap((key) => pageCards(key, details, assessment)),
    clashed(details, assessment),
    ...pageCards('A1', details, {}).map((card) => ({ ...card, name: `${card.name}, empty` })),
  ]
}

/** The form that MASH fills in, page by page, and what is said at its end. */
export function referralPages(details: Details): readonly MadeCard[] {
  const by = turn(sample.MAYA, 'dialog')
  const form = (page: (typeof REFERRAL_PAGES)[number], child: number, faulty: boolean): MadeCard => ({
    name: `form-page, referral, ${page} ${child}${faulty ? ', with faults' : ''}`,
    surface: 'dialog',
    card: cardOf(
      referralFormReply(by, {
        id: '00000000-0000-4000-8000-000000000001',
        draft: { ...details, page, child, reference: undefined },
        faults: faulty ? [{ question: 'fullName', message: 'Please answer this.' }] : [],
      }),
    ),
  })
  const recorded = sample.referralWith('assigned_to_team', details)
  if (recorded.status !== 'assigned_to_team') return []
  return [
    form('request', 1, false),
    form('prisoner', 1, true),
    ...details.children.map((_, index) => form('child', index + 1, false)),
    form('carer', 1, false),
    { name: 'message, recorded', surface: 'dialog', card: cardOf(recordedReply(by, recorded)) },
  ]
}

/** Each part of a page of the assessment; the page `X` asks for the things to explain. */
export function pageCards(key: string, details: Details, assessment: Assessment): readonly MadeCard[] {
  const page = openPageOf(key, details, assessment)
  const cards: MadeCard[] = []
  for (let part = 0, parts = 1; part < parts; part++) {
    const card = cardOf(pageReply(turn(sample.SAM, 'chat'), page, part))
    parts = Number(/\(part \d+ of (\d+)\)/.exec(JSON.stringify(card))?.[1] ?? 1)
    cards.push({
      name: `form-page, assessment, ${key}${parts > 1 ? `, part ${part + 1}` : ''}`,
      surface: 'chat',
      card,
    })
  }
  return cards
}

function openPageOf(key: string, details: Details, assessment: Assessment): OpenPage {
  const loaded = { referral: sample.referralWith('in_progress', details), assessment }
  const asked = askedOn(loaded, key, sample.TODAY)
  if (asked === undefined) throw new Error(`There is no page ${key}`)
  const saved = assessment[asked.key]
  const answers = saved?.answers ?? {}
  return { loaded, ...asked, answers, baseVersion: saved?.version ?? 0, faults: [], saved, clashes: [] }
}

function clashed(details: Details, assessment: Assessment): MadeCard {
  const page = openPageOf('B', details, assessment)
  const faults = [{ question: 'carerSeenOn', message: 'This date is in the future.' }]
  const clashes = [
    {
      question: 'carerView',
      label: 'How does the carer feel about contact?',
      theirs: 'She is in two minds about it.',
    },
  ]
  const card = cardOf(pageReply(turn(sample.SAM, 'chat'), { ...page, faults, clashes }))
  return { name: 'form-page, assessment, B, with a fault and a clash', surface: 'chat', card }
}
