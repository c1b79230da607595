/** The administrator's page on the authority file agrees with the code. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { readAuthorityFile } from '../../src/authority/authority-file.ts'
import { authorityShape } from '../../src/authority/shape.ts'
import { faultsOf } from './each-fault.ts'

const page = readFileSync(new URL('../../docs/authority-file.md', import.meta.url), 'utf8')
const example = /```jsonc\n([\s\S]*?)```/.exec(page)?.[1] ?? ''

/** Every key of the shape, as `teams[].folder.driveId`. */
function keysOf(shape: unknown, path = ''): string[] {
  if (shape instanceof z.ZodOptional) return keysOf(shape.unwrap(), path)
  if (shape instanceof z.ZodArray) return [path, ...keysOf(shape.element, `${path}[]`).slice(1)]
  if (!(shape instanceof z.ZodObject)) return [path]
  const inside = Object.entries(shape.shape)
  return [path, ...inside.flatMap(([key, value]) => keysOf(value, path === '' ? key : `${path}.${key}`))]
}

describe('the page on the authority file', () => {
  const keys = keysOf(authorityShape).slice(1)
  const short = (key: string): string => key.replace(/^(lado|prisons\[\])\.(?=address\.)/, '')

  it('has an example that is valid', () => {
    const result = readAuthorityFile(example)
    if ('faults' in result) assert.fail(result.faults.join('\n'))
    assert.equal(result.council.name, 'Sampleshire County Council')
  })

  it('names every key of the file', () => {
    assert.ok(keys.includes('teams[].folder.driveId') && keys.includes('lado.address.email'))
    const missing = keys.map(short).filter((key) => !page.includes(`\`${key}\``))
    assert.deepEqual(missing, [])
  })

  it('has no key in its tables that the file does not have', () => {
    const named = [...page.matchAll(/^\| `([a-zA-Z[\].]+)` \|/gm)].map(([, key]) => key ?? '')
    assert.ok(named.length > 25)
    assert.deepEqual(
      named.filter((key) => !keys.map(short).includes(key)),
      [],
    )
  })

  it('shows the faults as they are', () => {
    const rows = [...page.matchAll(/^\| `(.+?)` \| (?:`(.+?)`)? ?\| `(line \d+: .+)` \|$/gm)]
    assert.ok(rows.length >= 10)
    for (const [, from = '', to = '', says = ''] of rows) {
      assert.ok(example.includes(from), from)
      assert.deepEqual(faultsOf(example.replace(from, () => to)), [says])
    }
  })
})
