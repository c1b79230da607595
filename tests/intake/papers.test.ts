/** Papers that come with a referral: kept with it or not at all, told by what is in them, within the limits. */
import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { LIMITS } from '../../src/intake/limits.ts'
import { sampleDocx, sampleMail, samplePdf } from '../support/sample-papers.ts'
import { LEAST, type OpenApi, openApi, rowsIn } from './open-api.ts'

type File = readonly [kind: string, name: string | undefined, bytes: Uint8Array]

const PDF: File = ['request_letter', 'letter.pdf', samplePdf()]

function formOf(files: readonly File[], referral: unknown = LEAST): FormData {
  const form = new FormData()
  if (referral !== null)
    form.append('referral', new Blob([JSON.stringify(referral)], { type: 'application/json' }))
  for (const [kind, name, bytes] of files) form.append(kind, new Blob([new Uint8Array(bytes)]), name)
  return form
}

describe('papers that come with a referral', () => {
  let api: OpenApi
  before(async () => {
    api = await openApi()
  })
  after(() => api.close())

  const refusedWith = async (form: FormData): Promise<readonly [number, string, readonly string[]]> => {
    const before = await rowsIn(api.world)
    const { status, body } = await api.post(form)
    assert.equal(await rowsIn(api.world), before)
    return [status, body.code, (body.errors ?? []).map(({ pointer }) => pointer)]
  }

  it('are kept with it, byte for byte, with kind, name and the day it was received', async () => {
    const files: readonly File[] = [
      PDF,
      ['police_report', 'Übergröße “1” <b>.docx', sampleDocx()],
      ['other', '../../etc/passwd.eml', sampleMail({})],
    ]
    const { status, body } = await api.post(formOf(files))
    assert.equal(status, 201)
    const kept = await api.world.store.papers(body.reference)
    assert.deepEqual(kept.map(({ kind, name, type, receivedOn }) => [kind, name, type, receivedOn]).sort(), [
      ['other', 'passwd.eml', 'eml', '2026-12-04'],
      ['police_report', 'Übergröße “1” <b>.docx', 'docx', '2026-12-04'],
      ['request_letter', 'letter.pdf', 'pdf', '2026-12-04'],
    ])
    for (const { id, kind } of kept) {
      const found = await api.world.store.paper(id)
      const sent = files.find(([sentKind]) => sentKind === kind)
      assert.deepEqual(Buffer.from(found?.bytes ?? []), Buffer.from(sent?.[2] ?? []))
    }
  })

  it('are kept once when the request is sent again, though the boundary is another', async () => {
    const key = { 'idempotency-key': 'with-papers' }
    const first = await api.post(formOf([PDF]), key)
    const before = await rowsIn(api.world)
    const second = await api.post(formOf([PDF]), key)
    assert.deepEqual([second.status, second.text], [201, first.text])
    assert.equal(await rowsIn(api.world), before)
    const other = await api.post(
      formOf([['request_letter', 'letter.pdf', samplePdf({ trailer: '/X 1' })]]),
      key,
    )
    assert.deepEqual([other.status, other.body.code], [409, 'KeyUsed'])
  })

  it('are told by what is in them: a name or a type of its own helps nothing', async () => {
    const page = new Uint8Array(Buffer.from('<html><script>alert(1)</script></html>'))
    assert.deepEqual(await refusedWith(formOf([['other', 'letter.pdf', page]])), [
      ...[422, 'AnswersAtFault', ['#/other']],
    ])
    assert.deepEqual(await refusedWith(formOf([['other', 'empty.pdf', new Uint8Array()]])), [
      ...[422, 'AnswersAtFault', ['#/other']],
    ])
    const running = samplePdf({ objects: ['<< /S /JavaScript /JS (app.alert\\(1\\)) >>'] })
    assert.deepEqual(await refusedWith(formOf([PDF, ['reply', 'letter.pdf', running]])), [
      ...[422, 'AnswersAtFault', ['#/reply']],
    ])
  })

  it('are at fault together with the answers, each at its part', async () => {
    const found = await refusedWith(
      formOf([['letter', 'a.pdf', samplePdf()], PDF], { ...LEAST, prisoner: { fullName: 'Alex Sample' } }),
    )
    assert.deepEqual(found, [422, 'AnswersAtFault', ['#/letter', '#/referral/prisoner/prisonCode']])
  })

  it('need a referral beside them, one, as JSON', async () => {
    const [status, , pointers] = await refusedWith(formOf([PDF], null))
    assert.deepEqual([status, pointers[0]], [422, '#/referral'])
    const twice = formOf([PDF])
    twice.append('referral', JSON.stringify(LEAST))
    assert.deepEqual(await refusedWith(twice), [422, 'AnswersAtFault', ['#/referral']])
    const broken = new FormData()
    broken.append('referral', '{"request"')
    assert.deepEqual(await refusedWith(broken), [400, 'NotJson', []])
  })

  it('are refused with 413 beyond what one, or all together, may have, or when there are too many', async () => {
    const large = new Uint8Array(LIMITS.paperBytes + 1).fill(0x20)
    assert.deepEqual(await refusedWith(formOf([['other', 'a.pdf', large]])), [413, 'TooLarge', []])
    const half = new Uint8Array(LIMITS.togetherBytes / 3 - 1_000_000).fill(0x20)
    const many: File[] = Array.from({ length: 4 }, () => ['other', 'a.pdf', half])
    assert.deepEqual(await refusedWith(formOf(many)), [413, 'TooLarge', []])
    const eleven: File[] = Array.from({ length: LIMITS.papers + 1 }, () => PDF)
    assert.deepEqual(await refusedWith(formOf(eleven)), [413, 'TooManyParts', []])
    assert.equal((await api.post(formOf(eleven.slice(1)))).status, 201)
  })

  it('are not taken in without end when nobody said how long they are', async () => {
    const socket = connect(Number(new URL(api.url).port), '127.0.0.1')
    socket.write(
      [
        ...['POST /api/referrals HTTP/1.1', 'host: 127.0.0.1', 'transfer-encoding: chunked'],
        ...[`authorization: Bearer ${api.tenant.token()}`, 'idempotency-key: endless'],
        ...['content-type: multipart/form-data; boundary=b', '', ''],
      ].join('\r\n'),
    )
    const chunk = (bytes: string) => `${bytes.length.toString(16)}\r\n${bytes}\r\n`
    socket.write(chunk('--b\r\ncontent-disposition: form-data; name="other"; filename="a"\r\n\r\n'))
    const million = chunk('x'.repeat(1_000_000))
    let sent = 0
    const more = () => {
      while (!socket.destroyed && !socket.writableNeedDrain && sent < 400) {
        sent += 1
        socket.write(million)
      }
    }
    socket.on('drain', more)
    socket.on('error', () => undefined)
    const said: string[] = []
    socket.on('data', (bytes) => said.push(String(bytes)))
    more()
    await new Promise((resolve) => socket.on('close', resolve))
    assert.ok(sent < 250, `${sent} MB were taken`)
    if (said.length > 0) assert.match(said.join(''), /^HTTP\/1\.1 413 /)
  })

  it('wait for their turn, so that nobody fills the memory with many at once', async () => {
    const pauses: (() => void)[] = []
    const slow = () => {
      const body = new ReadableStream<Uint8Array>({
        start(stream) {
          stream.enqueue(new TextEncoder().encode('--b\r\n'))
          pauses.push(() => stream.close())
        },
      })
      const headers = {
        ...{ authorization: `Bearer ${api.tenant.token()}`, 'idempotency-key': 'slow' },
        'content-type': 'multipart/form-data; boundary=b',
      }
      return fetch(`${api.url}/api/referrals`, { method: 'POST', body, headers, duplex: 'half' } as const)
    }
    const waiting = Array.from({ length: LIMITS.uploadsAtOnce }, slow)
    for (;;) {
      const { status, body, headers } = await api.post(formOf([PDF]))
      if (status === 201) continue
      assert.deepEqual([status, body.code, headers.get('retry-after')], [429, 'TooManyUploads', '5'])
      break
    }
    assert.equal((await api.send(LEAST)).status, 201, 'without papers there is nothing to wait for')
    for (const end of pauses) end()
    assert.deepEqual(
      (await Promise.all(waiting)).map(({ status }) => status),
      [400, 400],
    )
    assert.equal((await api.post(formOf([PDF]))).status, 201)
  })
})
