/** People, teams and prisons as lists of a few lines, each with what may be done about it. */
import { type Directory, nameOf, type Prison, type Team } from '../domain/directory.ts'
import { hoursOf } from '../domain/hours.ts'
import { type Person, ROLES } from '../domain/people.ts'
import type { Line } from '../domain/why-due.ts'
import { plain, shortName } from './book-rows.ts'
import { inRows } from './button-rows.ts'
import { type Card, render, type Surface } from './render.ts'

export const LISTS = ['people', 'teams', 'prisons'] as const
export type List = (typeof LISTS)[number]

export type DirectoryShown = {
  readonly directory: Directory
  readonly list: List
  /** What was looked for, so that the next page is of the same; empty for all. */
  readonly search: string
  /** The first line to show, from 0. */
  readonly from: number
  /** What contradicts itself in the directory as it is. */
  readonly faults: readonly string[]
  readonly banner: string
}

/** As many as a phone shows without losing oneself; the rest is a press away. */
const MOST_LINES = 8

const TITLES: Readonly<Record<List, string>> = { people: 'People', teams: 'Teams', prisons: 'Prisons' }

export function directoryList(shown: DirectoryShown, surface: Surface): Card {
  const { list, faults, banner } = shown
  const items = itemsOf(shown)
  const from = shown.from < items.length ? shown.from : 0
  const page = items.slice(from, from + MOST_LINES)
  const left = items.length - from - page.length
  return render(
    'recipient-book',
    {
      title: TITLES[list],
      banner,
      lines: [
        plain(
          `${items.length} ${items.length === 1 ? 'is' : 'are'} listed${page.length < items.length ? `, ${from + 1} to ${from + page.length} here` : ''}.`,
        ),
        ...faults.slice(0, 5).map((fault) => plain(`⚠ ${fault}`)),
      ],
      rows: page,
      more: left > 0 ? `${left} more ${left === 1 ? 'comes' : 'come'} after these.` : '',
      sets: inRows(waysOn(shown, { from, left })),
    },
    surface,
  )
}

type Way = { readonly title: string; readonly verb: string }

function waysOn(
  { list, search }: DirectoryShown,
  { from, left }: { readonly from: number; readonly left: number },
) {
  const lists = LISTS.filter((other) => other !== list)
  const ways: readonly (Way & {
    readonly from?: number
    readonly only?: string
    readonly search?: string
  })[] = [
    ...(left > 0 ? [{ title: 'More', verb: 'directory', from: from + MOST_LINES }] : []),
    ...(from > 0 ? [{ title: 'Back to the first', verb: 'directory' }] : []),
    ...(search === '' ? [] : [{ title: `All ${list}`, verb: 'directory', search: '' }]),
    ...(list === 'people' ? [{ title: 'Add person', verb: 'change-person' }] : []),
    ...lists.map((other) => ({ title: TITLES[other], verb: 'directory', only: other, search: '' })),
  ]
  return ways.map((way) => ({
    style: 'default',
    holder: '',
    from: 0,
    only: list,
    search,
    reference: '',
    ...way,
  }))
}

type Row = {
  readonly heading: string
  readonly lines: readonly Line[]
  readonly sets: ReturnType<typeof inRows<RowButton>>
}
type RowButton = Way & {
  readonly style: string
  readonly holder: string
  readonly mailbox: string
  readonly id: string
}

const fits = (search: string, ...texts: readonly string[]): boolean =>
  texts.some((text) =>
    text.normalize('NFKC').toLowerCase().includes(search.normalize('NFKC').trim().toLowerCase()),
  )

const byName = <T extends { readonly name: string }>(all: readonly T[]): readonly T[] =>
  all.toSorted((one, other) => one.name.localeCompare(other.name, 'en-GB'))

function itemsOf({ directory, list, search }: DirectoryShown): readonly Row[] {
  const { people, teams, prisons } = directory
  if (list === 'people')
    return byName(people.filter(({ name, email }) => fits(search, name, email))).map((one) =>
      personRow(one, directory),
    )
  if (list === 'teams')
    return byName(teams.filter(({ id, name }) => fits(search, id, name))).map((one) =>
      teamRow(one, directory),
    )
  return byName(prisons.filter(({ code, name }) => fits(search, code, name))).map(prisonRow)
}

const button = (id: string, title: string, verb: string): RowButton => ({
  ...{ title, verb, style: 'default', holder: '', mailbox: '', id },
})

function personRow({ id, name, email, roles, teams, qualified }: Person, directory: Directory): Row {
  const ofTeams = teams.map((team) => directory.teams.find((one) => one.id === team)?.name ?? team)
  return {
    heading: '',
    lines: [
      { label: shortName(name), value: `, ${roles.map((role) => ROLES[role]).join(' and ')}` },
      plain([...ofTeams, qualified ? 'qualified' : 'not qualified'].join(' · ')),
      plain(email),
    ],
    sets: inRows([button(id, 'Change', 'change-person'), button(id, 'Leaving', 'leaving')]),
  }
}

function teamRow(team: Team, directory: Directory): Row {
  const { id, name, teamManager, deputies, districts = [] } = team
  const { from, to } = hoursOf(team)
  const manager = teamManager === 'graph' ? 'as Entra says' : nameOf(directory, teamManager)
  const standIns =
    deputies.length === 0
      ? 'no deputies'
      : `deputies ${deputies.map((one) => nameOf(directory, one)).join(', ')}`
  return {
    heading: '',
    lines: [
      { label: shortName(name), value: `, ${id}` },
      plain(`Team Manager ${manager}; ${standIns}.`),
      plain(`${from} to ${to}. Postcode districts: ${districts.join(', ') || 'none yet'}.`),
    ],
    sets: inRows([button(id, 'Change', 'change-team')]),
  }
}

function prisonRow({ code, name, closed, phone }: Prison): Row {
  return {
    heading: '',
    lines: [
      { label: shortName(name), value: `, ${code}${closed === true ? ', closed' : ''}` },
      plain(phone ?? 'No telephone number yet.'),
    ],
    sets: inRows([button(code, 'Change', 'change-prison'), button(code, 'About it', 'about-prison')]),
  }
}
