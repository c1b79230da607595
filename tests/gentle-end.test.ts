/** Told to end, an instance ends: after what is under way, in the middle of a start too, and never twice. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gentleEnd } from '../src/gentle-end.ts'
import { COUNCIL } from './support/council.ts'
import { portOf } from './support/free-port.ts'
import { ROOT } from './support/source-files.ts'

describe('an instance that is told to end', () => {
  type Product = { stop(): Promise<void> }
  const told = () => {
    const said: string[] = []
    const starting = Promise.withResolvers<Product>()
    const ended = Promise.withResolvers<void>()
    const end = gentleEnd(starting.promise, {
      exit: (code) => {
        said.push(`exit ${code}`)
        ended.resolve()
      },
      failed: (fault) => void said.push(String(fault)),
    })
    const started = (stop: () => Promise<void>) => starting.resolve({ stop })
    return { said, end, started, ended: ended.promise }
  }

  it('while it starts, ends as soon as there is something to stop', async () => {
    const { said, end, started, ended } = told()
    end()
    started(async () => void said.push('stopped'))
    await ended
    assert.deepEqual(said, ['stopped', 'exit 0'])
  })

  it('lets what is under way end first, and stops once, however often it is told', async () => {
    const { said, end, started, ended } = told()
    const work = Promise.withResolvers<void>()
    started(() => work.promise.then(() => void said.push('stopped')))
    end()
    end()
    work.resolve()
    await ended
    end()
    assert.deepEqual(said, ['stopped', 'exit 0'])
  })

  it('says what went wrong with the stop, and ends with 1', async () => {
    const { said, end, started, ended } = told()
    started(() => Promise.reject(new Error('a job hangs')))
    end()
    await ended
    assert.deepEqual(said, ['Error: a job hangs', 'exit 1'])
  })

  it('ends within seconds where its database takes the call and says nothing', async () => {
    const calls: Socket[] = []
    const called = Promise.withResolvers<void>()
    const silent = createServer((call) => {
      calls.push(call)
      call.on('error', () => undefined)
      called.resolve()
    }).listen(0, '127.0.0.1')
    await once(silent, 'listening')
    const folder = await mkdtemp(join(tmpdir(), 'prison-contact-end-'))
    const authority = join(folder, 'authority.json')
    await writeFile(authority, JSON.stringify(COUNCIL))
    const child = spawn(process.execPath, ['src/main.ts', '--no-playground'], {
      cwd: ROOT,
      env: {
        ...{ PATH: process.env.PATH ?? '', LOCAL: 'true', PORT: '0', AUTHORITY_FILE: authority },
        DATABASE_URL: `postgres://nobody@127.0.0.1:${portOf(silent)}/none`,
      },
      stdio: 'ignore',
    })
    try {
      await Promise.race([called.promise, once(child, 'exit')])
      assert.equal(child.exitCode, null, 'it starts')
      child.kill('SIGTERM')
      assert.deepEqual(await once(child, 'exit'), [0, null])
    } finally {
      child.kill('SIGKILL')
      for (const call of calls) call.destroy()
      silent.close()
      await rm(folder, { recursive: true, force: true })
    }
  })
})
