/** The buttons of a referral for whoever looks at it: the next step first, then what may come in between. */
import { EXPLANATIONS, type Progress } from '../domain/assessment.ts'
import { mayKeepLog } from '../domain/contact-rules.ts'
import { NOTING } from '../domain/contact-times.ts'
import { thingsToExplain } from '../domain/explanations.ts'
import { mayFileAgain } from '../domain/filing.ts'
import {
  mayAllocate,
  mayRead,
  mayRecordAgreement,
  maySignOff,
  mayTake,
  type Person,
} from '../domain/people.ts'
import { isAfterSending, isReleased, STILL_DUE } from '../domain/referral.ts'
import { isLostReport, mailsToSendAgain } from '../domain/send-again.ts'
import { afterButtons } from './after-buttons.ts'
import type { Shown } from './assessment-overview.ts'
import { decisionSteps } from './decision-buttons.ts'
import { mayWantMoreTime } from './nudge-buttons.ts'
import { prisonButton } from './prison-button.ts'
import { restrictionButtons } from './restriction-lines.ts'
import { safetyButtons, urgentButtons } from './safety-buttons.ts'
import { triageSteps, withdrawButton } from './triage-buttons.ts'

export type Button = {
  readonly title: string
  readonly verb: string
  readonly style: 'positive' | 'default'
  readonly key: string
}

/** The next step first, then what may be done about the due day; the way back where there is no step for this person. */
export function overviewButtons(
  shown: Shown,
  writing: boolean,
  progress: Progress,
): { readonly main: readonly Button[]; readonly side: readonly Button[] } {
  const main = [
    ...[...urgentButtons(shown), ...lostReports(shown), ...nextSteps(shown, writing, progress)],
    ...[...answers(shown), ...triageSteps(shown), ...decisionSteps(shown)],
  ]
  const side = [
    ...[...aboutItsDay(shown), ...aboutPeople(shown), ...aboutItsPapers(shown), ...aboutItsMail(shown)],
    ...prisonButton(shown),
    ...[...safetyButtons(shown), ...withdrawButton(shown), ...afterButtons(shown)],
    ...restrictionButtons(shown),
  ]
  return main.length > 0 ? { main, side } : { main: [...side, elsewhere(shown.by)], side: [] }
}

type Step = { readonly title: string; readonly verb: string }

const plain = (step: Step): Button => ({ ...step, style: 'default', key: '' })
const first = (step: Step): Button => ({ ...step, style: 'positive', key: '' })

function nextSteps(shown: Shown, writing: boolean, progress: Progress): readonly Button[] {
  const { referral, by } = shown
  if (referral.status === 'assigned_to_team')
    return [
      ...(mayTake(by, referral) ? [first({ title: 'Take it', verb: 'take' })] : []),
      ...(mayAllocate(by, referral)
        ? [
            mayTake(by, referral)
              ? plain({ title: 'Allocate', verb: 'allocate' })
              : first({ title: 'Allocate', verb: 'allocate' }),
          ]
        : []),
    ]
  if (writing) return toWrite(shown, progress)
  if (referral.status === 'signed_off' && maySignOff(by, referral))
    return [plain({ title: 'Undo the sign-off', verb: 'undo-sign-off' })]
  return referral.status === 'submitted' && mayRead(by, referral) && !mayTake(by, referral)
    ? [first({ title: 'See the sign-off', verb: 'see-sign-off' })]
    : []
}

function toWrite({ referral, assessment, today }: Shown, progress: Progress): readonly Button[] {
  const next = progress.pages.find(({ state, needed }) => needed && state !== 'done')
  const open = thingsToExplain(referral, assessment, today).filter(({ explanation }) => explanation === '')
  if (next !== undefined)
    return [
      { ...first({ title: `Go on with ${next.page.key}`, verb: 'open-page' }), key: next.page.key },
      plain({ title: 'Send to the Team Manager', verb: 'submit' }),
    ]
  if (open.length === 0) return [first({ title: 'Send to the Team Manager', verb: 'submit' })]
  return [
    { ...first({ title: `Explain ${open.length}`, verb: 'open-page' }), key: EXPLANATIONS },
    plain({ title: 'Send to the Team Manager', verb: 'submit' }),
  ]
}

