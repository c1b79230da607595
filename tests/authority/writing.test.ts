/** Faults of the writing and the shape of the authority file, each with its line. */
import assert from 'node:assert/strict'
import { eachFault, faultsOf } from './each-fault.ts'
import { changed } from './small-council.ts'

describe('the writing of the authority file', () => {
  eachFault([
    {
      rule: 'needs a comma between two keys',
      change: ['"name": "East team",', '"name": "East team"'],
      says: ['line 29: a comma is missing before this'],
    },
    {
      rule: 'holds each key once in a group',
      change: ['"name": "East team",', '"name": "East team", "name": "West team",'],
      says: ['line 28: teams[0].name is there twice'],
    },
    {
      rule: 'has nothing after its end',
      change: ['\n}\n', '\n}\n}\n'],
      says: ['line 82: something stands after the end; perhaps there is one closing bracket too many'],
    },
    {
      rule: 'has no backslash that stands for nothing',
      change: ['"East team"', '"East \\team \\o"'],
      says: ['line 28: a text has a backslash that stands for nothing; write two'],
    },
    {
      rule: 'closes its comments',
      change: ['// Line 2.', '/* Line 2.'],
      says: ['line 2: a comment is not closed with */', 'line 82: a closing } is missing'],
    },
  ])

  it('is said to be empty where nothing is there', () => {
    assert.deepEqual(faultsOf(' \n '), ['line 1: the file is empty'])
  })

  it('is a group in braces', () => {
    assert.deepEqual(faultsOf('// a list\n[]'), ['line 2: the file must be a group in braces'])
    assert.deepEqual(faultsOf('null'), ['line 1: the file must be a group in braces'])
  })

  it('is refused, not followed, where its brackets stand very deep', () => {
    const deep = `{ "council":\n${'['.repeat(100_000)}`
    assert.deepEqual(faultsOf(deep), ['line 2: brackets stand too deep inside brackets'])
  })

  it('names the line on which a quote is not closed', () => {
    const said = faultsOf(changed('"East team"', '"East team'))
    assert.equal(said[0], 'line 28: a text is not closed with a double quote')
    assert.ok(said.every((sentence) => !sentence.includes('missing key')))
  })

  it('takes a key __proto__ for an unknown key', () => {
    const said = faultsOf(changed('"code": "ZAA"', '"__proto__": { "code": "ZAA" }'))
    assert.deepEqual(said, [
      'line 70: prisons[0].code is missing',
      'line 71: prisons[0].__proto__ is not a known key',
    ])
  })
})

describe('the shape of the authority file', () => {
  const guid = 'must be an Entra object id, such as 00000000-0000-4000-8000-000000000000'
  const day = 'must be a real day, written as 2026-12-24'
  eachFault([
    {
      rule: 'refuses a missing key at the line of the group it is missing from',
      change: ['"channelId": "19:east@thread.tacv2",', ''],
      says: ['line 26: teams[0].channelId is missing'],
    },
    {
      rule: 'refuses an unknown key',
      change: ['"name": "MASH",', '"name": "MASH", "chanelId": "",'],
      says: ['line 11: mash.chanelId is not a known key'],
    },
    {
      rule: 'refuses another kind of value',
      change: ['"qualified": true', '"qualified": "yes"'],
      says: ['line 58: people[2].qualified must be true or false, without quotes'],
    },
    {
      rule: 'refuses a text where a list belongs',
      change: ['["2026-12-29"]', '"2026-12-29"'],
      says: ['line 9: council.closures must be a list in square brackets'],
    },
    {
      rule: 'refuses a closure that is no real day',
      change: ['2026-12-29', '2026-02-30'],
      says: [`line 9: council.closures[0] ${day}`],
    },
    {
      rule: 'refuses a day of verification that is no real day',
      change: ['2026-09-14', '14/09/2026', 2],
      says: [`line 77: prisons[0].address.verifiedOn ${day}`],
    },
    {
      rule: 'refuses an empty telephone number',
      change: ['01632 960002', ' '],
      says: ['line 7: council.outOfHoursPhone must not be empty'],
    },
    {
      rule: 'refuses a name on two lines',
      change: ['"Small Council"', '"Small\\nCouncil"'],
      says: ['line 4: council.name must be on one line'],
    },
    {
      rule: 'refuses a space at the end of an id that is pasted',
      change: ['"driveId": "drive"', '"driveId": "drive "'],
      says: ['line 30: teams[0].folder.driveId must not begin or end with a space'],
    },
    {
      rule: 'refuses a referral link that is not https',
      change: ['https://', 'http://'],
      says: ['line 8: council.referralLink must be an address that begins with https://'],
    },
    {
      rule: 'refuses an empty channel id',
      change: ['19:mash@thread.tacv2', ''],
      says: ['line 11: mash.channelId must be a channel id, such as 19:abc@thread.tacv2'],
    },
    {
      rule: 'refuses a channel id as it stands in a link',
      change: ['19:mash@thread.tacv2', '19%3amash%40thread.tacv2'],
      says: ['line 11: mash.channelId must be a channel id, such as 19:abc@thread.tacv2'],
    },
    {
      rule: 'refuses a person whose id is no guid',
      change: ['"id": "00000000-0000-4000-8000-0000000000a1"', '"id": "ada"'],
      says: [`line 37: people[0].id ${guid}`],
    },
    {
      rule: 'refuses a Team Manager who is neither an id nor graph',
      change: ['"teamManager": "00000000-0000-4000-8000-0000000000a3"', '"teamManager": "Graph"'],
      says: ['line 31: teams[0].teamManager must be the id of a person, or graph'],
    },
    {
      rule: 'refuses a person without a role',
      change: ['["deputy"]', '[]'],
      says: ['line 64: people[3].roles must name at least one role'],
    },
    {
      rule: 'refuses a person whose e-mail address is none',
      change: ['ada@council.example', 'ada@council'],
      says: ['line 39: people[0].email must be an e-mail address'],
    },
    {
      rule: 'refuses two e-mail addresses in one',
      change: ['omu@justice.example', 'omu@justice.example, lado@council.example'],
      says: ['line 74: prisons[0].address.email must be an e-mail address'],
    },
    {
      rule: 'refuses a prison code that is not three capital letters',
      change: ['"ZAA"', '"Zaa"'],
      says: ['line 71: prisons[0].code must be three capital letters, such as ZAA'],
    },
    {
      rule: 'refuses an allowed domain that is no plain domain',
      change: ['"justice.example"', '"@justice.example"'],
      says: ['line 23: allowedDomains[1] must be a domain in small letters a to z, such as council.example'],
    },
    {
      rule: 'refuses an allowed domain that hides other letters',
      change: ['"justice.example"', '"justice.example", "xn--ustice-p1a.example"'],
      says: ['line 23: allowedDomains[2] must be a domain in small letters a to z, such as council.example'],
    },
  ])
})
