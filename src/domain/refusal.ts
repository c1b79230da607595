/** Every reason to say no, with the sentence the person reads. Nothing is refused in other words than these. */
import { CHANGE_REFUSALS } from './change-refusals.ts'
import { DECISION_REFUSALS } from './decision-refusals.ts'
import { DIRECTORY_REFUSALS } from './directory-refusals.ts'
import { EXPORT_REFUSALS } from './export-refusals.ts'
import { FAMILY_LETTER_REFUSALS } from './family-letter-refusals.ts'
import { MEMBERSHIP_REFUSALS } from './membership-refusals.ts'
import { PAPER_REFUSALS } from './paper-refusals.ts'
import { RESTORED_REFUSALS } from './restored-refusals.ts'
import { RESTRICTION_REFUSALS } from './restriction-refusals.ts'
import { RETENTION_REFUSALS } from './retention-refusals.ts'
import { STATISTICS_REFUSALS } from './statistics-refusals.ts'
import { UPGRADE_REFUSALS } from './upgrade-refusals.ts'

export const REFUSALS = {
  ...CHANGE_REFUSALS,
  ...DIRECTORY_REFUSALS,
  ...EXPORT_REFUSALS,
  ...MEMBERSHIP_REFUSALS,
  ...PAPER_REFUSALS,
  ...STATISTICS_REFUSALS,
  ...RESTORED_REFUSALS,
  ...RESTRICTION_REFUSALS,
  ...RETENTION_REFUSALS,
  ...DECISION_REFUSALS,
  ...FAMILY_LETTER_REFUSALS,
  ...UPGRADE_REFUSALS,
  notMashOfficer:
    'Only a MASH officer can record a referral. If you have a new request, please pass it to MASH.',
  notInDirectory:
    'I do not know you yet, so I cannot show you anything. Please ask your administrator to add you to the directory.',
  unknownReference: 'I cannot find that reference among those you may see. Please check the number.',
  notForYou: 'I cannot find that reference among those you may see. Please check the number.',
  notSocialWorkerOfTeam: 'Only a social worker of the team that has this referral can do that.',
  notTeamManager: 'Only the Team Manager of this team, or the deputy, can do that.',
  notAdministrator: 'Only an administrator can see that. Please ask yours.',
  notQualified:
    'Only someone who is social-work qualified can sign off a report. Please ask the Team Manager or a qualified deputy.',
  author:
    'You wrote part of this report, so somebody else must sign it off. Please ask the deputy or another Team Manager.',
  stale: 'This card is out of date. Here is how it stands now.',
  notTaken: 'Nobody has this referral yet. Press “Take it” first, so that the team knows it is you.',
  alreadyTaken: 'This referral has been taken already. Here is how it stands now.',
  notAWorkerOfTeam: 'Please choose a social worker of this team.',
  notNow: 'That cannot be done at this stage. Here is how it stands now.',
  sentIn:
    'This assessment is with the Team Manager, so it cannot be changed. If something is wrong, ask the Team Manager to ask for changes.',
  otherVersion: 'The report has changed since this card was made. Please read the newest one first.',
  notComplete: 'Some answers are still missing, so nothing was sent in. Everything you wrote is kept.',
  reasonNeeded: 'Please say what should change, so that the social worker knows what to do.',
  heldForPolice:
    'The police have asked us to wait, so the report cannot be sent yet. The due date stays: tell the prison only that we need longer.',
  noApprovedAddress:
    'There is no approved address for the prison, so the report cannot be sent. Please ask your administrator.',
  addressNotVerified:
    'Nobody has checked this address for six months, so nothing was signed. Please telephone them, then tick the box or add “address checked”.',
  tooLargeToSend:
    'The reports are larger than one e-mail may be (3 MB), so nothing was sent. Please undo the sign-off and ask for a shorter report.',
  addressInPartOne:
    'Part 1, which the prisoner may read, seems to hold something that must never reach the prisoner. Please take it out first.',
  undoOver:
    'The time to undo is over: the e-mails are on their way. If something is wrong, please telephone the prison now.',
  reportsChanged: 'The reports are not word for word those that were signed off, so nothing was sent.',
  noTeamManager:
    'I cannot find a Team Manager to sign this off. Nothing was sent in. Please ask your administrator to set one for the team.',
  managerNotKnown:
    'I could not ask Microsoft just now who your Team Manager is. Nothing was sent in, and everything you wrote is kept. Please try again in a few minutes.',
  moreTimeAsked: 'More time has been asked for already. Here is how it stands now.',
  nothingAsked: 'Nobody is waiting for an answer about more time. Here is how it stands now.',
  notLater: 'Please choose a day after today, and after the day it is due.',
  notAWorkingDay:
    'That day is a weekend, a bank holiday or a day the council is closed. Please choose a working day.',
  holidaysNotKnown:
    'The bank holidays of that year are not known yet, so I cannot take that day. Please choose an earlier one, and tell your administrator.',
  notThatDay: 'Please choose another day than the one it is due, not in the past.',
  whyNotNeeded: 'Please say why not, so that the social worker knows what to do instead.',
  whyCorrectNeeded: 'Please say why the date was wrong. Those who look at it later will read it.',
  agreementNeedsWho:
    'Please say who agreed (name and role), and how they said so. Without that the date stays.',
  agreedInFuture: 'The day on which they agreed cannot be in the future.',
  onlyMashCorrects:
    'Only MASH can correct the date. If you need longer, ask for more time: the prison has to agree to it.',
  notLate: 'The report is not late, so there is nothing to apologise for. You can ask for more time instead.',
  holdingSent: 'The prison has been told already that this report is late.',
  noRequesterAddress:
    'I have no approved address for whoever asked, so I cannot write to them. Please telephone, and write down what was said.',
  notPastDue: 'A nudge can wait until the due day at the latest. Please choose an earlier day.',
  snoozeOverdue: 'The report is late, so this cannot wait any longer. You can ask for more time.',
  dayIsOver: 'That day is over already. Please write the last day on which you are away.',
  dayNotUnderstood: 'I did not understand the day. Please write it like 18 December or 18/12/2026.',
  notToSendAgain:
    'Only the social worker who has this referral, or a manager of the team, can send that e-mail again.',
  neverSent: 'No such e-mail was sent for this referral, so there is nothing to send again.',
  onItsWay:
    'That e-mail is on its way or was accepted, and it has not come back. The same e-mail is not sent twice: please telephone and ask whether they have it.',
  againReasonNeeded: 'Please say why it goes again. Those who look at it later will read it.',
  phonedNeedsWho: 'Please say whom you spoke to, and when.',
  notToFileAgain:
    'Only the social worker who has this referral, a manager of the team or an administrator can have its reports filed again.',
  nothingToFile: 'No signed report has gone out for this referral, so there is nothing to file again.',
  filedAlready: 'The signed reports are in the team’s folder already, so there is nothing to file again.',
  filingOnItsWay:
    'The signed reports are on their way to the team’s folder already. There is nothing more to do now.',
  onlyAdministrators: 'Only an administrator can change the recipient book.',
  notToCheckAddresses: 'An address is checked by an administrator, a MASH officer or a manager of a team.',
  noSuchMailbox: 'There is no such mailbox with an address that two people have checked.',
  noSuchHolder: 'I do not know that prison or council. “addresses” lists everybody I know.',
  addressRefused: 'No report may go to that address.',
  notSecureMail: 'A secure mail address ends with .cjsm.net. Please look at it again.',
  sameAddress: 'That address is in use already. If you have checked it again, please say so instead.',
  addressWaits:
    'Another address for that mailbox waits to be checked. Please let a second person check it, or withdraw it first.',
  holderNeedsName: 'I do not know it yet. Please add its name.',
  holderClosed: 'It is closed. Please say that it is open again first.',
  nothingToCheck: 'There is no such address any more. “addresses” shows how they stand now.',
  ownAddress:
    'You entered this address, so another person has to check it: one to enter, one to ring. That is how wrong addresses are caught.',
  notAsEntered:
    'That is not what was entered, so nothing changed. Please have it spelt again. If you heard it right, ask an administrator to enter it anew.',
  notAsInUse:
    'That is not the address in use, so nothing changed. Please have it spelt again. If you heard it right, ask an administrator to enter the new one.',
  howCheckedNeeded: 'Please say whom you rang, on which number, and where you have the number from.',
  whyWithdrawnNeeded: 'Please say why nothing may go there any more.',
  whyClosedNeeded: 'Please say how you know, and since when.',
  ladoNeedsAddress:
    'Every report goes to the LADO as well, so one address must stay. Please enter the new one, and let a second person check it.',
  addressChanged:
    'An address was changed after this was signed, so nothing was sent. Please undo the sign-off, look at the addresses, and sign off again.',
  samePrison: 'The referral is with that prison already.',
  whoSaidMovedNeeded: 'Please say who told you, and when.',
  undoFirst:
    'This has been signed for the prison it names. Please ask the Team Manager to undo the sign-off first, so that the report can name the new one.',
  reportIsGone:
    'The sending has begun, and the report names the prison it was signed for. Please telephone the prison that has the prisoner now.',
  notInTriage:
    'Somebody has begun with this, or it is over, so MASH can no longer decide about it. It can still be withdrawn.',
  noSuchTeam: 'I do not know that team. Please choose it from the list.',
  teamHasIt: 'That team has it already.',
  notCompleteForTeam: 'A team needs a little more before it can begin. These are still open.',
  triageNeedsReason: 'Please say why, in a few words. Those who look at it later will read it.',
  nothingMissing: 'Please tick what is missing, or write what you need to know.',
  authorityNeedsName: 'Please say which authority it belongs to.',
  noSuchOriginal: 'I cannot find the other referral. Please give its reference, and not this one’s.',
  duplicateOfDuplicate:
    'That one is itself marked as the same as another. Please link this to the first of them.',
  notToTriage: 'Only a MASH officer can decide what becomes of a request.',
  nothingToWithdraw: 'This is over, or the report is being sent, so there is nothing left to withdraw.',
  letterHoldsSecret:
    'This goes outside, and it seems to hold something that must never reach the prisoner. Please take this out first.',
  notToWithdraw: 'Only MASH or a manager of the team can withdraw a referral.',
  undoSignOffFirst: 'The report is signed. Please undo the sign-off first.',
  nothingToUndo: 'There is no decision here that can be undone.',
  shortViewNeedsText: 'Please write the view: it is what the prison will read.',
  notToSignShortView: 'A short view is signed by a manager who is social-work qualified.',
  ownShortView: 'You wrote this short view, so another manager has to look at it.',
  safetySame: 'That is how it stands already, so nothing was changed.',
  whySafeNeeded: 'Please say who decided it, how and when. Those who look at it later will read it.',
  heldAlready: 'Sending is held for the police already. Here is how it stands now.',
  notHeld: 'Sending is not held for the police, so there is nothing to lift.',
  heldByAnswer:
    'Section C still says that the police ask us to wait. Please have that answer changed as well: until then nothing is sent.',
  whyHeldNeeded: 'Please say who in the police said so, how and when. It stays with us.',
  concernTold:
    'The managers have been told already, and nobody has pressed “I have seen it” yet. Please do not wait: telephone your manager.',
  noOpenConcern: 'There is no safeguarding concern here that waits to be seen.',
  ownConcern: 'You raised this concern, so another manager has to take it up.',
  shortNotFitting:
    'A short report is for a carer who refuses, or a family that may not be contacted. Neither is recorded here.',
  shortAlready: 'That is how the report stands already, so nothing was changed.',
  whyShortNeeded: 'Please say why. The Team Manager reads it, and so does the prison in part 2.',
  noSuchContact:
    'I cannot find that person in the list, or the list is full. “people” with the reference shows it as it stands.',
  repliedAlready:
    'They have replied already. To ask something more, choose them once more as somebody new; to mend the note, note it again.',
  askedThatDay: 'That they were asked on that day in that way is written down already.',
  dayIsAhead: 'That day is still to come. Please give the day on which it was.',
  noContactAddress:
    'I have no approved address for them, so I cannot e-mail them. Please choose a letter to print.',
  contactWordsNeeded: 'Please write in a sentence or two what they said, or why.',
  repliedBeforeAsked: 'They were asked after that day. Please look at the day again.',
  familyMayNotBeInvited:
    'The family may not be contacted about this now, so there is no letter to them. The card of the referral says why, and who may change it.',
  notSilentYet: 'They have not been asked, or still have time to answer. Please wait for that day.',
  notedAlready: 'That is noted already. Here is how it stands now.',
  linkToItself: 'That is the same referral twice. Please give the reference of the other one.',
  linkNotedAlready: 'That is noted already, so nothing was changed.',
  unknownSection: 'There is no such section. The sections are A to H, and J for a child in care.',
} as const satisfies Record<string, string>

export type RefusalCode = keyof typeof REFUSALS

/** The expected no. `more` names what exactly is wrong, for the one person who asked. */
export type Refusal = {
  readonly refused: RefusalCode
  readonly say: string
  readonly more: readonly string[]
}

export const refuse = (code: RefusalCode, more: readonly string[] = []): Refusal => ({
  refused: code,
  say: REFUSALS[code],
  more,
})

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'refused' in value && 'say' in value
