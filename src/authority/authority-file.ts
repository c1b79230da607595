/** Reads the authority file: the council's teams, people, prisons and approved addresses. All faults at once. */
import { readFile } from 'node:fs/promises'
import { quote, type Sound } from '../domain/council-fault.ts'
import { peopleFaults } from '../domain/council-people.ts'
import { teamFaults } from '../domain/council-teams.ts'
import type { Directory } from '../domain/directory.ts'
import { addressFaults } from './address-checks.ts'
import { readDocument } from './document.ts'
import { type AuthorityFile, authorityShape } from './shape.ts'
import { shapeFaults, soundPart } from './shape-faults.ts'

export type Faults = { readonly faults: readonly string[] }

/**
 * The directory, or every fault as a sentence that begins with its line: `line 14: teams[0].channelId is missing`.
 * A check is left out only where what it needs is itself at fault. Sentences quote keys, codes, team ids and domains,
 * but no name, no person's id and no e-mail address, because they are logged. Never throws.
 */
export function readAuthorityFile(text: string): Directory | Faults {
  const document = readDocument(text)
  if (document.value === undefined) return { faults: document.say(document.faults) }
  const shape = authorityShape.safeParse(document.value)
  const issues = shape.success ? [] : shape.error.issues
  const sound = soundPart<AuthorityFile>(document.value, issues)
  const found = [...shapeFaults(issues, document), ...(sound === undefined ? [] : crossFaults(sound))]
  const faults = document.say([...document.faults, ...found.map(document.place)])
  return shape.success && faults.length === 0 ? directoryOf(shape.data) : { faults }
}

/** The same from disk. A file that cannot be read is a fault too; that sentence has no line. */
export async function loadAuthorityFile(path: string): Promise<Directory | Faults> {
  const text = await readText(path)
  return typeof text === 'string' ? readAuthorityFile(text) : text
}

const crossFaults = (file: Sound<AuthorityFile>) => [
  ...teamFaults(file),
  ...peopleFaults(file),
  ...addressFaults(file),
]

/** Ids of people are made small, because Entra gives them both ways and they are compared as they stand. */
function directoryOf(file: AuthorityFile): Directory {
  return {
    ...file,
    teams: file.teams.map((team) => ({
      ...team,
      teamManager: team.teamManager.toLowerCase(),
      deputies: team.deputies.map((id) => id.toLowerCase()),
    })),
    people: file.people.map((person) => ({ ...person, id: person.id.toLowerCase() })),
    prisons: file.prisons.map(({ notes, ...prison }) => ({
      ...prison,
      phone: prison.phone,
      ...(notes && { notes: notes.map((words, index) => ({ id: `file/${prison.code}/${index}`, words })) }),
    })),
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist',
  EISDIR: 'it is a folder',
  EACCES: 'the bot is not allowed to read it',
  EPERM: 'the bot is not allowed to read it',
  ERR_ENCODING_INVALID_ENCODED_DATA: 'it is not UTF-8 text; save it again with the encoding UTF-8',
}

async function readText(path: string): Promise<string | Faults> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    return {
      faults: [`the authority file ${quote(path)} cannot be read: ${REASONS[code] ?? `fault ${code}`}`],
    }
  }
}
