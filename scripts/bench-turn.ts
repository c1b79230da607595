/**
 * CPU for each turn: a bare echo bot of the library, our `PCA-...` command, our save of a section. Each runs in a
 * process of its own, in turns, block after block in one run; Teams and Graph stand in this process and do not count.
 * `node scripts/bench-turn.ts [rounds] [turns in a block]`
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startOutlook } from '../src/local/outlook.ts'
import { ASSESSMENT } from '../tests/support/answers.ts'
import { SAM } from '../tests/support/council.ts'
import { openTeams } from '../tests/support/teams-client.ts'
import { report } from './bench/report.ts'
import type { Asked } from './bench/subject.ts'

const ROUNDS = Number(process.argv[2] ?? 15)
const TURNS = Number(process.argv[3] ?? 40)
const WARM_UP = 120

const teams = await openTeams()
const outlook = await startOutlook({ folder: undefined })
const folder = mkdtempSync(join(tmpdir(), 'prison-contact-bench-'))
const children: ChildProcess[] = []

const person = teams.person({ id: SAM.id, name: SAM.name })
let saves = 0

type Subject = { readonly process: ChildProcess; readonly url: string; turn(): Promise<void> }

try {
  const echo = await startSubject('echo.ts', async () => {
    expect((await person.says('hello')).status === 200, 'the echo answers')
  })
  const command = await startSubject('product.ts', async () => {
    expect((await person.says('PCA-2026-0001')).status === 200, 'the command is answered')
  })
  const save = await startSubject('product.ts', async () => {
    const { status, body } = await person.presses('save-page', pageToSave(saves))
    saves += 1
    expect(status === 200 && JSON.stringify(body).includes('B. '), 'the next page comes')
  })
  const subjects = [echo, command, save]
  for (const each of subjects) await block(each, WARM_UP)
  const rounds: number[][] = []
  for (let round = 0; round < ROUNDS; round++) {
    const used: number[] = []
    for (const place of subjects.map((_, index) => (index + round) % subjects.length)) {
      const each = subjects[place]
      if (each !== undefined) used[place] = await block(each, TURNS)
    }
    rounds.push(used)
  }
  const kept = (await ask(save.process, 'saves')).saves
  expect(kept === saves, `${saves} saves were pressed, and ${kept} are kept`)
  report({ rounds, turns: TURNS })
} finally {
  for (const child of children) {
    if (child.connected) child.send('stop')
    await once(child, 'exit')
  }
  await outlook.close()
  await teams.close()
  rmSync(folder, { recursive: true, force: true })
}

/** A whole section of long answers, one word of it different each time, so that each press saves. */
function pageToSave(saved: number) {
  // A day that is past on any machine's clock.
  const answers = Object.entries({ ...ASSESSMENT.A1, seenOn: '2026-01-05', lastContactDate: '2026-01-02' })
  const boxes = answers.map(([id, answer]) => [
    `${id}__bench`,
    answer.includes(' ') ? answer.repeat(6) : answer,
  ])
  const form = {
    reference: 'PCA-2026-0001',
    key: 'A1',
    base: saved,
    asked: answers.map(([id]) => id).join(','),
  }
  return {
    ...Object.fromEntries(boxes),
    benefit__bench: `An end to wondering, ${saved % 2}.`,
    go: 'next',
    form,
  }
}

async function startSubject(file: string, turn: () => Promise<void>): Promise<Subject> {
  const child = fork(fileURLToPath(new URL(`bench/${file}`, import.meta.url)), {
    env: {
      ...{ PATH: process.env.PATH, NODE_ENV: 'production', TEAMS_URL: teams.url },
      ...teams.envFor(),
      ...{ HOST: '127.0.0.1', PORT: '0', DATA_DIR: join(folder, String(children.length)) },
      ...{ MAILBOX: 'prison.contact@council.example', AUTHORITY_FILE: './not-read.json' },
      GRAPH_BASE_URL: outlook.baseUrl,
    },
    execArgv: process.env.BENCH_NODE_OPTIONS?.split(' ') ?? [],
  })
  children.push(child)
  const [said] = await Promise.race([once(child, 'message'), once(child, 'exit')])
  if (said === null || typeof said !== 'object') throw new Error(`${file} ended`)
  return { process: child, url: said.url, turn }
}

type Answer = { readonly ms: number; readonly saves: number }

async function ask(child: ChildProcess, asked: Asked): Promise<Answer> {
  const answer = once(child, 'message')
  child.send(asked)
  const [said] = await answer
  return said
}

/** Milliseconds of CPU for each turn of a block. */
async function block({ process: child, url, turn }: Subject, turns: number): Promise<number> {
  teams.botAt(url)
  const { ms: before } = await ask(child, 'cpu')
  for (let done = 0; done < turns; done++) await turn()
  const { ms: after } = await ask(child, 'cpu')
  return (after - before) / turns
}

function expect(holds: boolean, what: string): void {
  if (!holds) throw new Error(`This does not hold: ${what}`)
}
