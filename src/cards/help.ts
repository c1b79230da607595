/** What the bot can do for this person, written from the list of commands. */
import type { Council } from '../domain/directory.ts'
import { type Person, sayRoles } from '../domain/people.ts'
import { type Card, render, type Surface } from './render.ts'

export type HelpLine = { readonly words: string; readonly help: string }

/** What else there is to ask about. */
export type HelpTopic = { readonly word: string; readonly about: string }

export const helpCard = (
  by: Person,
  council: Council,
  {
    commands,
    others,
    surface,
  }: { commands: readonly HelpLine[]; others: readonly HelpTopic[]; surface: Surface },
): Card =>
  render(
    'help',
    {
      hello: `Hello ${by.name.split(' ')[0]}. I know you as ${sayRoles(by)}. Type one of these, or press a button.`,
      commands,
      moreTitle: others.length === 0 ? '' : 'More, by topic',
      others: others.map(({ word, about }) => ({ words: `help ${word}`, help: about })),
      outOfHours: `I am not an emergency service. If a child is in danger now, telephone 999. Out of hours: ${council.outOfHoursPhone}.`,
      buttons: [
        { title: 'My work', verb: 'my-work', style: 'positive' },
        ...(by.roles.includes('mash_officer')
          ? [{ title: 'New referral', verb: 'new-referral', style: 'default' }]
          : [{ title: 'My team', verb: 'team', style: 'default' }]),
      ],
    },
    surface,
  )
