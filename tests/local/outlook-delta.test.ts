/** Delta queries of the Graph stand-in: the whole folder once, then what is new, over a restart, and what it refuses. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Outlook, startOutlook } from '../../src/local/outlook.ts'
import { call, message, SEND } from './outlook-calls.ts'

const FOLDERS = '/users/prison.contact%40council.example/mailFolders'
const INBOX = `${FOLDERS}/inbox/messages/delta`
const PROPERTY = 'String {00020386-0000-0000-C000-000000000046} Name x-prison-contact-dispatch'
const headersOf = (id: string) => ({
  internetMessageHeaders: [{ name: 'x-prison-contact-dispatch', value: id }],
})

describe('the delta queries of the Graph stand-in', () => {
  let folder: string
  let outlook: Outlook
  const open = async () => {
    outlook = await startOutlook({ folder })
  }
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'outlook-'))
    await open()
  })
  afterEach(async () => {
    await outlook.close()
    rmSync(folder, { recursive: true })
  })

  const send = (id: string) =>
    call(outlook, SEND, { body: { message: { ...message, ...headersOf(id) }, saveToSentItems: true } })
  const look = async (path: string) => {
    const { status, text } = await call(outlook, path)
    assert.equal(status, 200, text)
    return JSON.parse(text)
  }
  const on = (link: string) => look(link.slice(link.indexOf('/users/')))

  it('show what came since the link, in a copy that was kept on disk', async () => {
    await send('d-1')
    await outlook.bounce('d-1')
    const first = await look(INBOX)
    assert.equal(first.value.length, 1)
    await outlook.close()
    await open()
    await outlook.reply('d-1')
    const second = await on(first['@odata.deltaLink'])
    assert.equal(second.value.length, 1)
    assert.equal(second.value[0].from.emailAddress.address, 'a@prison.example')
    await outlook.removeFromInbox(second.value[0].id)
    const third = await on(second['@odata.deltaLink'])
    assert.deepEqual(third.value, [{ '@removed': { reason: 'deleted' }, id: second.value[0].id }])
  })

  it('go page by page, ten to a page unless asked otherwise, with one link or the other', async () => {
    await send('d-1')
    for (let count = 0; count < 11; count += 1) await outlook.reply('d-1')
    const first = await look(INBOX)
    assert.equal(first.value.length, 10)
    assert.equal(first['@odata.deltaLink'], undefined)
    const second = await on(first['@odata.nextLink'])
    assert.equal(second.value.length, 1)
    assert.equal(second['@odata.nextLink'], undefined)
  })

  it('show headers and extended properties to whoever asks for them alone', async () => {
    await send('d-1')
    const sent = `${FOLDERS}/SentItems/messages/delta`
    const [plain] = (await look(`${sent}?$select=id`)).value
    assert.deepEqual(Object.keys(plain).sort(), ['@odata.etag', 'id'])
    const expand = encodeURIComponent(`singleValueExtendedProperties($filter=id eq '${PROPERTY}')`)
    const [asked] = (await look(`${sent}?$select=id&$expand=${expand}`)).value
    assert.deepEqual(asked.singleValueExtendedProperties, [{ id: PROPERTY, value: 'd-1' }])
  })

  it('refuse another filter, another folder and a link that is forgotten or leads too far', async () => {
    await send('d-1')
    await outlook.reply('d-1')
    const link: string = (await look(INBOX))['@odata.deltaLink']
    const refused = async (path: string) => (await call(outlook, path)).status
    assert.equal(await refused(`${INBOX}?$filter=subject%20eq%20'x'`), 400)
    assert.equal(await refused(`${INBOX}?$search=x`), 400)
    assert.equal(await refused(`${INBOX}?$expand=attachments`), 400)
    assert.equal(await refused(`${FOLDERS}/drafts/messages/delta`), 404)
    const path = link.slice(link.indexOf('/users/'))
    assert.equal(await refused(path.replace('/inbox/', '/sentitems/')), 410)
    outlook.forgetLinks()
    const { status, error } = await call(outlook, path)
    assert.deepEqual([status, error.code], [410, 'SyncStateNotFound'])
  })

  it('have nothing for a mail that was never sent', async () => {
    assert.throws(() => outlook.bounce('d-9'), /no such mail/)
    assert.deepEqual((await look(INBOX)).value, [])
  })
})
