/** What somebody typed on a page that could not be saved as it was; it waits as their own draft until it can. */
import type { Answers, Fault } from '../domain/form.ts'
import type { Clash } from '../domain/merge.ts'
import type { Person } from '../domain/people.ts'
import type { Reference } from '../domain/referral.ts'
import type { OpenPage } from './assessment.ts'
import type { Transaction, World } from './ports.ts'

/** Keeps it in place of what waited before; the page comes back with it in the boxes. */
export async function keepText(
  tx: Transaction,
  world: World,
  { by, page, text }: { by: Person; page: OpenPage; text: KeptText },
): Promise<OpenPage> {
  const id = draftId(page.loaded.referral.reference, page.key, by)
  await tx.saveDraft({ id, person: by.id, kind: 'section', body: text, updatedAt: world.clock.now() })
  return withKeptText(page, text)
}

/** `faults` or `clashes` say why it could not be saved. */
export type KeptText = {
  readonly answers: Answers
  readonly clashes: readonly Clash[]
  readonly faults?: readonly Fault[]
}

export const withKeptText = (page: OpenPage, { answers, clashes, faults }: KeptText): OpenPage => ({
  ...page,
  answers,
  clashes,
  faults: faults ?? [],
})

export const draftId = (reference: Reference, key: string, by: Person): string =>
  `${reference}/${key}/${by.id}`
