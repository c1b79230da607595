/** What of an inspection pack somebody may have who asks for what we hold about them, field by field, and why not the rest. */
import { NOT_SENT, PART_TWO } from './disclosure.ts'
import type { Question } from './form.ts'
import { type PartId, withoutCounts } from './inspection-pack.ts'
import { SECTIONS } from './questions.ts'
import type { Referral } from './referral.ts'
import { REFERRAL_FORM, type ReferralSection } from './referral-form.ts'

/** Why a field is left out; the sentence stands in its place. */
export const GAPS = {
  others: 'It is about somebody else.',
  partTwo: 'It belongs to part 2, or to the safety of the family, and is kept back.',
  police: 'It is police, probation or court material, which is not ours to disclose.',
  thirdParty: 'Other people or agencies said it; they decide whether it may be passed on.',
  words: 'It was written freely and may speak of others. A person reads it before it is given.',
  staff: 'A member of staff below service manager, shown by role.',
  inside: 'It is for the council’s own use.',
  unsealing: 'With it the words that are left out could be guessed.',
  names: 'It names somebody else.',
  undecided: 'Nobody has decided yet whether it may be given.',
} as const

export type Gap = keyof typeof GAPS

/** `prisoner`, `carer` and `child` are given to that person alone; `staff` as a role; `move` if it tells nothing. */
export type Rule = 'given' | 'prisoner' | 'carer' | 'child' | 'move' | Gap

type Branch = { readonly rest: Rule; readonly but: Readonly<Record<string, Rule>> }

type KeyOf<T> = T extends unknown ? keyof T : never

/** A key that is added to the referral stands here, or this does not compile. */
const REFERRAL: Readonly<Record<KeyOf<Referral>, Rule | Branch>> = {
  ...{ id: 'given', reference: 'given', version: 'given', team: 'given', status: 'given', since: 'given' },
  ...{ receivedAt: 'given', recordedAt: 'given', recordedBy: 'staff', worker: 'staff', due: 'given' },
  ...{ firstDue: 'given', submissions: 'given', submission: 'given', signed: 'given', sentAt: 'given' },
  dueChanges: {
    rest: 'words',
    but: { because: 'given', from: 'given', to: 'given', at: 'given', by: 'staff' },
  },
  moreTime: {
    rest: 'words',
    but: {
      stage: 'given',
      until: 'given',
      askedAt: 'given',
      askedBy: 'staff',
      answeredAt: 'given',
      answeredBy: 'staff',
    },
  },
  holding: 'given',
  calls: { rest: 'thirdParty', but: { who: 'given', at: 'given', by: 'staff' } },
  details: 'undecided',
  amendments: { rest: 'words', but: { at: 'given', by: 'staff' } },
  decisions: {
    rest: 'words',
    but: { outcome: 'given', at: 'given', by: 'staff', version: 'given', because: 'given' },
  },
  prisonMoves: { rest: 'words', but: { from: 'prisoner', to: 'prisoner', at: 'given', by: 'staff' } },
  contacts: 'thirdParty',
  invitations: 'partTwo',
  safety: 'partTwo',
  links: 'others',
  custody: 'thirdParty',
  childMoves: 'partTwo',
  afterRelease: 'partTwo',
  reviewOf: 'given',
  reviews: 'given',
  legalHolds: 'inside',
  inCaseSystem: 'inside',
  restriction: 'inside',
  opened: 'inside',
  view: { rest: 'words', but: { at: 'given', by: 'staff' } },
  changes: { rest: 'words', but: { at: 'given', by: 'staff' } },
  signOff: {
    rest: 'inside',
    but: { at: 'given', by: 'staff', submission: 'given', fingerprint: 'given', 'recipients.who': 'given' },
  },
  filed: 'given',
  receipt: { rest: 'words', but: { at: 'given', by: 'staff' } },
  governorsDecisions: {
    rest: 'words',
    but: {
      ...{ decidedOn: 'given', decidedBy: 'given', reviewOn: 'given', at: 'given', by: 'staff' },
      ...{ 'children.child': 'prisoner', 'children.level': 'prisoner', appeal: 'prisoner' },
    },
  },
  disagreement: 'partTwo',
  familyLetters: 'partTwo',
  closing: { rest: 'words', but: { at: 'given', by: 'staff' } },
  was: 'inside',
}

const own = (fields: string): Record<string, Rule> =>
  Object.fromEntries(
    fields.split(' ').map((each) => {
      const [field = '', rule = 'given'] = each.split(':')
      return [field, rule as Rule]
    }),
  )

/** The fields of the other parts; `answers` of a page go by their questions. */
const RECORDS: Readonly<Record<Exclude<PartId, 'referral'>, Readonly<Record<string, Rule>>>> = {
  pages: own('key version savedBy:staff savedAt copied:inside'),
  reports: own('submission signed child part fileName words pages filedAt:inside'),
  papers: own('id:inside reference kind:police name:thirdParty type size sha256 receivedOn by:staff at'),
  notices: own(
    'key:inside reference event:move to:inside by:inside what:inside version person:staff status dispatchId:inside attempts promisedAt triedAt doneAt fault:inside',
  ),
  deliveries: own('notice:inside kind at messageId:inside conversationId:inside'),
  nudges: own('reference name:inside occasion:inside to:staff status quiet:inside at'),
  snoozes: own('person:staff until at'),
  looks: own('at who:staff what'),
  audit: own(
    'line at reference who:staff what:move version from to reason:words reasonHash reasonSalt:unsealing previousHash hash',
  ),
}

