/** The log holds events and references, and nothing that a person wrote or is called. */
import assert from 'node:assert/strict'
import { Trouble } from '../src/gateways/trouble.ts'
import { type LogFields, openLog } from '../src/log.ts'

describe('the log', () => {
  const logged = (say: (log: ReturnType<typeof openLog>) => void): Record<string, unknown> => {
    const lines: string[] = []
    say(openLog('debug', { write: (line: string) => void lines.push(line) }))
    assert.equal(lines.length, 1)
    return JSON.parse(lines.join(''))
  }

  it('keeps the event and the fields that are allowed', () => {
    const fields = {
      reference: 'PCA-2026-0001',
      queue: 'deliver-email',
      status: 202,
      ms: 12,
      key: 'PCA-2026-0001/x',
    }
    const { level, time, ...rest } = logged((log) => log.info('job done', fields))
    assert.deepEqual(rest, { ...fields, msg: 'job done' })
    assert.equal(level, 30)
    assert.match(String(time), /^20\d\d-/)
  })

  it('drops a field that is not on the list, and withholds a text that is no code', () => {
    const fields = { childName: 'Amina', reference: 'Amina Example', code: 'a@b.example' } as LogFields
    const { level, time, ...rest } = logged((log) => log.warn('odd fields', fields))
    assert.deepEqual(rest, { reference: '[withheld]', code: '[withheld]', msg: 'odd fields' })
  })

  it('tells a fault by name, code and place, never by its message', () => {
    const fault = Object.assign(new RangeError('Amina Example\n    at Amina (somewhere:1:2)'), {
      code: '23505',
    })
    const entry = logged((log) => log.error('turn failed', { id: 'ab12' }, fault))
    const { name, code, at } = entry.fault as { name: string; code: string; at: string[] }
    assert.deepEqual([name, code], ['RangeError', '23505'])
    assert.match(String(at[0]), /^at .*tests\/log\.test\.ts:\d+:\d+/)
    assert.doesNotMatch(JSON.stringify(entry), /Amina|somewhere/)
  })

  it('keeps the message of a Trouble, which holds codes only', () => {
    const fault = new Trouble('try again', 'Throttled', { status: 429 })
    const entry = logged((log) => log.warn('post failed', {}, fault))
    assert.equal((entry.fault as { message: string }).message, 'try again: Throttled (429)')
  })

  it('says nothing below its level, and nothing at all when silent', () => {
    const lines: string[] = []
    const to = { write: (line: string) => void lines.push(line) }
    openLog('warn', to).info('started')
    openLog('silent', to).error('broken')
    assert.deepEqual(lines, [])
  })
})