/** More time was asked for, and this person is the one to answer. */
function answers({ referral, by }: Shown): readonly Button[] {
  const { moreTime, status } = referral
  if (moreTime?.stage !== 'asked' || !STILL_DUE.includes(status) || !mayAllocate(by, referral)) return []
  return [
    { ...plain({ title: 'Agree to more time', verb: 'answer-more-time' }), key: moreTime.until },
    plain({ title: 'Not supported…', verb: 'answer-more-time' }),
  ]
}

/** Who is asked: from the day on which somebody has it. */
const aboutPeople = ({ referral, by }: Shown): readonly Button[] =>
  mayKeepLog(by, referral) && NOTING.some((status) => status === referral.status)
    ? [plain({ title: 'People to ask', verb: 'people' })]
    : []

/** How many there are stands on the button: it is how people see that one has come. */
const aboutItsPapers = ({ papers = 0 }: Shown): readonly Button[] =>
  papers === 0 ? [] : [plain({ title: `Papers (${papers})`, verb: 'papers' })]

/** What may be done about the due day, and what will happen by itself. */
function aboutItsDay({ referral, by, today }: Shown): readonly Button[] {
  const { status, moreTime, holding, due } = referral
  if (isAfterSending(referral))
    // Whoever has decided has read it.
    return referral.status === 'sent' && referral.receipt === undefined && mayRecordAgreement(by, referral)
      ? [
          plain({ title: 'They have it', verb: 'note-receipt' }),
          plain({ title: 'What next', verb: 'what-next' }),
        ]
      : []
  if (!STILL_DUE.includes(status)) return []
  return [
    ...(moreTime?.stage === 'with the prison' && mayRecordAgreement(by, referral)
      ? [plain({ title: 'Record what they say', verb: 'record-agreement' })]
      : []),
    ...(due.day < today && holding === undefined && mayAllocate(by, referral)
      ? [plain({ title: 'Holding e-mail', verb: 'holding-email' })]
      : []),
    ...(mayWantMoreTime({ referral, by })
      ? [plain({ title: 'Ask for more time', verb: 'ask-more-time' })]
      : []),
    ...(mayRecordAgreement(by, referral)
      ? [plain({ title: 'The prisoner has moved', verb: 'readdress' })]
      : []),
    plain({ title: 'What next', verb: 'what-next' }),
  ]
}

/** A report that has not reached somebody comes before everything else. */
const lostReports = (shown: Shown): readonly Button[] =>
  isLost(shown) ? [first({ title: 'Send again', verb: 'send-again' })] : []

/** Nothing was done yet about a copy of the report that came back or was given up, and this person may. */
const isLost = ({ referral, by, mails = [] }: Shown): boolean =>
  mailsToSendAgain(
    by,
    referral,
    mails.filter((mail) => isLostReport(referral, mail)),
  ).length > 0

/** What else may go again, the folder, and the telephone, also after somebody has said that they have it. */
function aboutItsMail(shown: Shown): readonly Button[] {
  const { referral, by, mails = [], filing } = shown
  const mends = !isLost(shown) && mailsToSendAgain(by, referral, mails).length > 0
  const isOut = isReleased(referral)
  return [
    ...(mends ? [plain({ title: 'Send again', verb: 'send-again' })] : []),
    ...(filing?.givenUp === true && mayFileAgain(by, referral)
      ? [plain({ title: 'File it again', verb: 'file-again' })]
      : []),
    ...(isOut && mayRecordAgreement(by, referral)
      ? [plain({ title: 'Telephoned', verb: 'note-phoned' })]
      : []),
  ]
}

/** No reply is a dead end. */
const elsewhere = (by: Person): Button =>
  by.roles.includes('mash_officer')
    ? plain({ title: 'All teams', verb: 'team' })
    : plain({ title: 'My work', verb: 'my-work' })
