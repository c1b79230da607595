/** Restricting a referral to named people, and breaking the glass: the rules. */
import assert from 'node:assert/strict'
import { allocate, take } from '../../src/domain/allocation.ts'
import { breakGlass, ownersOf } from '../../src/domain/break-glass.ts'
import { toldOfConcern } from '../../src/domain/concern.ts'
import { nextApprover } from '../../src/domain/cover.ts'
import { managerOf } from '../../src/domain/holder.ts'
import { handOver, wants } from '../../src/domain/leaving.ts'
import { nudged } from '../../src/domain/nudge-people.ts'
import { mayRead, mayTake, type Person } from '../../src/domain/people.ts'
import { NO_TEAM, type Referral } from '../../src/domain/referral.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import { isNamedIn, liftRestriction, restrict } from '../../src/domain/restriction.ts'
import * as who from '../support/council.ts'
import { naming, restrictedTo, WHY } from './restriction-sample.ts'
import { act, allowed, EVERY_STATUS, NOW, referralOf, saidTo } from './sample.ts'

const { SAM, TESS, DEPUTY, MAYA, HEAD, INES, UNQUALIFIED, SOUTH_MANAGER, ADMIN, AUDITOR } = who
const open = referralOf('in_progress')
const ours = restrictedTo(open, [SAM, TESS])

describe('a referral is restricted to named people', () => {
  it('by a manager of its team, the head of service, and MASH before a team has it', () => {
    for (const by of [TESS, DEPUTY, who.SERVICE, who.DUTY])
      assert.equal(saidTo(restrict(open, act(by), naming([SAM, TESS, by]))), 'allowed', by.name)
    assert.equal(saidTo(restrict(open, act(HEAD), naming([SAM, TESS]))), 'allowed')
    for (const by of [SAM, MAYA, SOUTH_MANAGER, ADMIN, AUDITOR])
      assert.equal(saidTo(restrict(open, act(by), naming([SAM, TESS]))), 'notToRestrict', by.name)
    const waiting: Referral = { ...referralOf('received'), team: NO_TEAM }
    assert.equal(saidTo(restrict(waiting, act(MAYA), naming([MAYA]))), 'allowed')
    assert.equal(saidTo(restrict(waiting, act(TESS), naming([MAYA, TESS]))), 'notToRestrict')
  })

  it('is refused without its worker, and without somebody who may sign, naming who is missing', () => {
    const missing = (people: readonly Person[], referral: Referral = open): readonly string[] => {
      const ruling = restrict(referral, act(HEAD), naming(people))
      return isRefusal(ruling) && ruling.refused === 'namesMissing' ? ruling.more : []
    }
    assert.deepEqual(missing([SAM, TESS]), [])
    assert.deepEqual(missing([TESS]), [`${SAM.name} must be among them: they have it.`])
    assert.match(missing([SAM]).join(), /Somebody who may sign it off must be among them/)
    assert.match(missing([SAM, UNQUALIFIED]).join(), /may sign it off/)
    assert.equal(missing([]).length, 2)
    const signing = referralOf('submitted')
    assert.deepEqual(missing([SAM, DEPUTY], signing), [
      `${TESS.name} must be among them: it waits for their sign-off.`,
    ])
    assert.match(missing([TESS], { ...referralOf('received'), team: NO_TEAM }).join(), /A MASH officer must/)
  })

  it('names nobody who could do nothing with it, nobody unknown, and nobody twice', () => {
    const tried = (people: readonly Person[]) => saidTo(restrict(open, act(TESS), naming(people)))
    for (const idle of [SOUTH_MANAGER, ADMIN, AUDITOR, HEAD])
      assert.equal(tried([SAM, TESS, idle]), 'namedOfNoUse', idle.name)
    assert.equal(tried([SAM, TESS, { ...SAM, id: 'nobody' }]), 'namedNotKnown')
    const twice = allowed(restrict(open, act(TESS), naming([SAM, TESS, SAM]))).referral.restriction
    assert.deepEqual(twice?.people, [SAM.id, TESS.id])
  })

  it('locks nobody out by accident: whoever sees it is named, or says that it is to be without them', () => {
    assert.equal(saidTo(restrict(open, act(DEPUTY), naming([SAM, TESS]))), 'nameYourself')
    assert.equal(saidTo(restrict(open, act(DEPUTY), naming([SAM, TESS], { withoutMe: true }))), 'allowed')
    assert.equal(saidTo(restrict(ours, act(TESS), naming([SAM, DEPUTY]))), 'nameYourself')
  })

  it('has a reason, and changes something', () => {
    assert.equal(saidTo(restrict(open, act(TESS), naming([SAM, TESS], { why: '  ' }))), 'whyRestricted')
    assert.equal(saidTo(restrict(ours, act(TESS), naming([TESS, SAM]))), 'sameNames')
    const { referral, reason, move, events } = allowed(restrict(ours, act(TESS), naming([SAM, TESS, INES])))
    assert.deepEqual([referral.version, move], [5, 'restrict'])
    assert.equal(reason, `${SAM.id} ${TESS.id} ${INES.id}: ${WHY}`)
    assert.deepEqual(events, [{ name: 'restricted' }])
  })

  it('is lifted with a reason by those who may restrict it, the head of service without being named', () => {
    assert.equal(saidTo(liftRestriction(open, act(TESS), { why: 'It is over.' })), 'notRestricted')
    assert.equal(saidTo(liftRestriction(ours, act(DEPUTY), { why: 'It is over.' })), 'notToRestrict')
    assert.equal(saidTo(liftRestriction(ours, act(TESS), { why: ' ' })), 'whyRestricted')
    for (const by of [TESS, HEAD]) {
      const { referral } = allowed(liftRestriction(ours, act(by), { why: 'It is over.' }))
      assert.ok(!('restriction' in referral))
      assert.ok(mayRead(DEPUTY, referral))
    }
  })

  it('is taken by and given to nobody who is not named', () => {
    const waiting = restrictedTo(referralOf('assigned_to_team'), [TESS, INES])
    const to = (worker: Person) => ({ worker: worker.id, directory: who.COUNCIL })
    assert.ok(!mayTake(SAM, waiting))
    assert.notEqual(saidTo(take(waiting, act(SAM))), 'allowed')
    assert.equal(saidTo(allocate(waiting, act(TESS), to(SAM))), 'workerNotNamed')
    assert.equal(saidTo(allocate(waiting, act(TESS), to(INES))), 'allowed')
  })

  it('goes to a team only where somebody who may sign there is named', () => {
    const waiting = restrictedTo({ ...referralOf('received'), team: NO_TEAM }, [MAYA, TESS])
    assert.ok(isNamedIn('north', waiting, who.COUNCIL))
    assert.ok(!isNamedIn('south', waiting, who.COUNCIL))
  })

  it('is managed by the first of the named who manages its team', () => {
    assert.equal(managerOf(restrictedTo(open, [SAM, DEPUTY]), who.COUNCIL), DEPUTY.id)
    assert.equal(managerOf(restrictedTo(open, [SAM]), who.COUNCIL), undefined)
  })
})

