/** `setup` in a channel: an administrator says whose channel it is, and confirms it. Nothing here names a person. */
import { formPage } from '../cards/form-page.ts'
import { message } from '../cards/message.ts'
import { teamById } from '../domain/directory.ts'
import { tieChannel } from '../domain/directory-rules.ts'
import { mayKeepDirectory } from '../domain/people.ts'
import { isRefusal, REFUSALS } from '../domain/refusal.ts'
import { MASH_ENTRY } from '../domain/staff-directory.ts'
import { changeDirectory } from '../workflow/directory.ts'
import { whyNotToBeTied } from './membership.ts'
import type { Reply, Turn } from './turn.ts'

/** The card to choose from; in a person's own chat there is no channel to tie. */
export async function setupReply(turn: Turn): Promise<Reply> {
  if (!mayKeepDirectory(turn.by)) return { text: REFUSALS.notToKeepDirectory }
  if (turn.channel === undefined) return { text: REFUSALS.notAChannel }
  const refused = await whyNotToBeTied(turn)
  if (refused !== undefined) return refused
  const { mash, teams } = turn.world.directory
  const options = [
    { id: MASH_ENTRY, label: mash.name },
    ...teams.map(({ id, name }) => ({ id, label: name })),
  ]
  return page(turn, {
    title: 'Whose channel is this?',
    intro: 'New referrals of the team you choose are announced here from then on, without names.',
    questions: [{ ...{ id: 'to', label: 'Team', kind: 'choice', required: true }, options }],
    form: { to: '' },
    press: { title: 'Go on', go: 'choose' },
  })
}

export type Tied = { readonly go: string; readonly to: string }

export async function tieReply(turn: Turn, { go, to }: Tied): Promise<Reply> {
  const { directory } = turn.world
  const name = to === MASH_ENTRY ? directory.mash.name : teamById(directory, to)?.name
  if (name === undefined || turn.channel === undefined || !mayKeepDirectory(turn.by)) return setupReply(turn)
  const refused = await whyNotToBeTied(turn)
  if (refused !== undefined) return refused
  if (go !== 'tie') return confirmReply(turn, { to, name })
  const what = { to, channelId: turn.channel }
  const result = await changeDirectory(turn.world, turn.by, { rule: tieChannel, what })
  if (isRefusal(result)) return { text: [result.say, ...result.more].join(' ') }
  const lines = [
    `This is the channel of ${name} from now on. New referrals are announced here without names; whoever takes one goes on in their own chat with me.`,
    'Cards that were posted in another channel before stay there as they are; with its next change each stands here as well.',
    'Type “help” to me here or in your own chat to see what I can do.',
  ]
  const buttons = [{ title: 'What I can do', verb: 'help' }]
  return { card: message({ title: 'Hello, I am Prison Contact', lines, buttons }, turn.surface) }
}

const confirmReply = (turn: Turn, { to, name }: { readonly to: string; readonly name: string }): Reply =>
  page(turn, {
    title: `Is this the channel of ${name}?`,
    intro: 'Its new cards come here from now on, and no longer to the channel that it had.',
    questions: [],
    form: { to },
    press: { title: 'Yes, this is it', go: 'tie' },
  })

type Shown = Pick<Parameters<typeof formPage>[0], 'title' | 'intro' | 'questions' | 'form'> & {
  readonly press: { readonly title: string; readonly go: string }
}

const page = ({ stamp, surface }: Turn, { press, ...shown }: Shown): Reply => ({
  card: formPage(
    {
      ...{ above: 'Set up a channel', saved: '', clashes: [], otherSave: '', answers: {}, faults: [], stamp },
      ...shown,
      buttons: [
        { ...press, verb: 'setup-channel', style: 'positive' },
        ...(press.go === 'tie'
          ? [{ title: 'Another one', go: 'again', verb: 'setup-channel', style: 'default' } as const]
          : []),
      ],
    },
    surface,
  ),
})
