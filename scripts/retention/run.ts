/** From words and settings to an exit code: 0 done, 1 not possible, 2 not understood. */
import { writeFileSync } from 'node:fs'
import { dayOf, sayDay } from '../../src/domain/moment.ts'
import {
  certificateCsv,
  certificateJson,
  type PurgeCertificate,
  purgeCertificate,
} from '../../src/domain/purge-certificate.ts'
import type { Purged, RetentionPlan } from '../../src/domain/purged.ts'
import { sayKeptBy } from '../../src/domain/retention.ts'
import { pdfGateway } from '../../src/gateways/pdf.ts'
import { certificateDocument } from '../../src/jobs/export-certificate.ts'
import type { World } from '../../src/workflow/ports.ts'
import { announcePurges, purgeDue } from '../../src/workflow/retention.ts'
import { retentionPlan } from '../../src/workflow/retention-plan.ts'
import { readCouncil } from '../directory/council.ts'
import { withBook } from '../directory/open-book.ts'
import type { Ended } from '../directory/run.ts'
import { shown } from '../directory/shown.ts'
import { Unusable } from '../directory/unusable.ts'
import { type Asked, readWords, USAGE } from './words.ts'

type Keeping = Pick<World, 'store' | 'clock' | 'keepUntilReview'>

/** `now` is for tests: the moment it is taken to be. */
export async function runRetention(
  words: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  now?: () => string,
): Promise<Ended> {
  const asked = readWords(words)
  if (asked === undefined) return { code: 2, out: [], err: USAGE }
  try {
    const { settings, directory, clock } = await readCouncil(env)
    const out = await withBook(settings, (store) => {
      const world: Keeping = {
        store,
        clock: now === undefined ? clock : { now },
        keepUntilReview: settings.keepUntilReview,
      }
      return asked.now || asked.certificate !== undefined
        ? actNow(world, asked, directory.council.name)
        : dryRun(world)
    })
    return { code: 0, out, err: [] }
  } catch (fault) {
    if (!(fault instanceof Unusable)) throw fault
    return { code: 1, out: [], err: [fault.message] }
  }
}

const dryRun = async (world: Keeping): Promise<readonly string[]> =>
  sayPlan(await retentionPlan(world, Number.MAX_SAFE_INTEGER))

async function actNow(world: Keeping, asked: Asked, council: string): Promise<readonly string[]> {
  const { certificate, from, to } = asked
  const today = dayOf(world.clock.now())
  const gone = asked.now ? await purgeAll(world) : []
  const said = asked.now ? [`${gone.length} deleted.`, ...gone.map(({ reference }) => `  ${reference}`)] : []
  if (certificate === undefined) return said
  const purged = from === undefined ? gone : await world.store.purgedBetween(from, to ?? today)
  if (purged.length === 0) return [...said, 'Nothing was deleted, so there is no certificate.']
  const days = { from: from ?? today, to: to ?? today }
  const made = purgeCertificate({ ...{ council, ...days, purged }, madeAt: world.clock.now() })
  await writeCertificate(certificate, made)
  return [...said, `${shown(certificate)} is written. SHA-256 of its lines: ${made.sha256}`]
}

/** Only what was announced a week ago; what can go and was not announced is announced. */
async function purgeAll(world: Keeping): Promise<readonly Purged[]> {
  await announcePurges(world)
  const all: Purged[] = []
  for (;;) {
    const gone = await purgeDue(world)
    all.push(...gone)
    if (gone.length === 0) return all
  }
}

async function writeCertificate(file: string, made: PurgeCertificate): Promise<void> {
  const as = file.slice(file.lastIndexOf('.') + 1).toLowerCase()
  const text = as === 'csv' ? certificateCsv(made) : certificateJson(made)
  const bytes = as === 'pdf' ? await pdfGateway().draw(certificateDocument(made)) : text
  try {
    writeFileSync(file, bytes, { flag: 'wx', mode: 0o600 })
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? String(fault.code) : 'unknown'
    throw new Unusable(
      `${shown(file)} cannot be written: ${code === 'EEXIST' ? 'it is there already' : code}.`,
    )
  }
}

function sayPlan({ going, ready, kept, looked }: RetentionPlan): readonly string[] {
  return [
    `${looked} referrals are over. Nothing is deleted by this.`,
    ...going.map(({ reference, goesOn }) => `goes on ${sayDay(goesOn)}: ${reference}`),
    ...ready.map((reference) => `can go, a week after the next look: ${reference}`),
    ...kept.flatMap(({ id, references, firstOn }) => [
      `stays, because ${sayKeptBy(id)}: ${references.length}${firstOn === undefined ? '' : `, the first until ${sayDay(firstOn)}`}`,
      ...references.map((reference) => `  ${reference}`),
    ]),
  ]
}
