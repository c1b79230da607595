/** The two forms about somebody who leaves: their work goes to somebody else, and their access ends. */
import { nameOf, peopleOfTeam, personById } from '../domain/directory.ts'
import { versionOf } from '../domain/directory-scene.ts'
import { answerOf, type Option } from '../domain/form.ts'
import { isRefusal, refuse } from '../domain/refusal.ts'
import { directorySceneOf } from '../workflow/directory.ts'
import { endAccess, handOverWork, leftWork } from '../workflow/leaving.ts'
import type { DirectoryDeed } from './directory-form.ts'
import { directoryReply, leavingReply } from './directory-replies.ts'
import type { Turn } from './turn.ts'

/** `of` is a reference where one alone is handed over. */
export const HAND_OVER: DirectoryDeed = {
  verb: 'hand-over',
  above: 'Somebody leaves',
  boxes: { notToThem: 'to', notTheirs: 'to' },
  form: async ({ world, by }, { id, of }) => {
    const left = await leftWork(world, by, id)
    if (isRefusal(left)) return left
    const chosen = of === '' ? left.referrals : left.referrals.filter(({ reference }) => reference === of)
    const officers =
      of === '' && left.drafts.length > 0
        ? world.directory.people.filter(({ roles }) => roles.includes('mash_officer'))
        : []
    const heirs = [...chosen.flatMap((one) => one.heirs), ...officers].filter(
      (heir) => heir.id !== left.leaver.id,
    )
    const options = [...new Map(heirs.map(({ id: key, name }) => [key, { id: key, label: name }])).values()]
    return {
      title: of === '' ? 'Hand everything over' : `Hand over ${of}`,
      intro:
        options.length === 0
          ? 'Nobody can have it now. Somebody has to join the team, or become qualified, first.'
          : 'Each of them hears of it in their chat. What cannot go to the one you choose stays, and you read why; then choose somebody else for the rest.',
      quoted: {
        title: `From ${left.leaver.name}`,
        lines: chosen.slice(0, 12).map(({ reference }) => reference),
      },
      questions: [
        { ...{ id: 'to', label: 'Who has it from now on?', kind: 'choice', required: true }, options },
      ],
      answers: {},
      press: { title: 'Hand over', style: 'positive' },
      seen: 0,
    }
  },
  does: async (turn, { about, answers }) => {
    const what = { from: about.id, to: answerOf(answers, 'to'), reference: about.of }
    const result = await handOverWork(turn.world, turn.by, what)
    if (isRefusal(result)) return result
    const name = nameOf(turn.world.directory, what.to)
    const { done, stays, drafts } = result
    return leavingReply(turn, about.id, [
      `${name} has ${done.length === 0 && drafts === 0 ? 'none of it' : [...done, ...(drafts > 0 ? ['the unfinished form'] : [])].join(', ')} now.`,
      ...stays.map(({ reference, why }) => `${reference} stays for now: ${why}`),
    ])
  },
}

const AT_ONCE = 'at once'

export const END_ACCESS: DirectoryDeed = {
  verb: 'end-access',
  above: 'Somebody leaves',
  boxes: { handOverFirst: 'when' },
  form: async (turn, { id }) => {
    const { world, by } = turn
    const left = await leftWork(world, by, id)
    if (isRefusal(left)) return left
    if (!left.mayEnd) return refuse('notToKeepDirectory')
    const heirs = heirsOf(turn, id)
    return {
      title: 'End their access',
      intro:
        'With their next press they are told that I do not know them. Please end their account in Entra as well. They stand in for nobody any more.',
      quoted: {
        title: left.leaver.name,
        lines: [
          left.referrals.length === 0
            ? 'Nothing is open with them.'
            : `${left.referrals.length} referrals are still open with them.`,
          ...left.manages.map((team) => `They manage ${team}.`),
        ],
      },
      questions: [
        {
          ...{ id: 'when', label: 'When?', kind: 'choice', required: true },
          options: [
            { id: 'when nothing is left', label: 'When nothing is left with them' },
            { id: AT_ONCE, label: 'At once: the managers are told of what is left' },
          ],
        },
        ...(left.manages.length === 0
          ? []
          : [
              {
                ...({ id: 'heir', label: 'The next Team Manager', kind: 'choice', required: true } as const),
                options: heirs,
              },
            ]),
      ],
      answers: { when: 'when nothing is left' },
      press: { title: 'End access', style: 'destructive' },
      seen: versionOf(await directorySceneOf(world), 'person', id),
    }
  },
  does: async (turn, { about, answers }) => {
    const heir = answerOf(answers, 'heir')
    const name = nameOf(turn.world.directory, about.id)
    const result = await endAccess(turn.world, turn.by, {
      ...{ id: about.id, heir: heir === '' ? undefined : heir },
      atOnce: answerOf(answers, 'when') === AT_ONCE,
    })
    if (isRefusal(result)) return result
    return directoryReply(turn, { list: 'people', banner: `${name} has no access any more.` })
  },
}

/** Team Managers of the teams that the leaver manages. */
function heirsOf({ world: { directory } }: Turn, id: string): readonly Option[] {
  const leaver = personById(directory, id)
  const teams = directory.teams.filter(({ teamManager }) => teamManager === leaver?.id)
  const found = teams.flatMap((team) => peopleOfTeam(directory, team.id))
  const managers = found.filter((person) => person.id !== leaver?.id && person.roles.includes('team_manager'))
  return [...new Map(managers.map(({ id: key, name }) => [key, { id: key, label: name }])).values()]
}
