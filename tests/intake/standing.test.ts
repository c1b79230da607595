/** GET /api/referrals/{reference}: how it stands, to whom, and without a name. */
import assert from 'node:assert/strict'
import { LEAST, type OpenApi, openApi } from './open-api.ts'
import { CASE_SYSTEM, OTHER_SYSTEM } from './tenant.ts'

describe('how a referral stands, for the case system', () => {
  let api: OpenApi
  before(async () => {
    api = await openApi()
    await api.send(LEAST)
  })
  after(() => api.close())

  const ask = (reference: string, claims: object = {}) =>
    api.get(`/api/referrals/${reference}`, { authorization: `Bearer ${api.tenant.token({ ...claims })}` })

  it('is told by status and days, and by no name but the team’s', async () => {
    const { status, body } = await ask('PCA-2026-0001')
    assert.equal(status, 200)
    assert.deepEqual(body, {
      ...{ reference: 'PCA-2026-0001', status: 'received', statusText: 'waiting for triage' },
      ...{ receivedOn: '2026-12-04', dueOn: '2026-12-24' },
    })
  })

  it('names the team once MASH has given it to one, and the day it was sent', async () => {
    const loaded = await api.world.store.load('PCA-2026-0001')
    assert.ok(loaded)
    const sent = { ...loaded.referral, status: 'sent', team: 'north', sentAt: '2026-12-20T23:30:00.000Z' }
    const write = (body: object) =>
      api.world.database.run('update referral set body = $1 where reference = $2', [
        ...[JSON.stringify(body), 'PCA-2026-0001'],
      ])
    await write(sent)
    const { body } = await ask('PCA-2026-0001')
    await write(loaded.referral)
    assert.deepEqual([body.team, body.sentOn, body.status], ['North locality team', '2026-12-20', 'sent'])
  })

  it('may be asked about any referral with Referral.Read, and with Referral.Write alone about one’s own', async () => {
    const statusOf = async (claims: object) => (await ask('PCA-2026-0001', claims)).status
    assert.equal(await statusOf({ azp: OTHER_SYSTEM, roles: ['Referral.Read'] }), 200)
    assert.equal(await statusOf({ azp: OTHER_SYSTEM, roles: ['Referral.Write'] }), 404)
    assert.equal(await statusOf({ azp: OTHER_SYSTEM, roles: [] }), 403)
  })

  it('answers the same of a referral that is not there, of one that is another’s, and of what is no reference', async () => {
    const others = await ask('PCA-2026-0001', { azp: OTHER_SYSTEM })
    assert.deepEqual([others.status, others.body.code], [404, 'NotThere'])
    for (const reference of [
      'PCA-2026-9999',
      'PCA-1',
      'pca-2026-0001',
      "'; drop table referral; --",
      '%2e%2e',
      '💥',
    ])
      assert.equal((await ask(encodeURIComponent(reference))).text, others.text, reference)
  })

  it('says of one whose copy was deleted when that was, to those who might ask about it', async () => {
    const before = await ask('PCA-2026-0001')
    assert.equal(before.status, 200)
    await api.world.store.transaction((tx) =>
      tx.purge({
        ...{
          reference: 'PCA-2026-0001',
          at: '2027-03-04T06:00:00.000Z',
          status: 'logged_only',
          rule: 'test',
        },
        caller: `case-system:${CASE_SYSTEM}`,
      }),
    )
    const own = await ask('PCA-2026-0001')
    assert.deepEqual([own.status, own.body.code], [410, 'Deleted'])
    assert.match(own.body.detail, /deleted on 2027-03-04/)
    assert.equal((await ask('PCA-2026-0001', { azp: OTHER_SYSTEM, roles: ['Referral.Read'] })).status, 410)
    assert.equal((await ask('PCA-2026-0001', { azp: OTHER_SYSTEM })).status, 404)
  })
})
