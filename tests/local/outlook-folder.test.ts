/** The Graph stand-in with a folder: what it took is there again after a crash. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startOutlook } from '../../src/local/outlook.ts'
import { attachment, call, message, NOTIFY, note, PUT, SEND } from './outlook-calls.ts'

describe('the Graph stand-in with a folder', () => {
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'outlook-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  it('has everything again after it was killed, the moment it said yes', async () => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', KEEPER, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(child.stdout, 'data')
    child.kill('SIGKILL')
    await once(child, 'exit')

    const outlook = await startOutlook({ folder })
    const [mail] = outlook.mails()
    assert.deepEqual(
      [mail?.to, mail?.dispatchId, mail?.attachments[0]?.bytes.toString()],
      ['a@prison.example', 'd-1', '%PDF'],
    )
    assert.deepEqual(
      outlook.files().map(({ name, bytes }) => [name, bytes.toString()]),
      [['PCA-2026-0001.pdf', 'second']],
    )
    assert.equal(outlook.notifications()[0]?.activityType, 'a')
    const file = await fetch(outlook.files()[0]?.webUrl ?? '')
    assert.equal(await file.text(), 'second')
    await call(outlook, SEND, { body: { message } })
    assert.deepEqual(
      outlook.mails().map(({ id }) => id),
      ['000001', '000002'],
    )
    await outlook.close()
  })

  it('has automatic replies as they were set last', async () => {
    const [first, until] = ['2026-12-03T09:00:00.000Z', '2026-12-04T09:00:00.000Z']
    let outlook = await startOutlook({ folder, now: () => Date.parse('2026-11-20T10:00:00.000Z') })
    await Promise.all([outlook.setAway('u1', { until: first }), outlook.setAway('u1', { until })])
    await outlook.setAway('u2', {})
    await outlook.setAway('u3', {})
    await outlook.setAway('u3', undefined)
    await outlook.close()
    outlook = await startOutlook({ folder })
    const from = '2026-11-20T10:00:00.000Z'
    assert.deepEqual(['u1', 'u2', 'u3'].map(outlook.awayOf), [{ from, until }, { from }, undefined])
    await outlook.close()
  })

  it('tells nothing by the names of its files', async () => {
    const outlook = await startOutlook({ folder })
    await call(outlook, SEND, { body: { message } })
    await call(outlook, PUT, { body: 'x', type: 'application/pdf', method: 'PUT' })
    await outlook.setAway('u', {})
    await outlook.close()
    const names = await readdir(folder, { recursive: true })
    assert.ok(
      names.every((name) => /^(mails|files|away)([/\\]\d{6}\.(json|bin))?$/.test(name)),
      names.join(' '),
    )
  })
})

/** Run in a process of its own: takes one of each, then waits to be killed. */
const KEEPER = `
import { startOutlook } from ${JSON.stringify(new URL('../../src/local/outlook.ts', import.meta.url).href)}
const outlook = await startOutlook({ folder: process.argv[1] })
const call = async (path, method, type, body) => {
  const headers = { 'content-type': type, authorization: 'Bearer word' }
  const { ok } = await fetch(outlook.baseUrl + path, { method, headers, body })
  if (!ok) throw new Error(path)
}
const message = ${JSON.stringify({ ...message, attachments: [attachment], internetMessageHeaders: [{ name: 'x-prison-contact-dispatch', value: 'd-1' }] })}
await call(${JSON.stringify(PUT)}, 'PUT', 'application/pdf', 'first')
await call(${JSON.stringify(PUT)}, 'PUT', 'application/pdf', 'second')
await call(${JSON.stringify(NOTIFY)}, 'POST', 'application/json', ${JSON.stringify(JSON.stringify(note))})
await call(${JSON.stringify(SEND)}, 'POST', 'application/json', JSON.stringify({ message }))
console.log('kept')
`
