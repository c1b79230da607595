/** What the terminal says when local mode is up: where to go, who is who, and what to type first. */
import { type PlaygroundPerson, pageOf } from './playground-persons.ts'

export type Greeting = {
  /** Where the bot listens. */
  readonly botUrl: string
  /** None with --no-playground. */
  readonly persons: readonly PlaygroundPerson[]
}

export function greeting({ botUrl, persons }: Greeting): string {
  const lines = [
    'Prison Contact is running in local mode: a sample council, nobody real, nothing leaves this machine.',
    '',
    ...(persons.length === 0
      ? [`  Bot for your own Agents Playground   ${botUrl}/api/messages`, '']
      : ['Open these side by side in your browser:', '', ...persons.flatMap(linesFor), '']),
    `  Mail that was sent, files, and the clock   ${localPage(botUrl)}`,
    '',
    'Stop with Ctrl+C. What you did is kept for the next start.',
  ]
  return lines.join('\n')
}

/** `localhost` in the words, as the Playgrounds are called that too. */
const localPage = (botUrl: string): string => `${botUrl.replace('//127.0.0.1:', '//localhost:')}/local`

const linesFor = (person: PlaygroundPerson): string[] => [
  `  ${pageOf(person)}   ${person.name}, ${person.role}`,
  `    type: ${person.firstWords}   (${person.hint})`,
]
