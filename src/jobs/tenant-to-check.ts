/** Whom and what the set-up check tries, taken from the settings and the authority file. */
import type { Directory } from '../domain/directory.ts'
import type { Role } from '../domain/people.ts'
import type { TenantToCheck } from '../gateways/tenant-check.ts'
import type { Tokens } from '../gateways/tokens.ts'

type Given = {
  readonly settings: {
    readonly mailbox: string
    readonly outlookAway: boolean
    readonly papers: { readonly mashMailbox: string | undefined }
  }
  readonly baseUrl: string
  readonly directory: Directory
  readonly tokens: Tokens
  /** Left out, it is the mailbox of the first person who never signs off. */
  readonly otherMailbox: string | undefined
  readonly sendToOurselves: boolean
  readonly beginToFile: boolean
  readonly at: string
}

const SIGN_OFF: readonly Role[] = ['team_manager', 'deputy', 'service_manager', 'duty_manager']

export function tenantFrom(given: Given): TenantToCheck {
  const { settings, directory, baseUrl, tokens, sendToOurselves, beginToFile, at } = given
  const signers = directory.people.filter(({ roles }) => roles.some((role) => SIGN_OFF.includes(role)))
  const others = directory.people.filter((person) => !signers.includes(person))
  const byGraph = directory.teams.find(({ teamManager }) => teamManager === 'graph')
  const worker = directory.people.find(
    ({ roles, teams }) => byGraph && roles.includes('social_worker') && teams.includes(byGraph.id),
  )
  return {
    ...{ baseUrl, tokens, sendToOurselves, beginToFile, at },
    mailbox: settings.mailbox,
    mashMailbox: settings.papers.mashMailbox,
    otherMailbox: given.otherMailbox ?? others[0]?.id,
    folders: directory.teams.flatMap(({ name, folder, restrictedFolder }) => [
      { team: name, ...folder },
      ...(restrictedFolder === undefined ? [] : [{ team: `${name}, restricted`, ...restrictedFolder }]),
    ]),
    awayOf: settings.outlookAway ? signers[0]?.id : undefined,
    neverAwayOf: others[0]?.id,
    managerOf: worker?.id,
    bellFor: signers[0]?.id,
  }
}
