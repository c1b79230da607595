/** Seals everything with the first key of the setting, or says what is left; from words and settings to an exit code. */
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { Kysely } from 'kysely'
import { readSettings } from '../../src/config.ts'
import { forgetKey, keysInUse, settleKeys } from '../../src/store/key-check.ts'
import { rebuildIndex } from '../../src/store/name-rebuild.ts'
import { putNamesRight, staleNames } from '../../src/store/name-stale.ts'
import { closeClear, lookAtStore, sealFromNow } from '../../src/store/rollout.ts'
import { type Left, leftToSeal, resealColumn, SEALED_NAMES } from '../../src/store/rotation.ts'
import { isWhole, readSealedAlone, ringOf } from '../../src/store/sealing.ts'
import type { Tables } from '../../src/store/tables.ts'
import { withDatabase } from '../directory/open-book.ts'
import type { Ended } from '../directory/run.ts'
import { Unusable } from '../directory/unusable.ts'

type Db = Kysely<Tables>

const USAGE = [
  'npm run keys:rotate             seals everything with the first key of DATA_KEYS; can be stopped and run again',
  'npm run keys:rotate -- --check  says what is not sealed with it yet, and changes nothing',
  'npm run keys:rotate -- --clear  seals also what somebody wrote unsealed into a sealed store: see docs/runbook.md',
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
      return asked.check ? sayWhatIsLeft(kysely, []) : rotate(kysely, asked.clear)
    })
  } catch (fault) {
    if (!(fault instanceof Unusable)) throw fault
    return { code: 1, out: [], err: [fault.message] }
  }
}

function wordsIn(words: readonly string[]) {
  try {
    const options = {
      check: { type: 'boolean', default: false },
      index: { type: 'boolean', default: false },
      clear: { type: 'boolean', default: false },
    } as const
    const { values } = parseArgs({ args: [...words], options })
    return words.length > 1 ? undefined : values
  } catch {
    return undefined
  }
}

async function renewIndex(db: Db): Promise<Ended> {
  const count = await db.transaction().execute(rebuildIndex)
  return { code: 0, out: [`The index of names has a new key: ${count} referrals are in it.`], err: [] }
}

async function rotate(db: Db, clearToo: boolean): Promise<Ended> {
  // From here on something is sealed with it, whether the bot was started with it or not.
  await settleKeys(db)
  await sealFromNow(db)
  if (clearToo) readSealedAlone(db, false)
  let sealed = 0
  for (let pass = 0; pass < PASSES; pass++) {
    for (const name of SEALED_NAMES) sealed += await resealColumn(db, name)
    if ((await leftToSeal(db)).length === 0) break
    await wait(PAUSE_MS)
  }
  if ((await leftToSeal(db)).length === 0) await closeClear(db)
  const stale = await namesLeft(db, await leftToSeal(db))
  for (const reference of stale) await putNamesRight(db, reference)
  const named = stale.length === 0 ? [] : [`Put into the index of names again: ${stale.length} referrals.`]
  return sayWhatIsLeft(db, [`Sealed with the key “${ringOf(db).writer}” now: ${sealed} fields.`, ...named])
}

/** None can be looked for while a body stands clear that is not read. */
const namesLeft = async (db: Db, left: readonly Left[]): Promise<readonly string[]> =>
  isWhole(db) && left.some(({ clear }) => clear > 0) ? [] : staleNames(db)

/** After a rotation that left nothing, the older keys are not asked for any more at the next start. */
async function sayWhatIsLeft(db: Db, before: readonly string[]): Promise<Ended> {
  const left = await leftToSeal(db)
  const { isClearRead } = await lookAtStore(db)
  const stale = await namesLeft(db, left)
  const { writer } = ringOf(db)
  if (left.length > 0 || stale.length > 0)
    return {
      code: 1,
      out: [
        ...before,
        ...left.map(sayLeft),
        ...(stale.length === 0 ? [] : [`left in the index of names: ${stale.length} referrals`]),
        left.some(({ clear }) => clear > 0) && !isClearRead
          ? WRITTEN_BESIDE_US
          : 'Run npm run keys:rotate again. Take no key out of DATA_KEYS.',
      ],
      err: [],
    }
  const older = (await keysInUse(db)).map(({ id }) => id).filter((id) => id !== writer)
  if (before.length > 0) for (const id of older) await forgetKey(db, id)
  return {
    code: 0,
    out: [
      ...before,
      `Nothing is left: every field is sealed with the key “${writer}”.`,
      ...done(older),
      ...(isClearRead ? [ONCE_MORE] : []),
    ],
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

/** Whoever can write to the database could write it, and sealing it would make it true. */
const WRITTEN_BESIDE_US =
  'What is not sealed was written by somebody who went past the bot. It is not read and not sealed: see “The mark of sealing” in docs/runbook.md.'

const ONCE_MORE =
  'Until npm run keys:rotate has run once more, an hour after the first time, a field that is not sealed is read as it stands.'

const sayLeft = ({ column, clear, older }: Left): string =>
  [
    `left in ${column}:`,
    [
      ...(clear === 0 ? [] : [`${clear} not sealed`]),
      ...[...older].map(([key, count]) => `${count} with the key “${key}”`),
    ].join(', '),
  ].join(' ')