/** Moves and events that tell nothing of safety, police, other agencies or the family. Any other is left out. */
export const PLAIN_MOVES: readonly string[] = [
  ...['record', 'assign', 'amend', 'askInformation', 'redirect', 'linkDuplicate', 'logOnly', 'withdraw'],
  ...[
    'take',
    'allocate',
    'start',
    'save page',
    'submit',
    'askForChanges',
    'passOn',
    'signOff',
    'undoSignOff',
  ],
  ...['release', 'confirmSent', 'noteReceipt', 'noteFiled', 'recordDecision', 'close', 'startReview'],
  ...['askMoreTime', 'agreeMoreTime', 'declineMoreTime', 'recordAgreement', 'recordRefusal', 'correctDue'],
  ...['followCalendar', 'sendHolding', 'attach paper', 'read paper', 'ask for export', 'fetch export'],
  ...['recorded', 'received', 'assigned', 'taken', 'allocated', 'started', 'submitted', 'changesAsked'],
  ...[
    'signedOff',
    'signOffUndone',
    'released',
    'sent',
    'filed',
    'moreTimeAsked',
    'moreTimeAgreed',
    'holdingSent',
  ],
]

/** By question, so that one that is added has its rule at once. */
const ofQuestion = ({ id, kind, confidential, secret }: Question, whose: Rule): Rule => {
  if (confidential === true || secret !== undefined) return 'partTwo'
  if (Object.hasOwn(PART_TWO, id)) return POLICE.includes(id) ? 'police' : 'partTwo'
  if (NOT_SENT.includes(id)) return 'inside'
  if (POLICE.includes(id)) return 'police'
  return kind === 'long text' ? 'words' : whose
}

const POLICE: readonly string[] = [
  ...['openInvestigation', 'mayProceed', 'investigationNote', 'courtContactSays'],
  ...['pprcStatus', 'mappaLevel', 'registeredOffender', 'isVictimOfPrisoner'],
]

/** Of the request: what the prison wrote is a fact about the request; who wrote it is a third person. */
const REQUEST: Readonly<Record<string, Rule>> = own(
  'requestType requestSource receivedOn channel dateOfLetter requestedDueDate requesterName:thirdParty requesterRole requesterEmail:thirdParty requesterPhone:thirdParty prisonReference statedQuestions levelAsked homeAuthorityOk:partTwo otherAuthority:partTwo safeToContactFamily:partTwo',
)

const DETAILS: Readonly<Record<string, (id: string) => Rule | undefined>> = {
  request: (id) => REQUEST[id],
  prisoner: (id) => inForm(REFERRAL_FORM.prisoner, id, 'prisoner'),
  children: (id) => inForm(REFERRAL_FORM.child, id, 'child'),
  carer: (id) =>
    id === 'othersWithParentalResponsibility' ? 'others' : inForm(REFERRAL_FORM.carer, id, 'carer'),
}

function inForm({ questions }: ReferralSection, id: string, whose: Rule): Rule | undefined {
  const question = questions.find((each) => each.id === id)
  return question === undefined ? undefined : ofQuestion(question, whose)
}

const WHOSE: Readonly<Record<string, Rule>> = { B: 'carer', C: 'prisoner' }

/** Of an answer on a page: `X` holds explanations, which are written freely. */
function ofAnswer(key: string, id: string): Rule | undefined {
  const section = SECTIONS.find((each) => key.startsWith(each.id))
  const question = section?.questions.find((each) => each.id === id)
  if (section === undefined) return key.startsWith('X') ? 'words' : undefined
  if (question === undefined) return undefined
  return ofQuestion(question, section.perChild ? 'child' : (WHOSE[section.id] ?? 'others'))
}

/** The rule of a field; undefined where nobody has decided. `key` is the page, for an answer. */
export function ruleFor(part: PartId, field: string, key = ''): Rule | undefined {
  const path = withoutCounts(field)
  const [top = '', second = '', ...rest] = path.split('.')
  if (part === 'pages' && top === 'answers') return ofAnswer(key, second)
  if (part === 'pages' && top === 'copied') return 'inside'
  if (part !== 'referral') return RECORDS[part][path]
  if (top === 'details') return rest.length === 0 ? 'inside' : DETAILS[second]?.(rest.join('.'))
  const rule = Object.hasOwn(REFERRAL, top) ? REFERRAL[top as KeyOf<Referral>] : undefined
  if (rule === undefined || typeof rule === 'string') return rule
  return rule.but[path.slice(top.length + 1)] ?? rule.rest
}

/** What of the referral nobody is given at all: it stands as a gap whether there is anything or not. */
export const NEVER_GIVEN: readonly (readonly [string, Gap])[] = Object.entries(REFERRAL).flatMap(
  ([key, rule]) =>
    typeof rule === 'string' && isGap(rule) && rule !== 'staff' && key !== 'details'
      ? [[key, rule] as const]
      : [],
)

export function isGap(rule: Rule): rule is Gap {
  return Object.hasOwn(GAPS, rule)
}
