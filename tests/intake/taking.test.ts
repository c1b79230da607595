/** POST /api/referrals: what is recorded, and what happens when the same request comes again. */
import assert from 'node:assert/strict'
import { forgetOldKeys } from '../../src/workflow/intake.ts'
import { LEAST, type OpenApi, openApi, rowsIn } from './open-api.ts'
import { CASE_SYSTEM, OTHER_SYSTEM } from './tenant.ts'

describe('a referral sent by the case system', () => {
  let api: OpenApi
  before(async () => {
    api = await openApi()
  })
  after(() => api.close())

  const count = async () => (await rowsIn(api.world)).split(' ').map(Number)

  it('is received for triage, without a team, and its answer says where to ask how it stands', async () => {
    const { status, body, headers } = await api.send(LEAST)
    assert.equal(status, 201)
    assert.deepEqual(body, {
      ...{ reference: 'PCA-2026-0001', receivedOn: '2026-12-04', dueOn: '2026-12-24', status: 'received' },
    })
    assert.equal(headers.get('location'), '/api/referrals/PCA-2026-0001')
    const loaded = await api.world.store.load('PCA-2026-0001')
    assert.equal(loaded?.referral.status, 'received')
    assert.equal(loaded.referral.team, '')
    assert.equal(loaded.referral.recordedBy, `case-system:${CASE_SYSTEM}`)
    assert.deepEqual(loaded.referral.details, { ...LEAST, carer: {} })
  })

  it('has its line in the audit and its promises in the ledger', async () => {
    const { body } = await api.send(LEAST)
    const { rows } = await api.world.database.run(
      'select who, what, to_status from audit where reference = $1',
      [body.reference],
    )
    assert.deepEqual(rows, [{ who: `case-system:${CASE_SYSTEM}`, what: 'record', to_status: 'received' }])
    assert.ok((await api.world.store.notices(body.reference)).length > 0)
  })

  it('is recorded once when it is sent twice under one key, and the answer is the same', async () => {
    const key = { 'idempotency-key': 'again-1' }
    const first = await api.send(LEAST, key)
    const before = await rowsIn(api.world)
    const second = await api.send({ ...LEAST, children: [{ fullName: '  Robin Sample ' }] }, key)
    assert.equal(second.status, 201)
    assert.deepEqual(second.body, first.body)
    assert.equal(second.headers.get('location'), first.headers.get('location'))
    assert.equal(second.headers.get('idempotency-replayed'), 'true')
    assert.equal(first.headers.get('idempotency-replayed'), null)
    assert.equal(await rowsIn(api.world), before)
  })

  it('is recorded once when ten come at the same moment', async () => {
    const [before = 0] = await count()
    const all = await Promise.all(
      Array.from({ length: 10 }, () => api.send(LEAST, { 'idempotency-key': 'at-once' })),
    )
    assert.deepEqual(new Set(all.map(({ status }) => status)), new Set([201]))
    assert.equal(new Set(all.map(({ text }) => text)).size, 1)
    assert.equal(all.filter(({ headers }) => headers.get('idempotency-replayed') === null).length, 1)
    assert.equal((await count())[0], before + 1)
  })

  it('is refused with 409 under the key of another one, and nothing is kept', async () => {
    const key = { 'idempotency-key': 'other-body' }
    await api.send(LEAST, key)
    const before = await rowsIn(api.world)
    const { status, body } = await api.send({ ...LEAST, children: [{ fullName: 'Kim Sample' }] }, key)
    assert.deepEqual([status, body.code], [409, 'KeyUsed'])
    assert.equal(await rowsIn(api.world), before)
  })

  it('may come under a key that another application used, and under one whose first body was refused', async () => {
    const key = { 'idempotency-key': 'shared' }
    const other = `Bearer ${api.tenant.token({ azp: OTHER_SYSTEM })}`
    assert.equal((await api.send({ ...LEAST, children: [] }, key)).status, 422)
    const first = await api.send(LEAST, key)
    const second = await api.send(LEAST, { ...key, authorization: other })
    assert.deepEqual([first.status, second.status], [201, 201])
    assert.notEqual(first.body.reference, second.body.reference)
  })

  it('keeps of a key only digests, and forgets it after thirty days', async () => {
    const secret = { 'idempotency-key': 'robin-sample-2017' }
    const first = await api.send(LEAST, secret)
    const { rows } = await api.world.database.run('select * from intake_key')
    const kept = JSON.stringify(rows)
    for (const word of ['robin', 'Robin', 'Alex', 'Sample']) assert.ok(!kept.includes(word), word)
    api.world.setNow('2027-01-06T09:59:00.000Z')
    await forgetOldKeys(api.world)
    assert.equal((await api.send(LEAST, secret)).body.reference, first.body.reference)
    api.world.setNow('2027-01-06T10:01:00.000Z')
    assert.ok((await forgetOldKeys(api.world)) > 0)
    assert.notEqual((await api.send(LEAST, secret)).body.reference, first.body.reference)
  })

  it('needs a key: without one, or with one that holds a space, it is refused before it is read', async () => {
    for (const key of [undefined, '', 'two words', 'x'.repeat(256)]) {
      const { status, body } = await api.send(LEAST, { 'idempotency-key': key })
      assert.deepEqual([status, body.code], [400, 'NoIdempotencyKey'], String(key))
    }
  })
})
