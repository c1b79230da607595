/** The directory changes by administrators alone, and never into something that could not stand as an authority file. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { personById, teamById } from '../../src/domain/directory.ts'
import { letFileCount, savePerson, saveTeam, tieChannel } from '../../src/domain/directory-rules.ts'
import { faultsIn } from '../../src/domain/directory-scene.ts'
import { endPerson } from '../../src/domain/leaving.ts'
import { ROLES } from '../../src/domain/people.ts'
import { savePrison } from '../../src/domain/prison-facts.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import { type DirectoryEntry, directoryWithEntries } from '../../src/domain/staff-directory.ts'
import {
  ADMIN,
  BOTH,
  COUNCIL,
  DEPUTY,
  INES,
  MAYA,
  SAM,
  SOUTH_MANAGER,
  SOUTH_WORKER,
  TESS,
} from '../support/council.ts'
import { AT, BY_ADMIN, done, NEW_PERSON, sceneWith, standingAfter } from './directory-sample.ts'

const scene = sceneWith()
const refused = (ruling: object): string => (isRefusal(ruling) ? ruling.refused : 'not refused')
const said = (ruling: object): string => (isRefusal(ruling) ? ruling.more.join(' ') : '')
const change = (person: typeof SAM, more: object) => ({ ...person, ...more, isNew: false })
const NORTH = teamById(COUNCIL, 'north')
const team = (more: object) => ({
  ...{ id: 'north', name: 'North locality team', channelId: '19:north@thread.tacv2' },
  ...{ teamManager: TESS.id, deputies: [DEPUTY.id], hours: undefined, districts: '', ...more },
})

describe('the directory over the authority file', () => {
  it('is the file itself while nothing was changed', () => {
    assert.equal(directoryWithEntries(COUNCIL, []), COUNCIL)
  })

  it('knows a new person, a changed one, and nobody who has left, whatever the file says', () => {
    const added = standingAfter(scene, savePerson(scene, BY_ADMIN, NEW_PERSON))
    assert.equal(personById(added, NEW_PERSON.id)?.name, 'Nia New')
    assert.deepEqual(added.people.slice(0, -1), COUNCIL.people)
    const moved = standingAfter(scene, savePerson(scene, BY_ADMIN, change(INES, { teams: ['south'] })))
    assert.deepEqual(personById(moved, INES.id)?.teams, ['south'])
    const gone = standingAfter(scene, endPerson(scene, BY_ADMIN, { id: INES.id, left: 0, atOnce: false }))
    assert.equal(personById(gone, INES.id), undefined)
  })

  it('lets the file count again when an entry ends, and keeps what the file says of everything else', () => {
    const { entries } = done(saveTeam(scene, BY_ADMIN, team({ districts: 'cb4, CB5 cb4' })))
    const changed = sceneWith(entries)
    const newer = { ...COUNCIL, teams: COUNCIL.teams.map((one) => ({ ...one, name: `New ${one.name}` })) }
    const north = teamById(directoryWithEntries(newer, entries), 'north')
    assert.deepEqual([north?.name, north?.districts], ['New North locality team', ['CB4', 'CB5']])
    const back = standingAfter(changed, letFileCount(changed, BY_ADMIN, { kind: 'team', id: 'north' }))
    assert.deepEqual(teamById(back, 'north'), NORTH)
  })

  it('is the same when it is laid over its own result', () => {
    const { entries } = done(savePerson(scene, BY_ADMIN, NEW_PERSON))
    const once = directoryWithEntries(COUNCIL, entries)
    assert.deepEqual(directoryWithEntries(once, entries), once)
  })
})

describe('a change of the directory', () => {
  it('is refused to everybody but an administrator', () => {
    for (const by of [MAYA, SAM, TESS]) {
      const act = { by, at: AT }
      for (const ruling of [
        savePerson(scene, act, NEW_PERSON),
        saveTeam(scene, act, team({})),
        tieChannel(scene, act, { to: 'north', channelId: '19:x@thread.tacv2' }),
        endPerson(scene, act, { id: SAM.id, left: 0, atOnce: true }),
        savePrison(scene, act, { code: 'ZAA', name: 'HMP X', phone: '', escortRule: '', identityRule: '' }),
      ])
        assert.equal(refused(ruling), 'notToKeepDirectory', by.name)
    }
  })

  it('never takes the last administrator away', () => {
    assert.equal(
      refused(savePerson(scene, BY_ADMIN, change(ADMIN, { roles: ['mash_officer'] }))),
      'lastAdministrator',
    )
    assert.equal(
      refused(endPerson(scene, BY_ADMIN, { id: ADMIN.id, left: 0, atOnce: false })),
      'lastAdministrator',
    )
  })

  it('never leaves a team without anybody who may sign, without a social worker, or with a Team Manager who is none', () => {
    const bySouth = savePerson(scene, BY_ADMIN, change(SOUTH_MANAGER, { qualified: false }))
    assert.match(said(bySouth), /South locality team has nobody qualified who may sign off/)
    const worker = endPerson(scene, BY_ADMIN, { id: SOUTH_WORKER.id, left: 0, atOnce: true })
    assert.match(said(worker), /South locality team has no social worker/)
    const manager = endPerson(scene, BY_ADMIN, { id: TESS.id, left: 0, atOnce: false })
    assert.match(said(manager), /North locality team, Team Manager, is the id of nobody/)
    assert.match(
      said(saveTeam(scene, BY_ADMIN, team({ teamManager: SAM.id }))),
      /without the role team_manager/,
    )
    for (const ruling of [bySouth, worker, manager]) assert.equal(refused(ruling), 'directoryWouldBreak')
  })

  it('puts the heir in the place of a Team Manager who leaves, and takes a deputy off the list', () => {
    const heir = standingAfter(
      scene,
      endPerson(scene, BY_ADMIN, { id: TESS.id, heir: BOTH.id, left: 0, atOnce: false }),
    )
    assert.equal(teamById(heir, 'north')?.teamManager, BOTH.id)
    const deputy = standingAfter(scene, endPerson(scene, BY_ADMIN, { id: DEPUTY.id, left: 0, atOnce: false }))
    assert.deepEqual(teamById(deputy, 'north')?.deputies, [])
  })

  it('is refused while work is left, unless it cannot wait', () => {
    assert.equal(refused(endPerson(scene, BY_ADMIN, { id: SAM.id, left: 2, atOnce: false })), 'handOverFirst')
    assert.equal(
      personById(
        standingAfter(scene, endPerson(scene, BY_ADMIN, { id: SAM.id, left: 2, atOnce: true })),
        SAM.id,
      ),
      undefined,
    )
  })

  it('never gives two teams one channel, or one postcode district', () => {
    const twice = saveTeam(scene, BY_ADMIN, team({ channelId: '19:south@thread.tacv2' }))
    assert.match(said(twice), /South locality team, channel, is the same as North locality team, channel,/)
    assert.equal(
      refused(tieChannel(scene, BY_ADMIN, { to: 'mash', channelId: '19:north@thread.tacv2' })),
      'directoryWouldBreak',
    )
    const { entries } = done(saveTeam(scene, BY_ADMIN, team({ districts: 'CB4' })))
    const south = {
      ...team({}),
      id: 'south',
      name: 'South',
      channelId: '19:south@thread.tacv2',
      teamManager: 'graph',
      deputies: [],
    }
    assert.match(
      said(saveTeam(sceneWith(entries), BY_ADMIN, { ...south, districts: 'CB4' })),
      /postcode district/,
    )
  })

  for (const [what, more] of [
    ['webmail', { email: 'nia@gmail.com' }],
    ['a domain that looks like the council’s', { email: 'nia@counci1.example' }],
    ['a team that is not there', { teams: ['west'] }],
    ['a social worker without a team', { teams: [] }],
    ['a word that is no role', { roles: ['boss'] }],
    ['no role at all', { roles: [] }],
    ['what is no Entra id', { id: 'nia' }],
    ['a name that is a formula', { name: '=HYPERLINK("x")' }],
    ['a name with a sign that turns the text', { name: 'Nia \u202Exe' }],
    ['a name over two lines', { name: 'Nia\nNew' }],
    ['an id that is there already, in capitals', { id: SAM.id.toUpperCase() }],
  ] as const)
    it(`is refused with ${what}`, () => {
      const ruling = savePerson(scene, BY_ADMIN, { ...NEW_PERSON, ...more })
      assert.ok(
        ['directoryFaulty', 'directoryWouldBreak', 'personThereAlready'].includes(refused(ruling)),
        refused(ruling),
      )
    })

  it('is not held up by a fault that a later change of the file has made', () => {
    const { entries } = done(savePerson(scene, BY_ADMIN, NEW_PERSON))
    const seed = { ...COUNCIL, teams: COUNCIL.teams.filter(({ id }) => id === 'south') }
    const broken = { ...sceneWith(entries), seed }
    assert.match(
      faultsIn(directoryWithEntries(seed, entries)).join(' '),
      /Nia New, teams, is "north", which is the id of no team/,
    )
    const mended = savePerson(broken, BY_ADMIN, { ...NEW_PERSON, isNew: false, teams: ['south'] })
    assert.deepEqual(personById(standingAfter(broken, mended), NEW_PERSON.id)?.teams, ['south'])
    assert.equal(
      refused(savePerson(broken, BY_ADMIN, change(SOUTH_WORKER, { name: 'Sol Other' }))),
      'not refused',
    )
  })

  it('is refused to whoever looks at an older version', () => {
    const { entries } = done(
      savePerson(scene, BY_ADMIN, { ...change(SAM, { name: 'Sam Changed' }), seen: 0 }),
    )
    const again = savePerson(sceneWith(entries), BY_ADMIN, { ...change(SAM, { name: 'Sam Other' }), seen: 0 })
    assert.equal(refused(again), 'stale')
  })

  it('whatever is tried, what comes of it has no fault, and never no administrator', () => {
    const ids = COUNCIL.people.map(({ id }) => id)
    const person = fc.record({
      ...{ id: fc.constantFrom(...ids, NEW_PERSON.id), name: fc.constantFrom('A. Name', '=x', 'B') },
      email: fc.constantFrom('a@council.example', 'a@gmail.com'),
      roles: fc.subarray(Object.keys(ROLES), { maxLength: 3 }),
      teams: fc.subarray(['north', 'south', 'west']),
      ...{ qualified: fc.boolean(), isNew: fc.boolean() },
    })
    const leaving = fc.record({
      id: fc.constantFrom(...ids),
      heir: fc.constantFrom(undefined, ...ids),
      left: fc.constant(0),
      atOnce: fc.boolean(),
    })
    const tying = fc.record({
      to: fc.constantFrom('north', 'south', 'mash'),
      channelId: fc.constantFrom('19:a@thread.tacv2', '19:mash@thread.tacv2', 'x'),
    })
    const step = fc.oneof(
      person.map(
        (what) => (entries: readonly DirectoryEntry[]) => savePerson(sceneWith(entries), BY_ADMIN, what),
      ),
      leaving.map(
        (what) => (entries: readonly DirectoryEntry[]) => endPerson(sceneWith(entries), BY_ADMIN, what),
      ),
      tying.map(
        (what) => (entries: readonly DirectoryEntry[]) => tieChannel(sceneWith(entries), BY_ADMIN, what),
      ),
    )
    let changes = 0
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
        const entries: DirectoryEntry[] = []
        for (const each of steps) {
          const ruling = each(entries)
          if (isRefusal(ruling)) continue
          entries.push(...ruling.entries)
          changes += 1
        }
        const result = directoryWithEntries(COUNCIL, entries)
        assert.deepEqual(faultsIn(result), [])
        assert.ok(result.people.some(({ roles }) => roles.includes('administrator')))
      }),
      { numRuns: 150 },
    )
    assert.ok(changes > 50)
  })
})
