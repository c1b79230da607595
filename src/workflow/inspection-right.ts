/** Whether somebody may have the inspection pack of a referral. */
import { mayInspect } from '../domain/inspection-rules.ts'
import type { Person } from '../domain/people.ts'
import { type Refusal, refuse } from '../domain/refusal.ts'
import type { ExportAsk } from './exports-ports.ts'
import type { World } from './ports.ts'

/** The words for a referral that is not there, whether it is or not. */
export async function mayExportInspection(
  { store }: World,
  by: Person,
  { reference = '' }: ExportAsk['about'],
): Promise<Refusal | undefined> {
  const loaded = await store.load(reference)
  return loaded === undefined || !mayInspect(by, loaded.referral) ? refuse('notToInspect') : undefined
}
