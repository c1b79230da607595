/** The forms of the page of local mode: the clock is moved, and who is away is switched, by nobody but the page itself. */
import assert from 'node:assert/strict'
import { NOW, openPageWorld, type PageWorld } from './page-server.ts'

describe('the forms of local mode', () => {
  let world: PageWorld
  beforeEach(async () => {
    world = await openPageWorld()
  })
  afterEach(() => world.close())

  const move = (body: string, headers: Record<string, string> = {}) =>
    world.post('/local/clock', body, headers)

  it('moves the clock by its form, does what is due, and goes back to the page', async () => {
    const response = await move('move=hour')
    assert.equal(response.status, 303)
    assert.equal(response.headers.get('location'), '/local')
    assert.deepEqual(world.moves, ['2026-11-20T11:00:00.000Z'])
    assert.match(await world.read(), /Fri 20 Nov 2026, 11:00/)
  })

  it('moves the clock by JSON as well', async () => {
    const body = JSON.stringify({ move: 'to', to: '2026-12-01T09:00' })
    assert.equal((await move(body, { 'content-type': 'application/json' })).status, 303)
    assert.deepEqual(world.moves, ['2026-12-01T09:00:00.000Z'])
  })

  it('says why the clock was not moved, and does nothing', async () => {
    for (const body of ['move=to&to=', 'move=to&to=2090-01-03T09%3A00', 'move=never', '']) {
      const response = await move(body)
      assert.equal(response.status, 400, body)
      assert.match(await response.text(), /<title>Error: [\s\S]+role="alert"/)
    }
    assert.deepEqual([world.moves, world.now], [[], NOW])
  })

  it('moves to the day on which the next referral is due, and to three working days before it', async () => {
    world.due = { reference: 'PCA-2026-0001', day: '2026-12-11' }
    const page = await world.read()
    assert.match(
      page,
      /value="before-due">3 working days before [^<]+<[^>]+>PCA-2026-0001: Tue 8 Dec 2026, 09:00/,
    )
    assert.match(page, /value="due">The next due day <[^>]+>PCA-2026-0001: Fri 11 Dec 2026, 09:00/)
    assert.equal((await move('move=before-due')).status, 303)
    assert.equal((await move('move=due')).status, 303)
    assert.deepEqual(world.moves, ['2026-12-08T09:00:00.000Z', '2026-12-11T09:00:00.000Z'])
  })

  it('has no button for a due day that does not lie ahead', async () => {
    const buttons = async () => (await world.read()).match(/(?<=value=")(before-)?due(?=")/g) ?? []
    assert.deepEqual(await buttons(), [])
    world.due = { reference: 'PCA-2026-0001', day: '2026-11-25' }
    assert.deepEqual(await buttons(), ['due'], 'three working days before it is nine o’clock, which is past')
    world.due = { reference: 'PCA-2026-0001', day: '2026-11-26' }
    assert.deepEqual(await buttons(), ['before-due', 'due'])
  })

  it('says that nothing is done in a week of downtime', async () => {
    assert.match(
      await world.read(),
      /value="week">1 week of downtime <[^>]+>Nothing is done meanwhile, then one sweep runs</,
    )
  })

  describe('who is away', () => {
    const switchTo = (body: string) => world.post('/local/away', body)

    it('can be switched for those alone who may sign off', async () => {
      const page = await world.read()
      const asked = [...page.matchAll(/name="person" value="([^"]*)"/g)].map(([, id]) => id)
      assert.deepEqual(asked, ['a', 'b'])
      assert.equal(page.match(/type="date" value="2026-12-04"/g)?.length, 2, 'fourteen days on')
    })

    it('is switched on until nine o’clock of a day, or with no end, and off again', async () => {
      const response = await switchTo('person=b&away=on&until=2026-12-04')
      assert.deepEqual([response.status, response.headers.get('location')], [303, '/local'])
      assert.deepEqual([...world.away], [['b', { until: '2026-12-04T09:00:00.000Z' }]])
      assert.match(await world.read(), /Dev Sample<[\s\S]+away<[^>]*> until Fri 4 Dec 2026, 09:00/)
      await switchTo('person=b&away=on&until=')
      assert.deepEqual([...world.away], [['b', {}]])
      assert.match(await world.read(), /away<[^>]*> until it is switched off/)
      await switchTo('person=b&away=off')
      assert.deepEqual([...world.away], [])
      assert.deepEqual(world.moves, [], 'the clock stays where it is')
    })

    it('is nobody once the time that was set is over', async () => {
      await switchTo('person=b&away=on&until=2026-12-04')
      assert.match(await world.read(), /value="off"/)
      world.now = '2026-12-04T09:00:00.000Z'
      assert.doesNotMatch(await world.read(), /value="off"/)
    })

    it('says why nothing was switched, at the field it is about', async () => {
      for (const until of ['2026-11-20', '2026-11-19', '2026-02-30', 'tomorrow']) {
        const response = await switchTo(`person=b&away=on&until=${until}`)
        assert.equal(response.status, 400, until)
        const page = await response.text()
        assert.match(
          page,
          /<title>Error: [\s\S]+role="alert">\n<h2>Nothing was switched<\/h2>\n<p><a href="#until-b">[^<]+ for Dev Sample/,
        )
        assert.match(page, /id="until-b"[^>]+aria-invalid="true" aria-describedby="until-b-problem"/)
        assert.doesNotMatch(page, /id="(until-a|to)"[^>]+aria-invalid/)
      }
      assert.deepEqual([...world.away], [])
    })

    it('is not switched for anybody else, or by anything else', async () => {
      for (const body of [
        '',
        'person=c&away=on',
        'person=x&away=off',
        'person=b',
        'person=b&away=maybe',
        'away=on',
      ])
        assert.equal((await switchTo(body)).status, 400, body)
      assert.deepEqual([...world.away], [])
    })
  })

  it('does nothing for a page of another site', async () => {
    const { port } = new URL(world.url)
    const origins = ['http://evil.example', 'null', '', `https://127.0.0.1:${port}`, 'http://127.0.0.1:1']
    const forms = [
      ['/local/clock', 'move=hour'],
      ['/local/away', 'person=b&away=on'],
    ] as const
    for (const [path, body] of forms) {
      for (const origin of [...origins, `http://localhost:${port}`])
        assert.equal((await world.post(path, body, { origin })).status, 403, origin)
      const without = await fetch(world.url + path, {
        ...{ method: 'POST', body },
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })
      assert.equal(without.status, 403)
    }
    assert.deepEqual([world.moves, [...world.away]], [[], []])
  })
})
