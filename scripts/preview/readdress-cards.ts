/** Cards about a prisoner who has moved and a prison that nothing can go to: the form, the messages, the list, the referral. */
import { MOVED } from '../../src/bot/actions/readdress.ts'
import { dueFormReply } from '../../src/bot/due-form.ts'
import type { Turn } from '../../src/bot/turn.ts'
import { assessmentOverview } from '../../src/cards/assessment-overview.ts'
import { message } from '../../src/cards/message.ts'
import { noticeMessage } from '../../src/cards/notice-message.ts'
import { openAtCard } from '../../src/cards/open-at.ts'
import type { WorkRow } from '../../src/cards/work-list.ts'
import type { Directory, Prison } from '../../src/domain/directory.ts'
import type { NoticeWhat } from '../../src/domain/events.ts'
import type { Person } from '../../src/domain/people.ts'
import type { Details, Referral } from '../../src/domain/referral.ts'
import { refuse } from '../../src/domain/refusal.ts'
import { ADMIN } from '../../tests/support/council.ts'
import type { MadeCard } from './made-cards.ts'
import * as sample from './sample.ts'

const WORDS = 'The OMU of HMP Example, by telephone today at ten.'

const atZaa = (change: Partial<Prison>): Directory => ({
  ...sample.COUNCIL,
  prisons: sample.COUNCIL.prisons.map((prison) =>
    prison.code === 'ZAA' ? { ...prison, ...change } : prison,
  ),
})

/** The council after HMP Example has closed, and after its address was withdrawn. */
export const CLOSED = atZaa({ closed: true, address: undefined })
export const WITHDRAWN = atZaa({ address: undefined })
/** With as many prisons as there are, all with an address. */
export const ALL_PRISONS: Directory = {
  ...sample.COUNCIL,
  prisons: Array.from({ length: 121 }, (_, index) => ({
    ...{ name: `HMP & YOI Sample Place Number ${index + 1}`, phone: undefined },
    code: `Z${String.fromCharCode(65 + Math.floor(index / 26))}${String.fromCharCode(65 + (index % 26))}`,
    address: sample.COUNCIL.lado.address,
  })),
}

/** Moved by MASH from the one sample prison to the other. */
export function moved(referral: Referral): Referral {
  const { details } = referral
  const move = { from: 'ZAA', to: 'ZBB', by: sample.MAYA.id, at: '2026-12-03T15:05:00.000Z', words: WORDS }
  const again = { ...details, prisoner: { ...details.prisoner, prisonCode: 'ZBB' } }
  return { ...referral, details: again, prisonMoves: [move] }
}

export const readdressCards = (details: Details): readonly MadeCard[] => [
  ...forms(details),
  ...messages(details),
  ...lists(),
  ...['in_progress' as const, 'signed_off' as const].map((status) => ({
    name: `assessment-overview, ${status}, its prison has closed`,
    surface: 'chat' as const,
    card: assessmentOverview(
      {
        ...{ referral: sample.referralWith(status, details), assessment: {}, directory: CLOSED },
        ...{ today: sample.TODAY, by: sample.TESS, more: [] },
        banner: status === 'signed_off' ? refuse('undoFirst').say : '',
      },
      'chat',
    ),
  })),
]

function forms(details: Details): readonly MadeCard[] {
  const writing = sample.referralWith('in_progress', details)
  const waiting = sample.submittedWith(details)
  const none: Directory = { ...CLOSED, prisons: CLOSED.prisons.slice(0, 1) }
  const same = {
    answers: { prison: 'ZAA', words: WORDS },
    faults: [{ question: 'prison', message: refuse('samePrison').say }],
  }
  return [
    form('readdress', sample.COUNCIL, { referral: writing }),
    form('readdress, a version waits and its prison has closed', CLOSED, { referral: waiting }),
    form('readdress, refused', sample.COUNCIL, { referral: writing, ...same }),
    form('readdress, nowhere to go', none, { referral: writing }),
    form('readdress, every prison', ALL_PRISONS, { referral: writing }),
  ]
}

function form(name: string, directory: Directory, shown: Parameters<typeof dueFormReply>[2]): MadeCard {
  const turn: Turn = {
    ...{ by: sample.SAM, surface: 'chat', today: sample.TODAY, stamp: 'k3x9' },
    world: { directory } as Turn['world'],
  }
  const reply = dueFormReply(turn, MOVED, shown)
  if ('text' in reply) throw new Error(`There is no card: ${reply.text}`)
  return { name: `form-page, ${name}`, surface: 'chat', card: reply.card }
}

function messages(details: Details): readonly MadeCard[] {
  const writing = sample.referralWith('in_progress', details)
  const said: readonly (readonly [string, NoticeWhat, Referral, Directory])[] = [
    ['', 'readdressed', moved(writing), sample.COUNCIL],
    [', a version waits', 'readdressed', moved(sample.submittedWith(details)), sample.COUNCIL],
    [', closed', 'address-needed', writing, CLOSED],
    [', withdrawn', 'address-needed', writing, WITHDRAWN],
    [', signed off', 'address-needed', sample.referralWith('signed_off', details), CLOSED],
  ]
  return said.map(([which, what, referral, directory]) => {
    const shown = noticeMessage({ what, to: 'worker' }, referral, directory)
    if (shown === undefined) throw new Error(`Nothing is said of ${what}`)
    return { name: `message, ${what}${which}`, surface: 'chat', card: message(shown, 'chat') }
  })
}

const STATUSES = ['in_progress', 'submitted', 'assigned_to_team', 'signed_off'] as const

/** Fifty, a few of them late. */
export const FIFTY: readonly WorkRow[] = Array.from({ length: 50 }, (_, index) => ({
  reference: `PCA-2026-${String(101 + index).padStart(4, '0')}`,
  status: STATUSES[index % 4] ?? 'in_progress',
  team: index % 5 === 4 ? 'south' : 'north',
  worker: index % 4 === 2 ? undefined : sample.SAM.id,
  dueDay: `2026-12-${String(1 + Math.floor(index / 2)).padStart(2, '0')}`,
}))

function lists(): readonly MadeCard[] {
  const list = (name: string, by: Person, more: { rows: readonly WorkRow[]; page?: number }): MadeCard => {
    const [prison] = CLOSED.prisons
    if (prison === undefined) throw new Error('The sample has no prison')
    const shown = { prison, page: 0, by, directory: CLOSED, today: sample.TODAY, ...more }
    return { name: `open-at, ${name}`, surface: 'chat', card: openAtCard(shown, 'chat') }
  }
  return [
    list('for MASH', sample.MAYA, { rows: FIFTY }),
    list('for MASH, the third page', sample.MAYA, { rows: FIFTY, page: 2 }),
    list('for an administrator', ADMIN, { rows: FIFTY }),
    list('empty', sample.TESS, { rows: [] }),
  ]
}
