/** Which team a request is likely for, and why: by where the child lives, and by who has something open about them. */
import { type Directory, type Team, teamById } from './directory.ts'
import { answerOf } from './form.ts'
import { type Details, FINISHED, NO_TEAM, type Referral } from './referral.ts'

export type Proposal = { readonly team: string; readonly because: string }

/** `CB4 1AA`, however it is spaced; the district is what stands before the last three characters. */
const POSTCODE = /\b([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})\b/iu

/** The district of the child's postcode, from its own box or from the end of the address; undefined without one. */
export function districtOf(child: Details['children'][number]): string | undefined {
  const found =
    POSTCODE.exec(answerOf(child, 'postcode')) ??
    POSTCODE.exec(answerOf(child, 'address').replaceAll('\n', ' '))
  return found?.[1]?.toUpperCase()
}

/** A team with an open referral about the same people goes first: it knows the family. Never decided, only offered. */
export function proposeTeam(
  details: Details,
  around: { readonly directory: Directory; readonly related: readonly Referral[] },
): Proposal | undefined {
  const { directory, related } = around
  const open = related.find(({ status, team }) => team !== NO_TEAM && !FINISHED.includes(status))
  const has = open && teamById(directory, open.team)
  if (open !== undefined && has !== undefined)
    return { team: has.id, because: `${has.name} has ${open.reference} open about the same people.` }
  for (const child of details.children) {
    const district = districtOf(child)
    const team = district === undefined ? undefined : teamFor(directory.teams, district)
    if (team !== undefined) return { team: team.id, because: `${team.name} works for ${district}.` }
  }
  return undefined
}

const teamFor = (teams: readonly Team[], district: string): Team | undefined =>
  teams.find(({ districts = [] }) => districts.some((one) => one.toUpperCase() === district))
