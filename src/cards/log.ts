/** The log for an auditor: who did what when, in words. No case content, and no reason that anybody typed. */
import { type Directory, nameOf, personById } from '../domain/directory.ts'
import { labelOf } from '../domain/inspection-pack.ts'
import { type Moment, sayMoment } from '../domain/moment.ts'
import { explained } from './explained.ts'
import type { Card, Surface } from './render.ts'

export type LogShown = {
  /** Left out where it is the newest of everything. */
  readonly reference: string | undefined
  /** The newest first. */
  readonly lines: readonly LogLine[]
  readonly most: number
  readonly directory: Directory
}

type LogLine = {
  readonly at: Moment
  readonly who: string
  readonly what: string
  readonly reference: string
}

const LOOKS: Readonly<Record<string, string>> = {
  find: 'Looked for somebody by name or number',
  found: 'Was shown it by such a search',
  read: 'Looked at it',
  log: 'Read the log',
  glass: 'Read it by breaking the glass',
  sent: 'An e-mail left',
  filed: 'A file was put in the folder',
}

export function logCard({ reference, lines, most, directory }: LogShown, surface: Surface): Card {
  const about = reference ?? 'everything'
  const isAll = lines.length < most
  return explained(
    {
      title: `Who did what: ${about}`,
      sections: [
        {
          heading: isAll ? 'The newest first' : `The newest ${most}; the whole of it is in the audit`,
          lines: lines.map((line) => ({
            label: sayMoment(line.at),
            value: `${sayWho(line.who, directory)}: ${sayWhat(line, reference)}`,
          })),
        },
        {
          heading: lines.length === 0 ? 'Nothing is written down about it.' : '',
          lines: [{ label: '', value: 'That you read this is written down too.' }],
        },
      ],
      buttons: [{ title: 'The newest of everything', verb: 'log', reference: '' }],
    },
    surface,
  )
}

/** Programs and the bot are no staff; whoever has left is said to have. */
const sayWho = (who: string, directory: Directory): string => {
  if (who === 'bot') return 'The bot'
  if (personById(directory, who) !== undefined) return nameOf(directory, who)
  return IS_ID.test(who) ? 'Somebody who has left' : 'Another program'
}

const IS_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const sayWhat = ({ what, reference }: LogLine, only: string | undefined): string =>
  [LOOKS[what] ?? labelOf({ field: what, value: null }), only === undefined ? reference : '']
    .filter((word) => word !== '')
    .join(', ')
