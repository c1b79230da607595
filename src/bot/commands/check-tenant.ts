/** `check tenant`: whether the bot has each right that it needs, and no more, for an administrator. */
import { message } from '../../cards/message.ts'
import { isAdministrator } from '../../domain/people.ts'
import { refuse } from '../../domain/refusal.ts'
import type { Reply, Turn } from '../turn.ts'
import { type Command, pattern } from './command.ts'

export const checkTenantCommands: readonly Command[] = [
  {
    words: 'check tenant',
    help: 'whether I have each right that I need, and none that I must not have (administrator)',
    roles: ['administrator'],
    inMenu: false,
    takes: pattern('check (the )?(tenant|set-?up|rights)'),
    run: checkTenantReply,
  },
]

async function checkTenantReply({ by, world, surface }: Turn): Promise<Reply> {
  if (!isAdministrator(by)) return { text: refuse('notAdministrator').say }
  if (world.checkTenant === undefined)
    return { text: 'There is no tenant in local mode, so there is nothing to check.' }
  const lines = await world.checkTenant()
  const more = 'How each right is given: npm run check:tenant on the server, or docs/permissions.md.'
  const buttons = [{ title: 'What I can do', verb: 'help' }]
  return {
    card: message({ title: 'What I may do in this tenant', lines: [...lines, more], buttons }, surface),
  }
}
