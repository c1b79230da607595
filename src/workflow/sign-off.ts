/** The gate: send in, ask for changes, sign off, undo. Each is one transaction around one rule. */

import { addresseesOf } from '../domain/address-check.ts'
import type { Person, PersonId } from '../domain/people.ts'
import { maySeeReferral, maySignOff, mayWrite } from '../domain/people.ts'
import { FORM_VERSION } from '../domain/questions.ts'
import type { Reference, Referral } from '../domain/referral.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import { fingerprintOf, leaksInPartOne, putSignature, writeReports } from '../domain/report.ts'
import { secretsOf } from '../domain/secrets.ts'
import { askForChanges, nextSubmission, type Seen, signOff, submit, undoSignOff } from '../domain/sign-off.ts'
import { changeReferral } from './change-referral.ts'
import type { World } from './ports.ts'
import { directoryNow } from './recipient-book.ts'
import { keptFrom, reportInput, signatureOf } from './reports.ts'
import { storable } from './storable.ts'

/** `teamManager` is who signs off by the authority file, or by Graph where the file says so. */
export type Sending = { readonly reference: Reference; readonly teamManager: PersonId }

/** Freezes the words of the reports, then routes them to the Team Manager (by jobs, after the commit). */
export function submitAssessment(world: World, by: Person, sending: Sending): Promise<Referral | Refusal> {
  const at = world.clock.now()
  return changeReferral(world, { reference: sending.reference, who: by.id, at }, async (loaded, tx) => {
    const { referral, assessment } = loaded
    if (!maySeeReferral(by, referral)) return refuse('notForYou')
    if (!mayWrite(by, referral)) return refuse('notSocialWorkerOfTeam')
    const made = { number: nextSubmission(referral), by: by.id, at }
    const documents = writeReports(reportInput(world, loaded, made))
    const ruling = submit(
      referral,
      { by, at },
      {
        assessment,
        formVersion: FORM_VERSION,
        fingerprint: fingerprintOf(documents),
        teamManager: sending.teamManager,
        leaks: leaksInPartOne(documents, secretsOf(referral.details, assessment)),
      },
    )
    if (!isRefusal(ruling))
      await tx.keepReports(keptFrom(referral.reference, made.number, { signed: false, documents }))
    return ruling
  })
}

export function askForChangesTo(
  world: World,
  by: Person,
  ask: Seen & {
    readonly reference: Reference
    readonly reason: string
    readonly section: string | undefined
  },
): Promise<Referral | Refusal> {
  const at = world.clock.now()
  return changeReferral(world, { reference: ask.reference, who: by.id, at }, ({ referral }) =>
    maySeeReferral(by, referral)
      ? askForChanges(referral, { by, at }, { ...ask, reason: storable(ask.reason) })
      : refuse('notForYou'),
  )
}

/** The addresses that the signer has checked with the prison or the LADO today, or every one as it stands now. */
export type Checked = readonly string[] | 'every address'

/** Binds the signature to the words of this version and sets the time at which the e-mails go. */
export async function signOffReport(
  world: World,
  by: Person,
  seen: Seen & { readonly reference: Reference; readonly checked?: Checked },
): Promise<Referral | Refusal> {
  const at = world.clock.now()
  const directory = await directoryNow(world)
  return changeReferral(world, { reference: seen.reference, who: by.id, at }, async (loaded, tx) => {
    const { referral, assessment } = loaded
    if (!maySeeReferral(by, referral)) return refuse('notForYou')
    // Before the reports are looked at: what is wrong with them is for those alone who may sign them.
    if (!maySignOff(by, referral)) return refuse('notTeamManager')
    if (referral.status !== 'submitted')
      return signOff(referral, { by, at }, nothingToSign(seen, loaded.assessment))
    const { submission } = referral
    const kept = await tx.reports(referral.reference, submission.number, false)
    const sentIn = kept.map(({ document }) => document)
    if (fingerprintOf(sentIn) !== submission.fingerprint) return refuse('reportsChanged')
    const signed = putSignature(sentIn, signatureOf(world, submission, { by, at }))
    const addressees = addresseesOf(referral.details, directory)
    const { checked = [] } = seen
    const ruling = signOff(
      referral,
      { by, at },
      {
        ...seen,
        assessment,
        signedFingerprint: fingerprintOf(signed),
        addressees,
        checked: checked === 'every address' ? (addressees ?? []).map(({ email }) => email) : checked,
        leaks: leaksInPartOne(signed, secretsOf(referral.details, assessment)),
        undoSeconds: world.undoSeconds,
      },
    )
    if (isRefusal(ruling)) return ruling
    await tx.keepReports(keptFrom(referral.reference, submission.number, { signed: true, documents: signed }))
    await tx.scheduleRelease(referral.reference, world.undoSeconds)
    return ruling
  })
}

export function undoSignOffOf(world: World, by: Person, reference: Reference): Promise<Referral | Refusal> {
  const at = world.clock.now()
  return changeReferral(world, { reference, who: by.id, at }, async ({ referral }, tx) => {
    if (!maySeeReferral(by, referral)) return refuse('notForYou')
    const ruling = undoSignOff(referral, { by, at })
    if (!isRefusal(ruling) && referral.status === 'signed_off')
      await tx.forgetReports(reference, referral.submission.number, true)
    return ruling
  })
}

const nothingToSign = (seen: Seen, assessment: Parameters<typeof signOff>[2]['assessment']) => ({
  ...seen,
  assessment,
  signedFingerprint: '',
  addressees: undefined,
  checked: [],
  leaks: [],
  undoSeconds: 0,
})
