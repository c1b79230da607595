/** Tells the administrators of what nobody else can be told. */
import type { JobWorld } from './ports.ts'

/** Straight to their chats, since the store may be what is in trouble. One who cannot be reached keeps nobody waiting. */
export async function tellAdministrators({ directory, teams, hear }: JobWorld, text: string): Promise<void> {
  const administrators = directory.people.filter(({ roles }) => roles.includes('administrator'))
  for (const { id } of administrators)
    await teams
      .postToPerson(id, { text })
      .catch((fault) => hear({ kind: 'delivery', key: 'administrator', attempt: 1, fault }))
}
