/** The part about referrals that are restricted to named people, and about breaking the glass. */
import { type AccessArea, type AccessRow, ruleOf } from '../../src/domain/access/access.ts'
import { ROLES } from '../../src/domain/people.ts'
import { EVERY_ROLE, EVERY_STATUS, nearness, sampleAt } from './sample.ts'

const RESTRICTED = { people: [], by: '', at: '', why: '' }

export function restrictedPart(areas: readonly AccessArea[]): readonly string[] {
  const rows = areas.filter(({ about }) => about === 'a referral').flatMap((area) => area.rows)
  const open = rows.filter(({ throughRestriction }) => throughRestriction === true)
  const read = rows.filter(({ byGlass }) => byGlass === true)
  return [
    '## When it is restricted to named people',
    'Whoever is named may do what their role may. For anybody else it is not there: no list, search, count by reference, message or link has it. Not even these stop at that:',
    open.map((row) => `- ${row.does}: ${rolesWhoMay(row).join(', ')}.`).join('\n'),
    'Whoever has broken the glass may do this for twelve hours, and nothing else:',
    read.map(({ does }) => `- ${does}.`).join('\n'),
  ]
}

const rolesWhoMay = (row: AccessRow): readonly string[] =>
  EVERY_ROLE.filter((role) =>
    EVERY_STATUS.some((status) =>
      nearness(role).some(({ person }) =>
        ruleOf(row).asks(person, sampleAt(status, { restriction: RESTRICTED })),
      ),
    ),
  ).map((role) => ROLES[role])
