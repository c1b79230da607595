/** One request for whoever decides what becomes of it: what is known, what is missing, the team, who it may be again. */

import { sayTurnsEighteen } from '../domain/ages.ts'
import type { Directory } from '../domain/directory.ts'
import { nameOf, prisonByCode, teamById } from '../domain/directory.ts'
import { type Answers, answerOf, sayAnswer } from '../domain/form.ts'
import { ageOn, type Day, dayOf, isDay, sayDay } from '../domain/moment.ts'
import type { Person } from '../domain/people.ts'
import { type Referral, STATUSES } from '../domain/referral.ts'
import { questionsOf } from '../domain/referral-faults.ts'
import type { Proposal } from '../domain/team-proposal.ts'
import { decisionOf } from '../domain/triage.ts'
import { mayUndoTriage } from '../domain/triage-rules.ts'
import type { Line } from '../domain/why-due.ts'
import { inRows } from './button-rows.ts'
import { labelled } from './explained.ts'
import { type Card, render, type Surface } from './render.ts'
import { summaryOf } from './summary.ts'
import { outcomeButtons, type TriageButton } from './triage-buttons.ts'
import { sayWaited } from './triage-list.ts'

export type TriageShown = {
  readonly referral: Referral
  readonly proposal: Proposal | undefined
  readonly missing: readonly string[]
  readonly faults: readonly string[]
  readonly related: readonly {
    readonly hit: { readonly how: string; readonly certain: boolean; readonly role: 'prisoner' | 'child' }
    readonly referral: Referral
  }[]
  readonly papers: number
  readonly directory: Directory
  readonly today: Day
  readonly by: Person
  /** A line that must be read first. */
  readonly banner: string
}

/** As many as fit beside everything else. */
const MOST = { related: 5, faults: 6, children: 8 } as const
const LONGEST = 600

export function triageCard(shown: TriageShown, surface: Surface): Card {
  const { referral, proposal, missing, faults, related, directory, by, banner } = shown
  const { reference } = referral
  const team = proposal && teamById(directory, proposal.team)
  const mayPropose = faults.length === 0 && team !== undefined && team.id !== referral.team
  const hidden = related.length - MOST.related
  return render(
    'triage',
    {
      title: `${reference}: ${STATUSES[referral.status]}`,
      ...{ reference, banner },
      lines: [...aboutIt(shown), ...aboutPeople(shown)].map(labelled),
      prompts: sayTurnsEighteen(referral.details, referral.due.day).map((line) => ({ line })),
      missing: missing.length === 0 ? '' : `${missing.join('; ')}.`,
      faultsTitle: faults.length === 0 ? '' : 'Before a team can have it, our form still needs:',
      faults: short(faults, MOST.faults),
      proposal:
        team === undefined ? 'Nothing tells which team it is for: please choose.' : (proposal?.because ?? ''),
      propose: mayPropose
        ? [{ reference, team: team.id, title: `Give it to ${team.name}`, why: proposal?.because ?? '' }]
        : [],
      relatedTitle: related.length === 0 ? '' : 'May be about the same people',
      related: related.slice(0, MOST.related).map((one) => ({
        ...{ reference, other: one.referral.reference },
        how: sayHow(one, directory),
      })),
      moreRelated: hidden > 0 ? `and ${hidden} more` : '',
      sets: inRows(outcomeButtons({ referral, by, mayUndo: mayUndoTriage(by, referral) })).map(
        withReference(shown),
      ),
    },
    surface,
  )
}

const withReference =
  ({ referral: { reference } }: TriageShown) =>
  ({ buttons }: { readonly buttons: readonly TriageButton[] }) => ({
    buttons: buttons.map((button) => ({ ...button, reference })),
  })

function short(lines: readonly string[], most: number): readonly { readonly line: string }[] {
  const hidden = lines.length - most
  const all = [...lines.slice(0, most), ...(hidden > 0 ? [`and ${hidden} more`] : [])]
  return all.map((line) => ({ line: `• ${cut(line)}` }))
}

const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text)

function aboutIt({ referral, papers, directory, today }: TriageShown): readonly Line[] {
  const { due, timeLeft } = summaryOf(referral, directory, today)
  const { request } = referral.details
  const asked = decisionOf(referral)?.asked
  const said = (id: string): string => inWords(directory, { page: 'request', id }, request)
  const who = [said('requestSource'), answerOf(request, 'requesterName'), answerOf(request, 'requesterRole')]
  return [
    { label: 'Due', value: `${due} (${timeLeft})` },
    { label: 'Waits', value: sayWaited(referral, today, directory.council) },
    { label: 'From', value: cut(who.filter((part) => part !== '').join(', ')) },
    { label: 'Asked for', value: [said('requestType'), said('levelAsked')].filter(Boolean).join(' · ') },
    ...(papers === 0 ? [] : [{ label: 'Papers', value: String(papers) }]),
    ...(referral.status === 'needs_information' && asked !== undefined
      ? [{ label: 'We asked for', value: cut([...asked.items, asked.words].filter(Boolean).join('; ')) }]
      : []),
    ...('view' in referral
      ? [
          {
            label: 'Short view',
            value: `by ${nameOf(directory, referral.view.by)}, ${sayDay(dayOf(referral.view.at))}: “${cut(referral.view.text)}”`,
          },
        ]
      : []),
  ]
}

/** Whoever decides has to know whom it is about; this card is for their own chat alone. */
function aboutPeople({ referral, directory, today }: TriageShown): readonly Line[] {
  const { prisoner, children } = referral.details
  const prison = prisonByCode(directory, answerOf(prisoner, 'prisonCode'))
  const list = (...parts: readonly string[]): string => cut(parts.filter((part) => part !== '').join(', '))
  const hidden = children.length - MOST.children
  return [
    {
      label: 'Prisoner',
      value: list(answerOf(prisoner, 'fullName'), answerOf(prisoner, 'prisonNumber'), prison?.name ?? ''),
    },
    ...children.slice(0, MOST.children).map((child, index) => ({
      label: children.length > 1 ? `Child ${index + 1}` : 'Child',
      value: list(
        answerOf(child, 'fullName'),
        ageOf(child, today),
        inWords(directory, { page: 'child', id: 'knownToSocialCare' }, child),
      ),
    })),
    ...(hidden > 0 ? [{ label: 'Children', value: `and ${hidden} more` }] : []),
  ]
}

function ageOf(child: Answers, today: Day): string {
  const born = answerOf(child, 'dateOfBirth')
  if (!isDay(born)) return ''
  return born <= today ? `${ageOn(born, today)}, born ${sayDay(born)}` : `due ${sayDay(born)}`
}

function inWords(
  directory: Directory,
  { page, id }: { readonly page: 'request' | 'child'; readonly id: string },
  answers: Answers,
): string {
  const question = questionsOf(directory, page).find((one) => one.id === id)
  return question === undefined ? '' : sayAnswer(question, answerOf(answers, id))
}

/** `same prison number · being assessed · North locality team`. */
function sayHow({ hit, referral }: TriageShown['related'][number], directory: Directory): string {
  const whose = hit.how === 'prison number' ? '' : ` of the ${hit.role}`
  const how = hit.certain ? `the same ${hit.how}${whose}` : `perhaps: ${hit.how}${whose}`
  const team = teamById(directory, referral.team)?.name
  return [how, STATUSES[referral.status], ...(team === undefined ? [] : [team])].join(' · ')
}
