/** Faults between teams and people, each with its line. */
import assert from 'node:assert/strict'
import { readAuthorityFile } from '../../src/authority/authority-file.ts'
import { eachFault } from './each-fault.ts'
import { changed } from './small-council.ts'

const A2 = '00000000-0000-4000-8000-0000000000a2'
const A3 = '00000000-0000-4000-8000-0000000000a3'
const A4 = '00000000-0000-4000-8000-0000000000a4'
const NOBODY = '00000000-0000-4000-8000-0000000000ff'
const unsigned =
  'line 26: teams[0] has nobody qualified who may sign off: a Team Manager or deputy of the team'

describe('teams in the authority file', () => {
  eachFault([
    {
      rule: 'have ids of their own',
      change: [
        '\n    }\n  ],\n  "people"',
        `\n    }, { "id": "east", "name": "E", "channelId": "19:e@thread.tacv2", "folder": { "driveId": "d", "folderId": "e" }, "teamManager": "graph", "deputies": [] }\n  ],\n  "people"`,
      ],
      says: ['line 33: teams[1].id is the same as teams[0].id'],
    },
    {
      rule: 'have channels of their own, which are not the channel of MASH',
      change: ['19:east@', '19:mash@'],
      says: ['line 29: teams[0].channelId is the same as mash.channelId'],
    },
    {
      rule: 'have a Team Manager who is in the file',
      change: [`"teamManager": "${A3}"`, `"teamManager": "${NOBODY}"`],
      says: ['line 31: teams[0].teamManager is the id of nobody in people'],
    },
    {
      rule: 'have a Team Manager with that role',
      change: [`"teamManager": "${A3}"`, `"teamManager": "${A2}"`],
      says: ['line 31: teams[0].teamManager is somebody without the role team_manager'],
    },
    {
      rule: 'have a Team Manager who belongs to the team',
      change: [
        '"roles": ["team_manager"],\n      "teams": ["east"]',
        '"roles": ["team_manager"],\n      "teams": []',
      ],
      says: [
        unsigned,
        'line 31: teams[0].teamManager is somebody who does not belong to the team "east"',
        'line 57: people[2].teams must name a team, because of the role team_manager',
      ],
    },
    {
      rule: 'have deputies who are in the file',
      change: [`"deputies": ["${A4}"]`, `"deputies": ["${A4}", "${NOBODY}"]`],
      says: ['line 32: teams[0].deputies[1] is the id of nobody in people'],
    },
    {
      rule: 'have deputies with the role of deputy or Team Manager',
      change: [`"deputies": ["${A4}"]`, `"deputies": ["${A2}"]`],
      says: ['line 32: teams[0].deputies[0] is somebody without the role deputy or team_manager'],
    },
    {
      rule: 'have deputies who belong to the team',
      change: [
        '"roles": ["deputy"],\n      "teams": ["east"]',
        '"roles": ["deputy", "mash_officer"],\n      "teams": []',
      ],
      says: [
        'line 32: teams[0].deputies[0] is somebody who does not belong to the team "east"',
        'line 65: people[3].teams must name a team, because of the role deputy',
      ],
    },
    {
      rule: 'have deputies who are not the Team Manager, in small letters or capitals',
      change: [`"deputies": ["${A4}"]`, `"deputies": ["${A3.toUpperCase()}"]`],
      says: ['line 32: teams[0].deputies[0] is the Team Manager, who cannot stand in for themselves'],
    },
    {
      rule: 'name a deputy once',
      change: [`"deputies": ["${A4}"]`, `"deputies": ["${A4}", "${A4.toUpperCase()}"]`],
      says: ['line 32: teams[0].deputies[1] is the same as teams[0].deputies[0]'],
    },
    {
      rule: 'have hours that are times of a day',
      change: [`"deputies": ["${A4}"]`, `"deputies": ["${A4}"], "hours": { "from": "8:30", "to": "24:00" }`],
      says: [
        'line 32: teams[0].hours.from must be a time, written as 08:30',
        'line 32: teams[0].hours.to must be a time, written as 08:30',
      ],
    },
    {
      rule: 'have hours that end later than they begin',
      change: [`"deputies": ["${A4}"]`, `"deputies": ["${A4}"], "hours": { "from": "17:30", "to": "17:30" }`],
      says: ['line 32: teams[0].hours.to must be later than from'],
    },
    {
      rule: 'have hours with a beginning and an end, and nothing else',
      change: [
        `"deputies": ["${A4}"]`,
        `"deputies": ["${A4}"], "hours": { "from": "08:30", "till": "17:30" }`,
      ],
      says: ['line 32: teams[0].hours.to is missing', 'line 32: teams[0].hours.till is not a known key'],
    },
    {
      rule: 'have at least one social worker',
      change: ['["social_worker"]', '["administrator"]'],
      says: ['line 26: teams[0] has no social worker; give somebody in people this role and the team "east"'],
    },
    {
      rule: 'have somebody qualified who may sign off',
      change: ['"qualified": true', '"qualified": false'],
      says: [unsigned],
    },
    {
      rule: 'are not signed off for by a qualified social worker',
      change: ['["team_manager"]', '["social_worker"]'],
      says: [unsigned, 'line 31: teams[0].teamManager is somebody without the role team_manager'],
    },
  ])
})

describe('people in the authority file', () => {
  eachFault([
    {
      rule: 'have ids of their own, in small letters or capitals',
      change: [`"id": "${A4}"`, `"id": "${A2.toUpperCase()}"`],
      says: [
        'line 32: teams[0].deputies[0] is the id of nobody in people',
        'line 61: people[3].id is the same as people[1].id',
      ],
    },
    {
      rule: 'belong to teams that exist',
      change: ['"teams": ["east"]', '"teams": ["east", "esat"]'],
      says: ['line 49: people[1].teams[1] is "esat", which is the id of no team'],
    },
    {
      rule: 'name a role once',
      change: ['["social_worker"]', '["social_worker", "social_worker"]'],
      says: ['line 48: people[1].roles[1] is the same as people[1].roles[0]'],
    },
    {
      rule: 'have a team where their role is one of a team',
      change: ['["mash_officer"]', '["mash_officer", "social_worker"]'],
      says: ['line 41: people[0].teams must name a team, because of the role social_worker'],
    },
    {
      rule: 'have a team where they manage one for others',
      change: ['["mash_officer"]', '["mash_officer", "service_manager"]'],
      says: ['line 41: people[0].teams must name a team, because of the role service_manager'],
    },
    {
      rule: 'have a team where they are on duty for one',
      change: ['["mash_officer"]', '["mash_officer", "duty_manager"]'],
      says: ['line 41: people[0].teams must name a team, because of the role duty_manager'],
    },
    {
      rule: 'count at least one MASH officer',
      change: ['["mash_officer"]', '["administrator"]'],
      says: ['line 35: people must hold at least one person with the role mash_officer'],
    },
  ])

  it('need no team as head of service, and a team may say its hours', () => {
    const head = changed('["mash_officer"]', '["mash_officer", "head_of_service"]')
    const deputies = `"deputies": ["${A4}"]`
    const read = readAuthorityFile(
      head.replace(deputies, `${deputies}, "hours": { "from": "08:30", "to": "17:30" }`),
    )
    if ('faults' in read) assert.fail(read.faults.join())
    assert.deepEqual(read.people[0]?.roles, ['mash_officer', 'head_of_service'])
    assert.deepEqual(read.teams[0]?.hours, { from: '08:30', to: '17:30' })
  })
})
