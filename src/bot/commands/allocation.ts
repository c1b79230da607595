/** `take` and `allocate`. */
import { candidates } from '../../domain/allocation.ts'
import { MANAGERS } from '../../domain/people.ts'
import { allocateTo, takeIt } from '../actions/allocation.ts'
import type { Turn } from '../turn.ts'
import { type Command, fullReference, pattern, REFERENCE_WORDS } from './command.ts'

export const allocationCommands: readonly Command[] = [
  {
    words: 'take PCA-2026-0001',
    help: 'you do the assessment (social worker)',
    roles: ['social_worker'],
    inMenu: true,
    inChannel: 'for its members',
    takes: pattern(`take ${REFERENCE_WORDS}`),
    run: (turn, { reference }) => takeIt(turn, fullReference(reference)),
  },
  {
    words: 'allocate PCA-2026-0001 to Sam',
    help: 'give it to a social worker (Team Manager)',
    roles: MANAGERS,
    inMenu: true,
    inChannel: 'for its members',
    takes: pattern(`allocate ${REFERENCE_WORDS}( to (?<name>.+))?`),
    run: async (turn, { reference, name }) => {
      const full = fullReference(reference)
      return allocateTo(turn, { reference: full, worker: await workerNamed(turn, full, name ?? '') })
    },
  },
]

/** The one social worker of the team whose name begins so; nothing when there is none, or more than one. */
async function workerNamed(turn: Turn, reference: string, name: string): Promise<string> {
  const loaded = name === '' ? undefined : await turn.world.store.load(reference)
  if (loaded === undefined) return ''
  const wanted = name.trim().toLowerCase()
  const found = candidates(turn.world.directory, loaded.referral).filter((person) => {
    const full = person.name.toLowerCase()
    return full.startsWith(wanted) || full.split(' ').includes(wanted)
  })
  return found.length === 1 ? (found[0]?.id ?? '') : ''
}
