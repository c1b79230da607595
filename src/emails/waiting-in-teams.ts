/** To somebody of the council whom the bot cannot message: something waits in Teams, and not a word of what. */
import type { Council } from '../domain/directory.ts'
import { type Email, paragraphs } from './email.ts'

export const waitingInTeams = ({ name }: Council): Email => ({
  // No marking and no reference: this e-mail is about no family.
  subject: 'Something waits for you in Teams',
  text: paragraphs(
    'Something waits for you in the Prison contact app in Teams, and Teams does not let the app write to you.',
    'Please open Teams, search for Prison contact under Apps, and open its chat. If you have blocked or removed the app, please allow or add it again. Then write “my work” there to see what waits.',
    'If that does not help, please ask your administrator. You get this e-mail once a day at most.',
    name,
  ),
})
