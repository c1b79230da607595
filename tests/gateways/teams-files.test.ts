/** Files from Teams over real HTTP: only from where Teams puts them, never more than is allowed, and without a token. */
import assert from 'node:assert/strict'
import { SHAREPOINT, type TeamsFilesOptions, teamsFiles } from '../../src/gateways/teams-files.ts'
import { Trouble } from '../../src/gateways/trouble.ts'
import { type Loopback, startLoopback, type Told } from './loopback.ts'

describe('a file that was sent in Teams', () => {
  let told: (url: string) => Promise<Told | undefined> | Told | undefined
  let here: Loopback
  before(async () => {
    here = await startLoopback(({ url }) => told(url))
  })
  after(() => here.close())

  const fetchWith = (url: string, more: Partial<TeamsFilesOptions> = {}) =>
    teamsFiles({ hosts: SHAREPOINT, local: true, mostBytes: 1_000, ...more })(url)
  const codeOf = async (url: string, more: Partial<TeamsFilesOptions> = {}): Promise<string> => {
    try {
      await fetchWith(url, more)
      return 'fetched'
    } catch (fault) {
      assert.ok(fault instanceof Trouble)
      return fault.code
    }
  }

  it('is fetched byte by byte, without a token and without a cookie', async () => {
    told = () => ({ status: 200, body: 'x'.repeat(1_000) })
    assert.equal((await fetchWith(`${here.url}/a`)).length, 1_000)
    const headers = here.asked.at(-1)?.headers
    assert.deepEqual([headers?.authorization, headers?.cookie], [undefined, undefined])
  })

  it('is given up as soon as more comes than is allowed, whatever was announced', async () => {
    told = () => ({ status: 200, body: 'x'.repeat(1_001) })
    assert.equal(await codeOf(`${here.url}/a`), 'file-too-large')
  })

  it('is asked for in SharePoint by https alone; on this machine in local mode alone', async () => {
    const elsewhere = [
      'http://council.sharepoint.com/a',
      'https://sharepoint.com.evil.example/a',
      'https://evilsharepoint.com/a',
      'https://council.sharepoint.com:8443/a',
      'https://user:word@council.sharepoint.com/a',
      'https://169.254.169.254/metadata',
      'http://10.0.0.1/a',
      'file:///etc/passwd',
      'ftp://council.sharepoint.com/a',
      'no address',
      '',
    ]
    for (const url of elsewhere) assert.equal(await codeOf(url), 'file-from-elsewhere', url)
    assert.equal(await codeOf(`${here.url}/a`, { local: false }), 'file-from-elsewhere')
  })

  it('is followed where it is sent on, and only to where it might have been asked for', async () => {
    told = (url) =>
      url === '/a' ? { status: 302, headers: { location: '/b' } } : { status: 200, body: 'the file' }
    assert.equal(Buffer.from(await fetchWith(`${here.url}/a`)).toString(), 'the file')
    for (const location of ['http://10.0.0.1/a', 'http://[', 'https://evil.example/']) {
      told = () => ({ status: 302, headers: { location } })
      assert.equal(await codeOf(`${here.url}/a`), 'file-from-elsewhere', location)
    }
    told = () => ({ status: 302, headers: { location: '/a' } })
    assert.equal(await codeOf(`${here.url}/a`), 'file-sent-on-too-often')
  })

  it('is a fault that says what to do where it is not given, is cut off, or is too slow', async () => {
    told = () => ({ status: 404 })
    await assert.rejects(fetchWith(`${here.url}/a`), { advice: 'not there' })
    told = () => ({ status: 403 })
    await assert.rejects(fetchWith(`${here.url}/a`), { advice: 'refused', code: 'file-not-given' })
    told = () => ({ status: 503 })
    await assert.rejects(fetchWith(`${here.url}/a`), { advice: 'try again' })
    told = () => undefined
    assert.equal(await codeOf(`${here.url}/a`), 'file-not-reached')
    told = () => new Promise(() => undefined)
    assert.equal(await codeOf(`${here.url}/a`, { timeLimitMs: 50 }), 'file-too-slow')
  })
})
