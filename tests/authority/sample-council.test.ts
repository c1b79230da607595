/** The council of local mode is valid, and nobody in it could be taken for real. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { loadAuthorityFile } from '../../src/authority/authority-file.ts'
import { teamById } from '../../src/domain/directory.ts'
import { namedTeamManager } from '../../src/domain/people.ts'

const path = fileURLToPath(new URL('../../src/local/sample-council.json', import.meta.url))

async function sampleCouncil() {
  const result = await loadAuthorityFile(path)
  if ('faults' in result) assert.fail(result.faults.join('\n'))
  return result
}

describe('the sample council', () => {
  it('has no fault', sampleCouncil)

  it('has the people that the Playground signs in', async () => {
    const { people } = await sampleCouncil()
    const roles = Object.fromEntries(people.map((person) => [person.id.slice(-2), person.roles]))
    assert.ok(people.every(({ id }) => id.startsWith('00000000-0000-4000-8000-0000000000')))
    assert.deepEqual(roles, {
      a1: ['mash_officer', 'administrator'],
      a2: ['social_worker'],
      a3: ['team_manager'],
      a4: ['deputy'],
      a5: ['social_worker'],
      b2: ['social_worker'],
      b3: ['team_manager'],
      c1: ['administrator'],
      c2: ['auditor'],
      c3: ['lado'],
      d1: ['service_manager'],
      d2: ['duty_manager'],
      d3: ['head_of_service'],
    })
  })

  it('has a qualified Team Manager for each team', async () => {
    const council = await sampleCouncil()
    const managers = ['north', 'south'].map((id) => {
      const team = teamById(council, id)
      return team && namedTeamManager(council, team)
    })
    assert.deepEqual(
      managers.map((person) => [person?.name, person?.qualified]),
      [
        ['Tess Placeholder', true],
        ['Idris Example', true],
      ],
    )
  })

  it('has somebody qualified to sign when neither Team Manager nor deputy can, in each team', async () => {
    const { people } = await sampleCouncil()
    for (const role of ['service_manager', 'duty_manager'] as const)
      for (const team of ['north', 'south'])
        assert.ok(
          people.some(
            ({ roles, teams, qualified }) => qualified && roles.includes(role) && teams.includes(team),
          ),
          `${role} of ${team}`,
        )
  })

  it('has only made-up names, domains that nobody owns, and telephone numbers kept for drama', () => {
    const text = readFileSync(path, 'utf8')
    const domains = [...text.matchAll(/(?:@|https:\/\/)([\w.-]+)/g)].map(([, domain]) => domain ?? '')
    const strangers = domains.filter((domain) => !/\.example$|^thread\.tacv2$/.test(domain))
    assert.deepEqual(strangers, [])
    const phones = [...text.matchAll(/"(?:phone|outOfHoursPhone)": "(.*)"/g)].map(([, phone]) => phone ?? '')
    assert.ok(phones.length > 5 && phones.every((phone) => /^01632 960\d{3}$/.test(phone)))
    const people = [...text.matchAll(/"(?:name|enteredBy|checkedBy)": "(\w+ \w+)"/g)].map(([, name]) => name)
    const named = people.filter((name) => !/ (Sample|Example|Placeholder|MASH)$/.test(name ?? ''))
    assert.deepEqual(named, [])
  })
})
