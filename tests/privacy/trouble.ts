/** Everything that goes wrong on the way, and everybody who asks for what is not theirs. */
import assert from 'node:assert/strict'
import type { Person } from '../../src/domain/people.ts'
import { LEAST } from '../intake/open-api.ts'
import { cardIn } from '../support/cards.ts'
import {
  ADMIN,
  AUDITOR,
  INES,
  LADO,
  MAYA,
  SAM,
  SOUTH_MANAGER,
  SOUTH_WORKER,
  TESS,
} from '../support/council.ts'
import { until } from '../support/jobs.ts'
import { lastPost } from '../support/road.ts'
import { type Ground, keepJobs, tokenOf } from './ground.ts'

const NORTH = '19:north@thread.tacv2'

/** Pressed and typed where everybody reads along, without moving the referral. */
export async function askInChannel(ground: Ground, reference: string): Promise<void> {
  const { world, inChannel, seeds } = ground
  const names = seeds.all().filter(({ field }) => /fullName|prisonNumber/.test(field))
  for (const person of [SAM, TESS, MAYA]) {
    const channel = world.channel(person, NORTH)
    for (const verb of ['show', 'continue', 'open', 'open-page', 'see-sign-off', 'my-work', 'team', 'papers'])
      inChannel.push(await channel.presses(verb, { reference, page: 'A1' }))
    for (const text of [reference, `open ${reference} A1`, 'team', `find ${names[0]?.value}`])
      inChannel.push(await channel.says(text))
  }
  await keepJobs(ground)
}

/** The database repeats the row, Graph the text, and Teams the word, each of them with names in it. */
export async function everythingBreaks(ground: Ground, reference: string): Promise<void> {
  const { world, seeds } = ground
  const { run } = world.product.database
  const all = seeds
    .all()
    .map(({ value }) => value)
    .join(' ')
  const hidden = Buffer.from(all).toString('hex')
  await run(`
    create function repeats_row() returns trigger language plpgsql as $$ begin
      raise exception 'Failing row contains (%)', convert_from(decode('${hidden}', 'hex'), 'UTF8')
        using detail = convert_from(decode('${hidden}', 'hex'), 'UTF8'), errcode = '23514';
    end $$;
    create trigger repeats_row before insert or update on section for each row execute function repeats_row()`)
  const typed = seeds.word('own words', 'typed into a fault')
  await world.chat(SAM).says(`write ${reference} F3: ${typed}`)
  assert.match(JSON.stringify(lastPost(world, SAM)), /Something went wrong/)
  await world.chat(SAM).presses('save-page', { reference, page: 'B', carerView__x: typed })
  await run('drop trigger repeats_row on section; drop function repeats_row()')
  world.teams.fault({
    status: 500,
    code: `Bad ${seeds.word('own words', 'code of Teams')} row`,
    method: 'POST',
  })
  await world.chat(SAM).says(reference)
}

/** Graph refuses files and mail until a job has failed by it, and repeats everything that it was sent. */
export async function graphQuotes(ground: Ground, work: () => Promise<void>): Promise<void> {
  const { run } = ground.world.product.database
  const path = /sendMail|messages|drive|upload/i
  ground.quoteBack(path, `Bad ${ground.seeds.word('own words', 'code of Graph')} row`)
  await work()
  await until(async () => {
    const { rows } = await run(`select 1 from pgboss.job where state = 'retry' and name = 'file-report'`)
    return rows.length > 0
  }, 60_000)
  await keepJobs(ground)
  ground.quoteBack(undefined, '')
  await run(`update pgboss.job set start_after = now() where state = 'retry'`)
}

export async function strangersCall({ seeds, errors, problems, http, tenant }: Ground): Promise<void> {
  const word = (what: string): string => seeds.word('own words', `a stranger's ${what}`)
  const json = { 'content-type': 'application/json' }
  const api = { ...json, authorization: `Bearer ${tokenOf(tenant)}`, 'idempotency-key': word('key') }
  for (const [path, how] of [
    [
      '/api/messages',
      { method: 'POST', headers: json, body: JSON.stringify({ type: 'message', text: word('text') }) },
    ],
    ['/api/messages', { method: 'POST', headers: json, body: `{"text": "${word('broken text')}` }],
    [`/papers?ticket=${word('ticket')}`, {}],
    [`/exports?ticket=${word('other ticket')}`, {}],
    [`/${word('path')}?q=${word('query')}`, {}],
    [
      '/api/referrals',
      { method: 'POST', headers: json, body: JSON.stringify({ name: word('unknown name') }) },
    ],
    ['/api/referrals', { method: 'POST', headers: api, body: `{"request": ${word('broken request')}` }],
    [
      '/api/referrals',
      {
        ...{ method: 'POST', headers: { ...api, 'idempotency-key': 'k2' } },
        body: JSON.stringify({
          ...LEAST,
          [word('field')]: word('value'),
          prisoner: { ...LEAST.prisoner, prisonNumber: word('wrong number'), dateOfBirth: word('wrong day') },
        }),
      },
    ],
    [`/api/referrals/${word('reference')}`, { headers: api }],
  ] as const)
    (how === undefined || !('headers' in how) || how.headers === json ? errors : problems).push(
      await http(path, how),
    )
}

/** By those who have little or nothing to do with it: the references, every list, and words of their own. */
export async function othersAsk({ world, seeds }: Ground, references: readonly string[]): Promise<void> {
  for (const person of [SOUTH_WORKER, SOUTH_MANAGER, ADMIN, AUDITOR, LADO, INES] as const) {
    const own = seeds.word('own words', `find by ${person.name}`)
    const texts = references.flatMap((reference) => [
      ...[
        reference,
        `open ${reference}`,
        `open ${reference} A1`,
        `papers ${reference}`,
        `letters ${reference}`,
      ],
      ...[`people ${reference}`, `why ${reference}`, `linked ${reference}`, `sign off ${reference}`],
      ...[`inspection pack ${reference}: why`, `log ${reference}`],
    ])
    for (const text of [...texts, 'my work', 'team', 'overdue', 'retention', 'open at ZAA', 'log', 'mail'])
      await world.chat(person).says(text)
    await world.chat(person).says(`find ${own}`)
    await pressesNonsense(world.chat(person), own)
  }
}

/** A word where a button carries a code. */
async function pressesNonsense(chat: ReturnType<Ground['world']['chat']>, word: string): Promise<void> {
  await chat.presses(word, { reference: word })
  await chat.presses('show', { reference: word })
  await chat.presses('open-page', { reference: word, page: word })
  await chat.presses('guidance', { topic: word })
}

/** Those who may look for a family find it, and what they typed is kept nowhere. */
export async function found({ world, seeds }: Ground, by: readonly Person[]): Promise<void> {
  for (const person of by) {
    const own = seeds.word('own words', `find by ${person.name}`)
    await world.chat(person).says(`find ${own}`)
    for (const { field, value } of seeds.all())
      if (/^(prisoner|child 1|carer)\.fullName$/.test(field)) {
        await world.chat(person).says(`find ${value}`)
        cardIn(lastPost(world, person))
      }
  }
}
