/** Carries out the plan: each trouble at its time, each undone again, and none of them for ever. */
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { count, type Town } from './council.ts'
import { NAMES, type Name, type Planned } from './plan.ts'

const HOUR_MS = 3_600_000
const LEFT_OUT = 'planned: left out, as the one before was not over'

/** Ends when the last trouble is over and both instances run. */
export async function storm(town: Town, plan: readonly Planned[]): Promise<void> {
  const begun = performance.now()
  const busy = new Map<Name, Promise<void>>(NAMES.map((name) => [name, Promise.resolve()]))
  const others: Promise<void>[] = []
  const silences: Promise<void>[] = []
  let database: Promise<void> = Promise.resolve()
  const inTrouble = new Set<Name>()
  /**
   * One thing at a time with one process, and never so that people find nobody for minutes: what comes up while it is in
   * trouble, or while the other one is still starting, is left out.
   */
  const withInstance = (who: Name, work: () => Promise<void>, together = false): void => {
    if (inTrouble.has(who) || (inTrouble.size > 0 && !together)) {
      count(town, LEFT_OUT)
      return
    }
    inTrouble.add(who)
    busy.set(
      who,
      (busy.get(who) ?? Promise.resolve()).then(work).finally(() => inTrouble.delete(who)),
    )
  }
  for (const trouble of plan) {
    const wait = begun + trouble.at - performance.now()
    if (wait > 0) await pause(wait)
    // A machine that is slow must not turn a plan of minutes into one long outage.
    if (wait < -20_000) {
      count(town, LEFT_OUT)
      continue
    }
    count(town, `planned: ${trouble.kind}${'sky' in trouble ? `: ${trouble.sky}` : ''}`)
    switch (trouble.kind) {
      case 'killed':
        withInstance(trouble.who, () => killed(town, trouble.who, trouble.downMs))
        break
      case 'both killed':
        for (const who of NAMES) withInstance(who, () => killed(town, who, trouble.downMs), true)
        break
      case 'frozen':
      case 'frozen for long':
        withInstance(trouble.who, () =>
          during(town, trouble, () => town.instances[trouble.who].freeze(trouble.ms)),
        )
        break
      case 'restarted gently':
        withInstance(trouble.who, () => gently(town, trouble.who, {}))
        break
      case 'other settings':
        withInstance(trouble.who, () =>
          gently(town, trouble.who, {
            TEAMS_REQUESTS_PER_SECOND: String(trouble.perSecond),
            LOG_LEVEL: 'info',
          }),
        )
        break
      case 'database restarted':
        database = database.then(() =>
          during(town, { ...trouble, who: 'both' }, () => town.server.restart(trouble.how)),
        )
        break
      case 'database cut off':
        others.push(during(town, trouble, () => town.cables[trouble.who].cut(trouble.ms)))
        break
      case 'database silent':
        silences.push(during(town, trouble, () => town.cables[trouble.who].stall(trouble.ms)))
        break
      case 'teams':
      case 'graph':
        others.push(weather(town, trouble))
        break
      case 'hours pass':
        // An answer of the database that is held back for seconds must not be hours old when it comes.
        others.push(Promise.all(silences).then(() => hoursPass(town, trouble.hours)))
        break
      case 'clock wrong':
        await town.clock.skew(trouble.who, trouble.seconds * 1_000)
        break
      case 'poisoned job':
        others.push(poison(town, trouble.which))
        break
    }
  }
  await Promise.all([...others, ...silences, database, ...busy.values()])
  for (const who of NAMES) await town.clock.skew(who, 0)
  for (const way of ['teams', 'graph'] as const) town.weather[way].turn(undefined)
}

type Spell = { readonly kind: string; readonly who: Name | 'both' }

async function during(town: Town, { kind, who }: Spell, work: () => Promise<void>): Promise<void> {
  const at = performance.now()
  await work()
  town.lives.push({ at, until: performance.now(), who, kind })
}

const killed = (town: Town, who: Name, downMs: number): Promise<void> =>
  during(town, { kind: 'killed', who }, async () => {
    const instance = town.instances[who]
    await instance.kill()
    await pause(downMs)
    await startAgain(town, who)
  })

const gently = (town: Town, who: Name, more: Readonly<Record<string, string>>): Promise<void> =>
  during(town, { kind: 'stopped', who }, async () => {
    const code = await town.instances[who].stop()
    // With the database away there is nothing to close gently; the next start finds what was left.
    if (code !== 0) count(town, `a gentle stop ended with ${code}`)
    await startAgain(town, who, more)
  })

/** A start that meets a database that is away gives up with a sentence; the platform starts it again. */
async function startAgain(town: Town, who: Name, more: Readonly<Record<string, string>> = {}): Promise<void> {
  for (let tries = 1; ; tries++)
    try {
      await town.instances[who].start(more)
      return
    } catch (fault) {
      count(town, 'a start that gave up and was tried again')
      if (tries === 20) throw fault
      await pause(500)
    }
}

async function weather(
  town: Town,
  { kind, sky, ms }: Extract<Planned, { kind: 'teams' | 'graph' }>,
): Promise<void> {
  town.weather[kind].turn(sky)
  await pause(ms)
  town.weather[kind].turn(undefined)
}

/** With the hours goes the queue's clock: what was to be tried again in minutes is due. */
const FORWARD = `update pgboss.job set start_after = now() where state = 'retry' and start_after > now()`

async function hoursPass({ clock, observer }: Town, hours: number): Promise<void> {
  await clock.forward(hours * HOUR_MS)
  await observer.run(FORWARD).catch(() => undefined)
}

const POISON = [
  { name: 'deliver-email', key: 'PCA-2026-9999/1/receipt' },
  { name: 'release-dispatch', key: 'no such thing' },
  { name: 'deliver-card', key: '' },
  { name: 'file-report', key: "'; drop table referral; --" },
] as const

/** A job that no promise stands behind: it must end, keep nobody waiting and say nothing to anybody. */
async function poison({ observer }: Town, which: number): Promise<void> {
  const { name, key } = POISON[which] ?? POISON[0]
  await observer
    .run(
      `insert into pgboss.job (name, data, singleton_key, retry_limit)
        values ($1, $2::jsonb, $3, 13)`,
      [name, JSON.stringify(which === 2 ? {} : { key }), `poison ${randomUUID()}`],
    )
    .catch(() => undefined)
}
