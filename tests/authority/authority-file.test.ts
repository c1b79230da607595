/** The authority file as a whole: what is read, what stands in the directory, and that all faults come at once. */
import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadAuthorityFile, readAuthorityFile } from '../../src/authority/authority-file.ts'
import { faultsOf } from './each-fault.ts'
import { changed, SMALL_COUNCIL } from './small-council.ts'

function directoryOf(text: string) {
  const result = readAuthorityFile(text)
  if ('faults' in result) assert.fail(result.faults.join('\n'))
  return result
}

describe('the authority file', () => {
  it('is read into a directory, with its comments', () => {
    const directory = directoryOf(SMALL_COUNCIL)
    assert.deepEqual(Object.keys(directory), [
      ...['council', 'mash', 'lado', 'allowedDomains', 'teams', 'people', 'prisons'],
    ])
    assert.deepEqual(directory.prisons, [
      {
        code: 'ZAA',
        name: 'HMP Sample',
        address: {
          email: 'omu@justice.example',
          enteredBy: '00000000-0000-4000-8000-0000000000a1',
          checkedBy: 'Bo Example',
          verifiedOn: '2026-09-14',
        },
        phone: undefined,
      },
    ])
  })

  it('makes ids of people small wherever they stand, so that they can be compared', () => {
    const directory = directoryOf(SMALL_COUNCIL.replaceAll('0000000000a', '0000000000A'))
    assert.equal(directory.people[2]?.id, '00000000-0000-4000-8000-0000000000a3')
    assert.equal(directory.teams[0]?.teamManager, '00000000-0000-4000-8000-0000000000a3')
    assert.deepEqual(directory.teams[0]?.deputies, ['00000000-0000-4000-8000-0000000000a4'])
  })

  it('may leave the Team Manager to Graph', () => {
    const text = changed('"teamManager": "00000000-0000-4000-8000-0000000000a3"', '"teamManager": "graph"')
    assert.equal(directoryOf(text).teams[0]?.teamManager, 'graph')
  })

  it('may have a mark of its encoding, line ends of Windows and a comma after the last item', () => {
    directoryOf(`\uFEFF${changed('["2026-12-29"]', '["2026-12-29",]').replaceAll('\n', '\r\n')}`)
    const faulty = changed('"name": "LADO"', '"name": ""').replaceAll('\n', '\r\n')
    assert.deepEqual(faultsOf(faulty), ['line 13: lado.name must not be empty'])
  })

  it('lists all its faults at once, of the writing, the shape and the sense, in the order of its lines', () => {
    const text = changed('"name": "Small Council",', '"name": "Small Council"')
      .replace('"2026-12-29"', '"2026-02-30"')
      .replace('"council.example",\n', '"council.example", "gmail.com",\n')
      .replace('19:east@thread.tacv2', '19:mash@thread.tacv2')
      .replace('"name": "Di Example"', '"nmae": "Di Example"')
      .replace('"roles": ["mash_officer"]', '"roles": ["administrator"]')
      .replace('omu@justice.example', 'omu@elsewhere.example')
    assert.deepEqual(faultsOf(text), [
      'line 5: a comma is missing before this',
      'line 9: council.closures[0] must be a real day, written as 2026-12-24',
      'line 22: allowedDomains[1] is "gmail.com", which is public webmail',
      'line 29: teams[0].channelId is the same as mash.channelId',
      'line 35: people must hold at least one person with the role mash_officer',
      'line 52: people[2].name is missing',
      'line 54: people[2].nmae is not a known key',
      'line 74: prisons[0].address.email is at "elsewhere.example", which is not in allowedDomains',
    ])
  })

  it('holds back what only follows from another fault', () => {
    const text = changed('"id": "east"', '"id": ""').replace(
      '"roles": ["social_worker"]',
      '"roles": ["worker"]',
    )
    assert.deepEqual(faultsOf(text), [
      'line 27: teams[0].id must be letters, digits and hyphens, such as north',
      'line 48: people[1].roles[0] must be one of mash_officer, social_worker, team_manager, deputy, service_manager, duty_manager, head_of_service, administrator, auditor, lado',
    ])
  })

  it('names no person, no id of a person and no e-mail address in a fault', () => {
    const text = SMALL_COUNCIL.replaceAll('0000000000a3"', '0000000000a4"')
      .replaceAll('"email": "omu@', '"email": "omu smith@')
      .replaceAll('"checkedBy": "Bo Example"', '"checkedBy": "Ada Example"')
    const said = faultsOf(text).join('\n')
    assert.match(said, /line 61: people\[3\]\.id is the same as people\[2\]\.id/)
    assert.match(said, /line 74: prisons\[0\]\.address\.email must be an e-mail address/)
    assert.doesNotMatch(said, /Example|smith|0000000000a|@council/)
  })
})

describe('loading the authority file', () => {
  let folder = ''
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'authority-'))
  })
  after(() => rm(folder, { recursive: true }))

  it('reads it from disk', async () => {
    const path = join(folder, 'small.json')
    await writeFile(path, `\uFEFF${SMALL_COUNCIL}`)
    assert.deepEqual(await loadAuthorityFile(path), readAuthorityFile(SMALL_COUNCIL))
  })

  it('says that a file does not exist, is a folder, or is not text', async () => {
    const path = join(folder, 'utf16.json')
    await writeFile(path, Buffer.from(`\uFEFF${SMALL_COUNCIL}`, 'utf16le'))
    const said = await Promise.all([join(folder, 'none.json'), folder, path].map(loadAuthorityFile))
    const prefix = 'the authority file '
    assert.deepEqual(said, [
      { faults: [`${prefix}${JSON.stringify(join(folder, 'none.json'))} cannot be read: it does not exist`] },
      { faults: [`${prefix}${JSON.stringify(folder)} cannot be read: it is a folder`] },
      {
        faults: [
          `${prefix}${JSON.stringify(path)} cannot be read: it is not UTF-8 text; save it again with the encoding UTF-8`,
        ],
      },
    ])
  })
})
