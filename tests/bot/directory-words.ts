/** For each verb of the directory what a press carries, and the words that do the same. */
import { ADMIN, INES, SAM } from '../support/council.ts'
import type { TestWorld } from '../support/outside-world.ts'

export function directoryWords(world: () => TestWorld) {
  const row = (verb: string, [data, typed]: readonly [object, string]) => ({
    ...{ verb, by: ADMIN },
    data: (): object | Promise<object> => data,
    typed: (): string => typed,
  })
  const firstNote = async () => {
    const { prisons } = world().product.world.directory
    const note = prisons.find(({ code }) => code === 'ZAA')?.notes?.[0]
    return { id: note?.id, holder: 'ZAA' }
  }
  return [
    row('directory', [{}, 'people']),
    row('change-person', [{ id: SAM.id }, 'change person Sam']),
    row('change-team', [{ id: 'north' }, 'change team North']),
    row('change-prison', [{ id: 'ZAA' }, 'change prison ZAA']),
    row('about-prison', [{ id: 'ZAA' }, 'about ZAA']),
    row('prison-note', [{ id: 'ZAA' }, 'note about ZAA']),
    {
      ...row('withdraw-note', [{}, 'withdraw note 1 about ZAA']),
      ...{ data: firstNote, answersDiffer: true as const },
      // One for the press and one for the words: what stays listed after each of them differs.
      first: () => world().chat(ADMIN).says('note about ZAA: The way in takes an hour.'),
    },
    row('leaving', [{ id: SAM.id }, 'leaving Sam']),
    row('hand-over', [{ id: SAM.id }, 'hand over Sam']),
    row('end-access', [{ id: INES.id }, 'end access Ines']),
    // In a person's own chat there is no channel: the same words, said as an answer to a press and as a message.
    { ...row('setup-channel', [{}, 'setup']), answersDiffer: true as const },
  ]
}
