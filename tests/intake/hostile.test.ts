/** Texts that somebody made to do harm: they are words like any others, and are kept as they were sent. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { LEAST, type OpenApi, openApi, rowsIn } from './open-api.ts'

/** Each within the 200 characters that an answer may have. */
const HOSTILE: readonly string[] = [
  '${1+1} #{7*7} {{7*7}} ${$root.child.address}',
  '$(@{string(json("{}"))}) {{@root}} <%= 1 %>',
  '**bold** _it_ [click](javascript:alert(1)) ![x](https://evil.example/x.png) # h',
  '<script>alert(1)</script><img src=x onerror=alert(1)>&amp;&lt;',
  "=cmd|' /C calc'!A0",
  "+SUM(1+1)*cmd|' /C calc'!A0 @x -2+3",
  '"; drop table referral; -- \' or 1=1',
  'user\u202egnp.exe\u2066x\u2069 \u200fﺔﻴﺑﺮﻌﻟﺍ',
  'O’Connor-D\'Arcy "Jo" O`Neill',
  '👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 👍🏿',
  'محمد بن سلمان \u200e(Mo)\u200e – יוסף כהן',
  'Ångström Łukasz Nguyễn Þór Ŵyn 李小龍 ไทย',
  'Z̷̡a̵l̶g̷o̴ a\u0301\u0301\u0301\u0301',
  'two\nlines\tand a tab',
  '\\u0041 %00 %n ../../etc/passwd \\\\server\\share',
  'null undefined NaN true __proto__ constructor',
]

describe('hostile texts through the API', () => {
  let api: OpenApi
  before(async () => {
    api = await openApi()
  })
  after(() => api.close())

  const keptOf = async (text: string) => {
    const { status, body } = await api.send({
      request: { ...LEAST.request, requesterName: text },
      prisoner: { ...LEAST.prisoner, fullName: text, aliases: text },
      children: [{ fullName: text, address: text }],
      carer: { fullName: text },
    })
    assert.equal(status, 201, JSON.stringify(body))
    const loaded = await api.world.store.load(body.reference)
    assert.ok(loaded)
    const { request, prisoner, children, carer } = loaded.referral.details
    return new Set([
      ...[request.requesterName, prisoner.fullName, prisoner.aliases],
      ...[children[0]?.fullName, children[0]?.address, carer.fullName],
    ])
  }

  for (const text of HOSTILE)
    it(`are kept as they were sent: ${JSON.stringify(text).slice(0, 40)}`, async () => {
      assert.deepEqual(await keptOf(text), new Set([text]))
    })

  it('are kept as they were sent, but for blank ends and line ends, whatever they are', () =>
    fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1, maxLength: 90 }), async (typed) => {
        fc.pre(typed.isWellFormed() && !typed.includes('\0') && typed.trim() !== '')
        assert.deepEqual(await keptOf(typed), new Set([typed.replaceAll(/\r\n?/g, '\n').trim()]))
      }),
      { numRuns: 40 },
    )).timeout(60_000)

  it('are refused with a sentence when they are too long: a megabyte of one letter', async () => {
    const before = await rowsIn(api.world)
    const long = { ...LEAST, children: [{ fullName: 'A'.repeat(900_000) }] }
    const { status, body, text } = await api.send(long)
    assert.equal(status, 422)
    assert.deepEqual(body.errors, [
      { pointer: '#/children/0/fullName', detail: 'Please keep this to 200 characters. Nothing was cut.' },
    ])
    assert.ok(text.length < 1_000)
    const longer = await api.send({ ...LEAST, children: [{ fullName: 'A'.repeat(1_000_000) }] })
    assert.equal(longer.status, 413)
    assert.equal(await rowsIn(api.world), before)
  })

  it('take no longer than others to be refused, though they are made for slow patterns', async () => {
    const slow = `a@${'.'.repeat(900_000)}`
    const started = performance.now()
    const { body } = await api.send({ ...LEAST, request: { ...LEAST.request, requesterEmail: slow } })
    assert.deepEqual(
      body.errors.map(({ pointer }) => pointer),
      ['#/request/requesterEmail'],
    )
    assert.ok(performance.now() - started < 5_000)
  })
})
