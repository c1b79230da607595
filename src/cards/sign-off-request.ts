/** For the Team Manager with four minutes: the four answers, what needs an eye, the reports, two buttons. */
import type { Absence } from '../domain/absence.ts'
import { addresseesOf } from '../domain/address-check.ts'
import { sayTurnsEighteen } from '../domain/ages.ts'
import { sectionAnswers } from '../domain/assessment.ts'
import { checkReport } from '../domain/checks.ts'
import { type Directory, nameOf, teamById } from '../domain/directory.ts'
import { answerOf } from '../domain/form.ts'
import { sayLevel } from '../domain/levels.ts'
import { type LinkedChildren, NOBODY_LINKED } from '../domain/linked-children.ts'
import { type Day, sayMoment } from '../domain/moment.ts'
import type { PersonId } from '../domain/people.ts'
import { pagesFor } from '../domain/questions.ts'
import type { Recipient, Referral, SignedOff, Submitted } from '../domain/referral.ts'
import { writeReports } from '../domain/report.ts'
import type { ReportInput } from '../domain/report-matter.ts'
import { escortLine, sayOf } from '../domain/report-part-one.ts'
import { goesTo } from './goes-to.ts'
import { FEW_LINKED, linkedParts } from './linked-children.ts'
import { sayPassedOn } from './passed-on.ts'
import { type Card, render, type Surface } from './render.ts'
import { summaryOf } from './summary.ts'

export type Link = { readonly child: number; readonly part: number; readonly url: string }

export type Request = {
  readonly referral: Submitted
  readonly input: ReportInput
  readonly links: readonly Link[]
  readonly directory: Directory
  readonly today: Day
  readonly absences: readonly Absence[]
  readonly reader: PersonId
  /** Other children linked to the prisoner: agreeing for one may be read as a precedent. */
  readonly linked?: LinkedChildren
  readonly stamp: string
  /** A refusal, shown above the buttons; what was typed comes back with it. */
  readonly problem: string
  readonly reason: string
}

export function signOffRequest(request: Request, surface: Surface): Card {
  const { referral, input, directory, links, today } = request
  const { submission } = referral
  const checks = checkReport(input, addresseesOf(referral.details, directory) !== undefined)
  const fileNames = writeReports(input).map(({ fileName }) => fileName)
  const passed = checks.filter((check) => check.passed)
  const look = checks.filter((check) => !check.passed)
  const count = referral.details.children.length
  const many = count > 1
  return render(
    'sign-off-request',
    {
      ...summaryOf(referral, directory, today),
      standing: `Version ${submission.number}, sent in by ${nameOf(directory, submission.by)} on ${sayMoment(submission.at)}`,
      passedOn: sayPassedOn(submission, request),
      checksSummary: `${passed.length} checks passed, ${look.length} ${look.length === 1 ? 'needs' : 'need'} your eye`,
      look: look.map((check) => ({ say: short(check.look, SHORT) })),
      passed: passed.map((check) => ({ say: check.say })),
      children: referral.details.children.map((_, index) => ({
        title: many ? `Child ${index + 1}` : 'The four answers',
        answers: answersOf(input, index + 1, count),
        links: linksOf(links, index + 1, count),
      })),
      prompts: sayTurnsEighteen(referral.details, referral.due.day).map((line) => ({ line })),
      ...linkedParts(
        referral.reference,
        request.linked ?? NOBODY_LINKED,
        count >= BRIEF_FROM ? FEW_LINKED : undefined,
      ),
      note: noteOn(links, count, isWithoutFolder(referral, directory)),
      ...goesTo(referral, fileNames, request),
      reason: request.reason,
      stamp: request.stamp,
      sections: pagesFor(referral.details.children).map(({ key, section, child }) => ({
        key,
        title: `${section.id}. ${section.title}${many && child !== undefined ? `, child ${child}` : ''}`,
      })),
      problem: request.problem,
      canAct: true,
      submission: submission.number,
      fingerprint: submission.fingerprint,
    },
    surface,
  )
}

/** From so many children on, the card holds the heads of the answers alone, and then no links: Teams takes no more. */
const BRIEF_FROM = 7
const NO_LINKS_FROM = 13

const linksOf = (links: readonly Link[], child: number, count: number) =>
  count >= NO_LINKS_FROM
    ? []
    : links
        .filter((link) => link.child === child)
        .map(({ part, url }) => ({ title: `Part ${part}`, tooltip: `Child ${child}, part ${part}`, url }))

const isWithoutFolder = ({ restriction, team }: Referral, directory: Directory): boolean =>
  restriction !== undefined && teamById(directory, team)?.restrictedFolder === undefined

function noteOn(links: readonly Link[], count: number, isRestricted: boolean): string {
  if (links.length === 0 && isRestricted)
    return 'It is restricted, and its team has no folder for that: please read the sections here.'
  if (links.length === 0)
    return 'The draft reports could not be put in the team’s folder yet. You will get this card again.'
  return count >= NO_LINKS_FROM
    ? 'The reports of so many children are in the team’s folder, not on this card.'
    : ''
}

function answersOf(
  input: ReportInput,
  child: number,
  count: number,
): readonly { label: string; value: string }[] {
  const matter = { ...input, relationship: () => '', legalStatus: () => '' }
  const say = sayOf(matter, child)
  const level = answerOf(sectionAnswers(input.assessment, 'G', child), 'recommendedLevel')
  if (count >= BRIEF_FROM)
    return [
      { label: '(b) In the child’s best interests', value: say('G', 'inBestInterests') },
      { label: '(c) Level', value: sayLevel(level) },
      { label: '(d) Adult to go with the child', value: short(escortLine(matter, child), 120) },
    ]
  const room = Math.min(SHORT, Math.floor(ALL_ANSWERS / count))
  return [
    { label: '(a) Circumstances', value: say('G', 'circumstances') },
    {
      label: '(b) In the child’s best interests',
      value: `${say('G', 'inBestInterests')}. ${say('G', 'bestInterestsReasons')}`,
    },
    {
      label: '(c) Level',
      value: [sayLevel(level), say('G', 'conditions')].filter((part) => part !== '').join('. '),
    },
    { label: '(d) Adult to go with the child', value: escortLine(matter, child) },
    { label: 'Look at it again', value: say('G', 'reviewAgainOn') || 'no day given' },
  ].map(({ label, value }) => ({ label, value: short(value, room) }))
}

/** The whole text is in the report; the card must stay small enough for Teams. */
const SHORT = 600
/** For one of the long answers, over all children. */
const ALL_ANSWERS = 2400
const short = (text: string, room: number): string =>
  text.length > room ? `${text.slice(0, room)}… (the rest is in part 1)` : text

const sayRecipients = (recipients: readonly Recipient[]): readonly { line: string }[] =>
  recipients.map(({ name, email }) => ({ line: `${name} – ${email}` }))

/** After the press: until when it can be undone, and to whom it goes. */
export const signedOffCard = (referral: SignedOff, canUndo: boolean, surface: Surface): Card =>
  render(
    'signed-off',
    {
      title: `Signed off: ${referral.reference}`,
      line: `The e-mails go on ${sayMoment(referral.signOff.releaseAt)}. Until then you can undo it.`,
      recipients: sayRecipients(referral.signOff.recipients),
      canUndo,
      reference: referral.reference,
      version: referral.version,
    },
    surface,
  )
