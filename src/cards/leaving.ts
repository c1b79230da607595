/** What is open with somebody who leaves, and the way to hand each of it over. By reference alone: no family is named. */
import { type Directory, teamById } from '../domain/directory.ts'
import { sayMoment } from '../domain/moment.ts'
import type { Person } from '../domain/people.ts'
import { type Referral, STATUSES } from '../domain/referral.ts'
import { plain, shortName } from './book-rows.ts'
import { inRows } from './button-rows.ts'
import { type Card, render, type Surface } from './render.ts'

export type LeavingShown = {
  readonly leaver: Person
  readonly referrals: readonly {
    readonly reference: string
    readonly referral: Referral
    readonly work: boolean
    readonly sign: boolean
    readonly named?: boolean
    /** Why it has to stay; empty where somebody can have it. */
    readonly stuck: string
  }[]
  readonly drafts: readonly { readonly kind: 'referral' | 'section'; readonly updatedAt: string }[]
  readonly manages: readonly string[]
  readonly standsIn: readonly string[]
  readonly mayEnd: boolean
  readonly directory: Directory
  readonly banner: readonly string[]
}

const MOST_LINES = 12

export function leavingCard(shown: LeavingShown, surface: Surface): Card {
  const { leaver, referrals, drafts, manages, standsIn, mayEnd, directory, banner } = shown
  const page = referrals.slice(0, MOST_LINES)
  const newOnes = drafts.filter(({ kind }) => kind === 'referral')
  const ways = [
    ...(referrals.length + newOnes.length > 0 ? [{ title: 'Hand over', verb: 'hand-over' }] : []),
    ...(mayEnd ? [{ title: 'End their access', verb: 'end-access' }] : []),
    { title: 'Look again', verb: 'leaving' },
  ]
  return render(
    'recipient-book',
    {
      title: 'Somebody leaves',
      banner: banner[0] ?? '',
      lines: [
        ...banner.slice(1).map(plain),
        { label: shortName(leaver.name), value: `: ${sayCount(referrals.length)}` },
        ...manages.map((team) =>
          plain(`Manages ${team}: whoever ends their access names the next Team Manager.`),
        ),
        ...standsIn.map((team) => plain(`Stands in for the Team Manager of ${team}: that ends by itself.`)),
        ...newOnes.map(({ updatedAt }) =>
          plain(
            `A form of a new referral that is not finished, ${sayMoment(updatedAt)}: it can go to a MASH officer.`,
          ),
        ),
        ...(drafts.length > newOnes.length
          ? [
              plain(
                'What they typed into an assessment and did not save cannot go to anybody: please ask them to save it.',
              ),
            ]
          : []),
      ],
      rows: page.map(({ reference, referral, work, sign, named, stuck }) => ({
        heading: '',
        lines: [
          {
            label: reference,
            value: `, ${teamById(directory, referral.team)?.name ?? ''}: ${STATUSES[referral.status]}`,
          },
          plain(
            [
              ...(work ? ['They have the work.'] : []),
              ...(sign ? ['They are asked to sign.'] : []),
              ...(named ? ['It is restricted, and they are named.'] : []),
            ].join(' '),
          ),
          ...(stuck === '' ? [] : [plain(`⚠ It has to stay for now: ${stuck}`)]),
        ],
        sets: inRows(
          stuck === ''
            ? [
                {
                  ...{ title: 'Hand it over', verb: 'hand-over', style: 'default', holder: reference },
                  ...{ mailbox: '', id: leaver.id },
                },
              ]
            : [],
        ),
      })),
      more: referrals.length > page.length ? `${referrals.length - page.length} more come after these.` : '',
      sets: inRows(
        ways.map((way) => ({
          style: 'default',
          holder: leaver.id,
          from: 0,
          only: '',
          search: '',
          reference: '',
          ...way,
        })),
      ),
    },
    surface,
  )
}

function sayCount(count: number): string {
  if (count === 0) return 'no referral is open with them.'
  return count === 1 ? '1 referral is open with them.' : `${count} referrals are open with them.`
}
