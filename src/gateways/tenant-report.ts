/** What the set-up check found, as plain sentences for whoever administers the tenant. */
import { RIGHTS, type Right } from './rights.ts'
import type { Finding, Verdict } from './tenant-check.ts'

export type Ids = {
  readonly appId: string
  readonly mailbox: string
  readonly papers: { readonly mashMailbox: string | undefined }
}

const MARKS: Readonly<Record<Verdict, string>> = {
  good: 'ok',
  bad: 'WRONG',
  'not proved': 'not proved',
  'no answer': 'no answer',
  'left out': 'left out',
}

/** Whether nothing is missing, nothing forbidden works, and everything answered. */
export const isInOrder = (findings: readonly Finding[]): boolean =>
  !findings.some(({ verdict }) => verdict === 'bad' || verdict === 'no answer')

/** Each finding with what mends it, and a summary at the end. */
export function sayFindings(findings: readonly Finding[], ids: Ids): readonly string[] {
  return [...findings.flatMap((finding) => [...say(finding, ids), '']), summary(findings)]
}

/** The same without the steps, a line each, for a card. */
export const sayShortly = (findings: readonly Finding[]): readonly string[] => [
  summary(findings),
  ...findings.map(headline),
]

function say(finding: Finding, ids: Ids): readonly string[] {
  const { note } = finding
  const more = [...(note === undefined ? [] : [note]), ...mending(finding, ids)]
  return [headline(finding), ...more.map((line) => `    ${line}`)]
}

function headline(finding: Finding): string {
  const { kind, verdict, code } = finding
  const mark = kind === 'forbidden' && verdict === 'bad' ? '!!! DANGER' : MARKS[verdict]
  return `${mark}: ${sentence(finding)}${code === undefined || verdict === 'good' ? '' : ` (${code})`}`
}

function sentence({ kind, what, verdict }: Finding): string {
  if (verdict === 'no answer')
    return `whether the bot can ${what} is not known: there was no answer. Try again.`
  if (verdict === 'left out')
    return `whether the bot can ${what} was not tried: it is not needed, or there is nobody to try it on.`
  if (kind === 'forbidden') {
    if (verdict === 'good') return `the bot cannot ${what}, as it should be.`
    if (verdict === 'bad') return `the bot can ${what}. It must not.`
    return `whether the bot is kept from this is open: ${what}.`
  }
  if (verdict === 'good') return `the bot can ${what}.`
  if (verdict === 'bad') return `the bot cannot ${what}.`
  return `whether the bot can ${what} is open.`
}

function mending({ kind, right, verdict }: Finding, ids: Ids): readonly string[] {
  if (verdict === 'good' || verdict === 'left out' || verdict === 'no answer') return []
  if (right === 'token')
    return [
      'Entra gives the bot no token: look at MicrosoftAppId, MicrosoftAppTenantId, and its managed identity, certificate or secret.',
    ]
  const { name, from, powershell = [], adminCentre }: Right = RIGHTS[right]
  if (kind === 'forbidden') return narrowing(name, verdict, ids)
  const needs = `${verdict === 'bad' ? 'Missing' : 'Needed'}: ${name}. Given in: ${from}.`
  if (verdict === 'not proved') return right === 'file' ? [needs, SEE_SITE] : [needs]
  return [
    needs,
    ...powershell.map((line) => filled(line, ids)),
    ...(adminCentre === undefined ? [] : [adminCentre]),
  ]
}

const SEE_SITE = 'To see what is granted: Get-MgSitePermission -SiteId <site id>'

/** A right that reaches too far stands in Entra for the whole tenant, or in Exchange with no scope or a wide one. */
function narrowing(name: string, verdict: Verdict, ids: Ids): readonly string[] {
  const test = filled('Test-ServicePrincipalAuthorization -Identity <object id> | Format-Table', ids)
  if (verdict === 'not proved') return ['See for yourself how far it reaches:', test]
  const wide = name.replace('Application ', '')
  return [
    `${name} reaches too far. Entra admin centre, Enterprise applications, Prison Contact, Permissions: remove ${wide} and anything wider, for it holds for every mailbox.`,
    'Then see in Exchange that no assignment is without a scope, or with a wide one:',
    test,
  ]
}

const filled = (line: string, { appId, mailbox, papers }: Ids): string =>
  line
    .replaceAll('<application id>', appId)
    .replaceAll('<mailbox>', mailbox)
    .replaceAll('<mailbox of MASH>', papers.mashMailbox ?? '<mailbox of MASH>')

function summary(findings: readonly Finding[]): string {
  const count = (kind: Finding['kind'], verdict: Verdict) =>
    findings.filter((one) => one.kind === kind && one.verdict === verdict).length
  const parts = [
    `${count('needed', 'good')} needed and there`,
    `${count('needed', 'bad')} needed and missing`,
    `${count('forbidden', 'good')} refused as it should be`,
    `${count('forbidden', 'bad')} that must be refused and works`,
    `${findings.filter(({ verdict }) => verdict === 'not proved').length} not proved`,
    `${findings.filter(({ verdict }) => verdict === 'no answer').length} without an answer`,
  ]
  return `${isInOrder(findings) ? 'Nothing is wrong' : 'Something is wrong'}: ${parts.join(', ')}.`
}
