/** What is said when a Playground does not start, or stops: what happened, and what to do. */
import type { PlaygroundPerson } from './playground-persons.ts'

const WITHOUT = 'or start without the Playgrounds: npm start -- --no-playground'

export const portTaken = (port: number): string =>
  `Port ${port} is in use, and an Agents Playground needs it. Stop the program that has it, ${WITHOUT}`

/** `complaint` is the end of what npx wrote to its standard error. */
export function endedTooSoon(person: PlaygroundPerson, folder: string, complaint: string): string {
  if (complaint.startsWith('spawn'))
    return `npx could not be started (${complaint.slice(6)}). It comes with Node.js and npm: install them, ${WITHOUT}`
  const code = /npm (?:error|ERR!) code (\w+)/.exec(complaint)?.[1]
  if (code !== undefined)
    return (
      `npx could not fetch the Agents Playground (${code}). The first start needs a way to the npm registry: ` +
      `check the network or the proxy of npm, ${WITHOUT}`
    )
  return (
    `The Agents Playground of ${person.name} ended before it was up. ` +
    `Its own log is in ${folder}/devTools. Mend what it says, ${WITHOUT}`
  )
}

export const notInTime = (person: PlaygroundPerson): string =>
  `The Agents Playground of ${person.name} did not start within three minutes. Try once more, ${WITHOUT}`

export const hasStopped = (person: PlaygroundPerson): string =>
  `The Agents Playground of ${person.name} (port ${person.port}) has stopped. Stop the bot and start it again to have it back.`