describe('while the named are away', () => {
  const day = '2026-12-03'
  const away = (...people: readonly Person[]) =>
    people.map(({ id }) => ({ person: id, from: day, until: undefined, source: 'said so' }) as const)
  const around = (...people: readonly Person[]) => ({
    ...{ directory: who.COUNCIL, day },
    absences: away(...people),
  })

  it('sign-off goes to the named deputy, and to nobody else', () => {
    const two = restrictedTo(referralOf('submitted'), [SAM, TESS, DEPUTY])
    if (two.status !== 'submitted') throw new Error('It waits for sign-off.')
    assert.equal(nextApprover(two, around(TESS))?.id, DEPUTY.id)
    assert.equal(nextApprover(restrictedTo(two, [SAM, TESS]), around(TESS)), undefined)
  })

  it('the head of service hears that it waits, and of nothing else', () => {
    const waiting = restrictedTo(referralOf('submitted'), [SAM, TESS])
    assert.equal(nudged('manager', waiting, around()), TESS.id)
    assert.equal(nudged('manager', waiting, around(TESS)), HEAD.id)
    assert.equal(nudged('administrator', waiting, around(TESS)), HEAD.id)
    for (const role of ['head of service', 'service manager', 'recorder', 'team channel'] as const)
      assert.notEqual(nudged(role, waiting, around(TESS)), HEAD.id, role)
  })

  it('a concern still reaches somebody: a child in danger comes first', () => {
    const told = toldOfConcern(ours, SAM.id, around())
    assert.deepEqual(
      told.map(({ id }) => id),
      [TESS.id],
    )
    assert.ok(toldOfConcern(ours, SAM.id, around(TESS)).some(({ id }) => id === HEAD.id))
  })
})

