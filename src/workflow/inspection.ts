/** Gathers everything on one reference, a record at a time: as it is stored, or with gaps for whoever it is about. */
import {
  type ChainStatement,
  PART_IDS,
  type PackHead,
  type PackRecord,
  type PartId,
} from '../domain/inspection-pack.ts'
import { recordOf } from '../domain/inspection-record.ts'
import { redact, redactionFor } from '../domain/inspection-redact.ts'
import { type Subject, saySubject } from '../domain/inspection-rules.ts'
import type { Reference } from '../domain/referral.ts'
import { type Refusal, refuse } from '../domain/refusal.ts'
import type { Loaded, World } from './ports.ts'

export type Pack = {
  readonly head: PackHead
  /** Read as they are asked for. */
  readonly parts: readonly { readonly id: PartId; readonly records: () => AsyncIterable<PackRecord> }[]
}

/** The whole audit is walked first, so that the pack can say whether its lines stand in an unbroken chain. */
export async function inspectionPack(
  world: World,
  asked: { readonly reference: Reference; readonly subject: Subject | undefined },
): Promise<Pack | Refusal> {
  const { reference, subject } = asked
  const loaded = await world.store.load(reference)
  if (loaded === undefined) return refuse('notToInspect')
  const { directory } = world
  const redaction = subject === undefined ? undefined : redactionFor(loaded, subject, directory)
  const madeAt = world.clock.now()
  const head: PackHead = {
    ...{ format: 'prison-contact inspection pack', formatVersion: 1, reference, madeAt },
    variant: subject === undefined ? 'whole' : 'redacted',
    subject: subject === undefined ? null : saySubject(subject),
    chain: await chainAt(world),
  }
  const records = async function* (id: PartId) {
    for await (const thing of thingsOf(world, loaded, id)) {
      const record = recordOf(id, thing, directory)
      yield redaction === undefined ? record : redact(id, record, redaction)
    }
  }
  return { head, parts: PART_IDS.map((id) => ({ id, records: () => records(id) })) }
}

async function chainAt({ store, clock }: World): Promise<ChainStatement> {
  const { lines, head, broken = null } = await store.walkChain()
  return { checkedAt: clock.now(), lines, head, broken }
}

/** As stored; a thing has whatever fields it has. */
async function* thingsOf({ store }: World, { referral }: Loaded, id: PartId): AsyncGenerator<object> {
  const { reference } = referral
  switch (id) {
    case 'referral':
      yield referral
      return
    case 'pages':
      return yield* store.saves(reference)
    case 'reports':
      return yield* await store.reportSeals(reference)
    case 'papers':
      return yield* await store.papers(reference)
    case 'notices':
      return yield* await store.notices(reference)
    case 'deliveries':
      return yield* await store.deliveries(reference)
    case 'nudges':
      return yield* await store.nudges(reference)
    case 'snoozes':
      return yield* (await store.watched(reference))?.snoozes ?? []
    case 'looks':
      return yield* store.looks(reference)
    case 'audit':
      return yield* store.auditLines(reference)
  }
}
