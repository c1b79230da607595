/** For each verb of papers and of the mail of MASH what a press carries, and the words that do the same. */
import type { Person } from '../../src/domain/people.ts'
import { MAYA, SAM } from '../support/council.ts'
import type { TestWorld } from '../support/outside-world.ts'
import { samplePdf } from '../support/sample-papers.ts'

/** The form of the attaching cannot be opened without a file, nor the form of a mail without a mail. */
export function paperWords(world: () => TestWorld) {
  const row = (verb: string, by: Person, data: (reference: string) => object) => ({ verb, by, data })
  const numbered = (reference: string) => ({ reference, number: 1 })
  const mail = () => ({ number: 1 })
  const none = () => ({ form: { papers: 'none' } })
  const arrives = async () => {
    const { store, newId } = world().product.world
    const id = newId()
    await store.transaction((tx) =>
      tx.keepMailItem({
        ...{ messageId: `<${id}@a.example>`, receivedAt: world().clock.now() },
        words: { from: 'A', address: 'a@a.example', subject: 'B', preview: '', notTaken: [], reason: '' },
        papers: [],
      }),
    )
  }
  return [
    {
      ...row('papers', SAM, (reference) => ({ reference })),
      typed: (reference: string) => `papers ${reference}`,
    },
    {
      ...row('open-paper', SAM, numbered),
      typed: (reference: string) => `paper 1 of ${reference}`,
      answersDiffer: true as const,
      first: async (reference: string) => {
        const { store, newId, clock } = world().product.world
        const bytes = samplePdf()
        await store.transaction((tx) =>
          tx.keepPaper(
            {
              ...{ id: newId(), reference, kind: 'other', name: 'a.pdf', type: 'pdf', size: bytes.length },
              ...{ sha256: '', receivedOn: '2026-12-01', by: SAM.id, at: clock.now() },
            },
            bytes,
          ),
        )
      },
    },
    {
      ...row('attach-paper', SAM, none),
      typed: (reference: string) => `attach ${reference} police report`,
      answersDiffer: true as const,
    },
    { ...row('drop-papers', SAM, none), typed: () => 'throw away my papers', answersDiffer: true as const },
    { ...row('mail', MAYA, () => ({})), typed: () => 'mail' },
    { ...row('mail-item', MAYA, mail), typed: () => 'mail 1', first: arrives },
    { ...row('mail-record', MAYA, mail), typed: () => 'record mail 1' },
    { ...row('mail-belongs', MAYA, mail), typed: () => 'mail 1 belongs to' },
    {
      ...row('mail-dismiss', MAYA, () => ({ go: 'send', form: { number: 1 }, why__x: '' })),
      typed: () => 'mail 1 is not for us',
    },
    { ...row('mail-undo', MAYA, mail), typed: () => 'mail 1 is for us', answersDiffer: true as const },
  ]
}