describe('somebody who leaves', () => {
  const handed = (referral: Referral, from: Person, to: Person, by: Person = ADMIN) =>
    handOver(referral, act(by), { from: from.id, to: to.id, directory: who.COUNCIL })

  it('is found by their name alone, and the heir takes their place', () => {
    const both = restrictedTo(open, [SAM, TESS, DEPUTY])
    assert.deepEqual(wants(both, DEPUTY.id), { work: false, sign: false, named: true })
    const { referral, reason } = allowed(handed(both, DEPUTY, who.SERVICE))
    assert.deepEqual(referral.restriction?.people, [SAM.id, TESS.id, who.SERVICE.id])
    assert.match(reason ?? '', /place among the named/)
    assert.equal(saidTo(handed(both, DEPUTY, SOUTH_MANAGER)), 'notToThem')
  })

  it('hands work to somebody who is named by that', () => {
    const { referral } = allowed(handed(ours, SAM, INES))
    assert.deepEqual(referral.restriction?.people, [TESS.id, INES.id])
    assert.equal('worker' in referral ? referral.worker : '', INES.id)
  })

  it('leaves nobody without a signer', () => {
    assert.equal(saidTo(handed(ours, TESS, INES)), 'namesMissing')
    assert.equal(saidTo(handed(ours, TESS, DEPUTY)), 'allowed')
  })

  it('is not handed over by a manager who is not named', () => {
    assert.equal(saidTo(handed(ours, SAM, INES, DEPUTY)), 'notToHandOver')
  })
})

describe('breaking the glass', () => {
  const why = 'The worker is ill and the prison asks.'
  const broken = (referral: Referral, by: Person, reason = why) => {
    const answer = breakGlass(referral, act(by), { why: reason })
    return isRefusal(answer) ? answer.refused : answer
  }

  it('is for managers and heads of service of any team, and for MASH where it is restricted', () => {
    for (const by of [DEPUTY, who.SERVICE, who.DUTY, SOUTH_MANAGER, HEAD, MAYA, UNQUALIFIED])
      assert.equal(typeof broken(ours, by), 'object', by.name)
    for (const by of [INES, who.SOUTH_WORKER, ADMIN, AUDITOR, who.LADO])
      assert.equal(broken(ours, by), 'notToBreakGlass', by.name)
    for (const by of [SOUTH_MANAGER, HEAD]) assert.equal(typeof broken(open, by), 'object', by.name)
    assert.equal(broken(open, MAYA), 'notToBreakGlass')
    assert.equal(broken(open, DEPUTY), 'glassNotNeeded')
    assert.equal(broken(ours, TESS), 'glassNotNeeded')
  })

  it('wants a reason of a few words, and lasts twelve hours', () => {
    for (const reason of ['', ' ', 'because', 'I need it', 'a b c'])
      assert.equal(broken(ours, DEPUTY, reason), 'whyBreakGlass')
    const answer = broken(ours, DEPUTY)
    assert.deepEqual(answer, { by: DEPUTY.id, at: NOW, until: '2026-12-04T02:02:00.000Z', why })
  })

  it('is not done twice at once', () => {
    const one = broken(ours, DEPUTY)
    if (typeof one === 'string') throw new Error(one)
    assert.equal(broken({ ...ours, opened: [one] }, DEPUTY), 'glassBrokenAlready')
    assert.equal(typeof broken({ ...ours, opened: [one] }, SOUTH_MANAGER), 'object')
  })

  it('opens it to be read and for nothing else', () => {
    const opened = [{ by: DEPUTY.id, at: NOW, until: NOW, why }]
    for (const status of EVERY_STATUS) {
      const referral = { ...restrictedTo(referralOf(status), [SAM, TESS]), opened }
      assert.ok(mayRead(DEPUTY, referral))
      assert.equal(saidTo(restrict(referral, act(DEPUTY), naming([SAM, TESS, DEPUTY]))), 'notToRestrict')
    }
  })

  it('is told to who has it, who manages it and who restricted it, never to whoever broke it', () => {
    assert.deepEqual(ownersOf(ours, DEPUTY.id, who.COUNCIL), [SAM.id, TESS.id])
    const byHead = allowed(restrict(open, act(HEAD), naming([SAM, TESS]))).referral
    assert.deepEqual(ownersOf(byHead, DEPUTY.id, who.COUNCIL), [SAM.id, TESS.id, HEAD.id])
    assert.deepEqual(ownersOf(byHead, HEAD.id, who.COUNCIL), [SAM.id, TESS.id])
    const waiting: Referral = { ...referralOf('received'), team: NO_TEAM }
    assert.deepEqual(ownersOf(restrictedTo(waiting, [MAYA]), TESS.id, who.COUNCIL), [MAYA.id])
  })
})
