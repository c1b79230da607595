/** A made past in a real store: laid down as it would be left by the use cases, and read again for the recount. */
import { sql } from 'kysely'
import type { Answers } from '../../src/domain/form.ts'
import type { Referral } from '../../src/domain/referral.ts'
import { addAudits } from '../../src/store/audit.ts'
import type { Database } from '../../src/store/database.ts'
import { referralsAfter, savesOf } from '../../src/store/read-all.ts'
import { at, sealJson } from '../../src/store/sealing.ts'
import { MAYA } from './council.ts'
import type { Life } from './past.ts'
import { auditOf } from './stored.ts'

export async function layDown({ kysely }: Database, lives: readonly Life[]): Promise<void> {
  const rows = lives.map(({ referral }) => ({
    ...{ reference: referral.reference, version: referral.version, status: referral.status },
    ...{ team: referral.team, due_day: referral.due.day },
    body: JSON.parse(sealJson(kysely, at('referral.body', referral.reference), referral)),
  }))
  const pages = lives.flatMap(({ referral: { reference }, pages }) =>
    Object.entries(pages).flatMap(([key, answers]) => [
      saved(kysely, { reference, key, version: 1, answers: {} }),
      saved(kysely, { reference, key, version: 2, answers }),
    ]),
  )
  await kysely.transaction().execute(async (tx) => {
    await sql`insert into referral (reference, version, status, team, due_day, body)
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (
        reference text, version int, status text, team text, due_day date, body jsonb)`.execute(tx)
    await sql`insert into section (reference, key, version, answers, saved_by, saved_at)
      select row.*, ${MAYA.id}, now() from jsonb_to_recordset(${JSON.stringify(pages)}::jsonb) as row (
        reference text, key text, version int, answers jsonb)`.execute(tx)
    await addAudits(
      tx,
      lives.flatMap(({ audit }) => audit),
    )
  })
}

type Page = {
  readonly reference: string
  readonly key: string
  readonly version: number
  readonly answers: Answers
}

const saved = (db: Database['kysely'], { answers, ...page }: Page) => ({
  ...page,
  answers: JSON.parse(
    sealJson(db, at('section.answers', page.reference, page.key, page.version), answers),
  ) as unknown,
})

/** As it would be after one more save of each. */
export async function change({ kysely }: Database, referrals: readonly Referral[]): Promise<void> {
  for (const referral of referrals)
    await kysely
      .updateTable('referral')
      .set({
        version: referral.version + 1,
        ...{ status: referral.status, team: referral.team },
        body: sealJson(kysely, at('referral.body', referral.reference), {
          ...referral,
          version: referral.version + 1,
        }),
      })
      .where('reference', '=', referral.reference)
      .execute()
}

export async function readLives(database: Database): Promise<readonly Life[]> {
  const { kysely } = database
  const referrals = await referralsAfter(kysely)
  const saves = await savesOf(kysely)
  const audit = Map.groupBy(await auditOf(database), ({ reference }) => reference)
  const pages = Map.groupBy(saves, ({ reference }) => reference)
  return referrals.map((referral) => ({
    referral,
    pages: Object.fromEntries(
      (pages.get(referral.reference) ?? []).map(({ key, answers }): [string, Answers] => [key, answers]),
    ),
    audit: audit.get(referral.reference) ?? [],
  }))
}

/** As it is deleted for good: its working copy goes, its audit and its figures stay. */
export async function purge({ kysely }: Database, reference: string): Promise<void> {
  for (const table of ['section', 'referral'] as const)
    await kysely.deleteFrom(table).where('reference', '=', reference).execute()
}
