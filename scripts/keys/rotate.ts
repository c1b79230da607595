/** Seals everything with the first key of the setting, or says what is left; from words and settings to an exit code. */
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { Kysely } from 'kysely'
import { readSettings } from '../../src/config.ts'
import { forgetKey, keysInUse, settleKeys } from '../../src/store/key-check.ts'
import { rebuildIndex } from '../../src/store/name-rebuild.ts'
import { putNamesRight, staleNames } from '../../src/store/name-stale.ts'
import { sealFromNow } from '../../src/store/rollout.ts'
import { type Left, leftToSeal, resealColumn, SEALED_NAMES } from '../../src/store/rotation.ts'
import { ringOf } from '../../src/store/sealing.ts'
import type { Tables } from '../../src/store/tables.ts'
import { withDatabase } from '../directory/open-book.ts'
import type { Ended } from '../directory/run.ts'
import { Unusable } from '../directory/unusable.ts'

type Db = Kysely<Tables>

const USAGE = [
  'npm run keys:rotate             seals everything with the first key of DATA_KEYS; can be stopped and run again',
  'npm run keys:rotate -- --check  says what is not sealed with it yet, and changes nothing',
  'npm run keys:rotate -- --index  makes the index of names anew, with a new key of its own',
]

/** What is locked is looked for again so often. */
const PASSES = 40
const PAUSE_MS = 250

/** 0: nothing is left. 1: something is left, or it was not possible. 2: not understood. */
export async function rotateKeys(
  words: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<Ended> {
  const asked = wordsIn(words)
  if (asked === undefined) return { code: 2, out: [], err: USAGE }
  try {
    const settings = readSettings(env)
    if ('faults' in settings) throw new Unusable(settings.faults.join('\n'))
    return await withDatabase(settings, ({ kysely }) => {
      if (asked.index) return renewIndex(kysely)
      return asked.check ? sayWhatIsLeft(kysely, []) : rotate(kysely)
    })
  } catch (fault) {
    if (!(fault instanceof Unusable)) throw fault
    return { code: 1, out: [], err: [fault.message] }
  }
}

function wordsIn(words: readonly string[]): { check: boolean; index: boolean } | undefined {
  try {
    const options = { check: { type: 'boolean' }, index: { type: 'boolean' } } as const
    const { values } = parseArgs({ args: [...words], options })
    const asked = { check: values.check === true, index: values.index === true }
    return asked.check && asked.index ? undefined : asked
  } catch {
    return undefined
  }
}

async function renewIndex(db: Db): Promise<Ended> {
  const count = await db.transaction().execute(rebuildIndex)
  return { code: 0, out: [`The index of names has a new key: ${count} referrals are in it.`], err: [] }
}

async function rotate(db: Db): Promise<Ended> {
  // From here on something is sealed with it, whether the bot was started with it or not.
  await settleKeys(db)
  await sealFromNow(db)
  let sealed = 0
  for (let pass = 0; pass < PASSES; pass++) {
    for (const name of SEALED_NAMES) sealed += await resealColumn(db, name)
    if ((await leftToSeal(db)).length === 0) break
    await wait(PAUSE_MS)
  }
  const stale = await staleNames(db)
  for (const reference of stale) await putNamesRight(db, reference)
  const named = stale.length === 0 ? [] : [`Put into the index of names again: ${stale.length} referrals.`]
  return sayWhatIsLeft(db, [`Sealed with the key “${ringOf(db).writer}” now: ${sealed} fields.`, ...named])
}

/** After a rotation that left nothing, the older keys are not asked for any more at the next start. */
async function sayWhatIsLeft(db: Db, before: readonly string[]): Promise<Ended> {
  const left = await leftToSeal(db)
  const stale = await staleNames(db)
  const { writer } = ringOf(db)
  if (left.length > 0 || stale.length > 0)
    return {
      code: 1,
      out: [
        ...before,
        ...left.map(sayLeft),
        ...(stale.length === 0 ? [] : [`left in the index of names: ${stale.length} referrals`]),
        'Run npm run keys:rotate again. Take no key out of DATA_KEYS.',
      ],
      err: [],
    }
  const older = (await keysInUse(db)).map(({ id }) => id).filter((id) => id !== writer)
  if (before.length > 0) for (const id of older) await forgetKey(db, id)
  return {
    code: 0,
    out: [...before, `Nothing is left: every field is sealed with the key “${writer}”.`, ...done(older)],
    err: [],
  }
}

const done = (older: readonly string[]): readonly string[] =>
  older.length === 0
    ? []
    : [
        `${older.map((id) => `“${id}”`).join(', ')} can be taken out of DATA_KEYS, once every instance runs with the setting as it is now.`,
        'Keep it as long as a backup is kept that was made before today.',
      ]

const sayLeft = ({ column, clear, older }: Left): string =>
  [
    `left in ${column}:`,
    [
      ...(clear === 0 ? [] : [`${clear} not sealed`]),
      ...[...older].map(([key, count]) => `${count} with the key “${key}”`),
    ].join(', '),
  ].join(' ')
