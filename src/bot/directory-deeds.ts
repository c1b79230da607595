/** The forms about people, teams and prisons: what they ask, and what they do. */

import { personById, prisonByCode, type Team, teamById } from '../domain/directory.ts'
import { savePerson, saveTeam } from '../domain/directory-rules.ts'
import { versionOf } from '../domain/directory-scene.ts'
import { type Answers, answerOf, choicesOf, type Option, type Question } from '../domain/form.ts'
import { USUAL_HOURS } from '../domain/hours.ts'
import { type Person, ROLES } from '../domain/people.ts'
import { savePrison, writeNote } from '../domain/prison-facts.ts'
import { isRefusal, refuse } from '../domain/refusal.ts'
import { changeDirectory, readDirectory } from '../workflow/directory.ts'
import type { DirectoryDeed } from './directory-form.ts'
import { aboutReply, directoryReply } from './directory-replies.ts'

const text = (id: string, label: string, help = ''): Question => ({
  ...{ id, label, kind: 'text', required: true },
  ...(help === '' ? {} : { help }),
})

const optionsFrom = (words: Readonly<Record<string, string>>): readonly Option[] =>
  Object.entries(words).map(([id, label]) => ({ id, label }))

const YES_NO = optionsFrom({ yes: 'Yes', no: 'No' })

/** With no id it adds somebody. */
export const CHANGE_PERSON: DirectoryDeed = {
  verb: 'change-person',
  above: 'People',
  boxes: { personThereAlready: 'id', lastAdministrator: 'roles' },
  form: async ({ world, by }, { id }) => {
    const read = await readDirectory(world, by)
    if (isRefusal(read)) return read
    const person = personById(read.directory, id)
    if (id !== '' && person === undefined) return refuse('noSuchPerson')
    return {
      title: person === undefined ? 'Add a person' : 'Change a person',
      intro:
        'It counts at once: with their next press they may do what these roles allow, and nothing else. Every change is in the audit.',
      questions: [
        text('name', 'First name and surname'),
        text('email', 'Work e-mail address'),
        ...(person === undefined
          ? [text('id', 'Object ID in Entra', 'Entra admin centre, Users, the person, Overview.')]
          : []),
        { ...{ id: 'roles', label: 'Roles', kind: 'choices', required: true }, options: optionsFrom(ROLES) },
        {
          ...{ id: 'teams', label: 'Teams', kind: 'choices' },
          options: read.directory.teams.map((team) => ({ id: team.id, label: team.name })),
        },
        {
          ...{ id: 'qualified', label: 'A qualified social worker?', kind: 'choice', required: true },
          options: YES_NO,
        },
      ],
      answers: person === undefined ? {} : answersOf(person),
      press: { title: person === undefined ? 'Add' : 'Change', style: 'positive' },
      seen: versionOf(read.scene, 'person', person?.id ?? ''),
    }
  },
  does: async (turn, { about, seen, answers }) => {
    const isNew = about.id === ''
    const result = await changeDirectory(turn.world, turn.by, {
      rule: savePerson,
      what: {
        ...{ id: isNew ? answerOf(answers, 'id') : about.id, isNew, ...(isNew ? {} : { seen }) },
        ...{ name: answerOf(answers, 'name'), email: answerOf(answers, 'email') },
        roles: choicesOf(answerOf(answers, 'roles')),
        teams: choicesOf(answerOf(answers, 'teams')),
        qualified: answerOf(answers, 'qualified') === 'yes',
      },
    })
    if (isRefusal(result)) return result
    const name = answerOf(answers, 'name')
    return directoryReply(turn, { list: 'people', search: name, banner: isNew ? 'Added.' : 'Changed.' })
  },
}

const answersOf = ({ name, email, roles, teams, qualified }: Person): Answers => ({
  ...{ name, email, roles: roles.join(','), teams: teams.join(',') },
  qualified: qualified ? 'yes' : 'no',
})

export const CHANGE_TEAM: DirectoryDeed = {
  verb: 'change-team',
  above: 'Teams',
  form: async ({ world, by }, { id }) => {
    const read = await readDirectory(world, by)
    if (isRefusal(read)) return read
    const team = teamById(read.directory, id)
    if (team === undefined) return refuse('noSuchTeam')
    const { people } = read.directory
    const withRole = (...roles: readonly string[]): readonly Option[] =>
      people
        .filter((person) => person.teams.includes(id) && person.roles.some((role) => roles.includes(role)))
        .map((person) => ({ id: person.id, label: person.name }))
    const standIns = withRole('deputy', 'team_manager')
    const rank = (option: Option): number => team.deputies.indexOf(option.id) + 1 || 1_000
    return {
      title: 'Change a team',
      intro:
        'It counts at once. Who may manage or stand in is set with the roles of a person; the folder of the team stands in the authority file.',
      questions: [
        text('name', 'Name of the team'),
        {
          ...{ id: 'teamManager', label: 'Team Manager, who signs off', kind: 'choice', required: true },
          options: [
            ...withRole('team_manager'),
            { id: 'graph', label: 'The manager of each social worker in Entra' },
          ],
        },
        {
          ...{ id: 'deputies', label: 'Deputies, asked in this order', kind: 'choices' },
          options: standIns.toSorted((one, other) => rank(one) - rank(other)),
        },
        text('from', 'The working day begins', 'Before that the bot says nothing by itself. Like 09:00.'),
        text('to', 'The working day ends', 'Like 17:00.'),
        {
          ...{ id: 'districts', label: 'Postcode districts', kind: 'long text' },
          help: 'The first halves of the postcodes it works for, such as CB4, CB5. MASH is proposed the team by them.',
        },
        text('channelId', 'Channel', 'Leave it, or type “setup” in the new channel: that is easier.'),
      ],
      answers: teamAnswers(team),
      press: { title: 'Change', style: 'positive' },
      seen: versionOf(read.scene, 'team', id),
    }
  },
  does: async (turn, { about, seen, answers }) => {
    const said = (id: string): string => answerOf(answers, id)
    const result = await changeDirectory(turn.world, turn.by, {
      rule: saveTeam,
      what: {
        ...{ id: about.id, seen, name: said('name'), channelId: said('channelId') },
        ...{ teamManager: said('teamManager'), deputies: choicesOf(said('deputies')) },
        ...{ hours: { from: said('from'), to: said('to') }, districts: said('districts') },
      },
    })
    return isRefusal(result)
      ? result
      : directoryReply(turn, { list: 'teams', search: about.id, banner: 'Changed.' })
  },
}

function teamAnswers({ name, channelId, teamManager, deputies, hours, districts = [] }: Team): Answers {
  const { from, to } = hours ?? USUAL_HOURS
  return {
    name,
    channelId,
    teamManager,
    deputies: deputies.join(','),
    from,
    to,
    districts: districts.join(', '),
  }
}

export const CHANGE_PRISON: DirectoryDeed = {
  verb: 'change-prison',
  above: 'Prisons',
  form: async ({ world, by }, { id }) => {
    const read = await readDirectory(world, by)
    if (isRefusal(read)) return read
    const prison = prisonByCode(read.directory, id)
    if (prison === undefined) return refuse('noSuchHolder')
    return {
      title: 'Change a prison',
      intro:
        'Its addresses, and whether it has closed, are changed in the recipient book: type “addresses”. A new prison begins there, too.',
      quoted: { title: id, lines: [] },
      questions: [
        text('name', 'Name of the prison'),
        {
          id: 'phone',
          label: 'Telephone',
          kind: 'text',
          help: 'If you leave it empty, what is known stays.',
        },
        {
          id: 'escortRule',
          label: 'Who may come with a child',
          kind: 'long text',
          help: 'In its own words, 600 characters at most.',
        },
        {
          id: 'identityRule',
          label: 'What visitors must show',
          kind: 'long text',
          help: 'In its own words, 600 characters at most.',
        },
      ],
      answers: {
        ...{ name: prison.name, phone: prison.phone ?? '' },
        ...{ escortRule: prison.escortRule ?? '', identityRule: prison.identityRule ?? '' },
      },
      press: { title: 'Change', style: 'positive' },
      seen: versionOf(read.scene, 'prison', id),
    }
  },
  does: async (turn, { about, seen, answers }) => {
    const said = (id: string): string => answerOf(answers, id)
    const result = await changeDirectory(turn.world, turn.by, {
      rule: savePrison,
      what: {
        ...{ code: about.id, seen, name: said('name'), phone: said('phone') },
        ...{ escortRule: said('escortRule'), identityRule: said('identityRule') },
      },
    })
    return isRefusal(result) ? result : aboutReply(turn, about.id, { banner: 'Changed.' })
  },
}

export const WRITE_NOTE: DirectoryDeed = {
  verb: 'prison-note',
  above: 'About a prison',
  form: async ({ world }, { id }) => {
    const prison = prisonByCode(world.directory, id)
    if (prison === undefined) return refuse('noSuchHolder')
    return {
      title: 'What to know about this prison',
      intro:
        'For example: how long the way in takes, which days suit, whom to ask. Everybody here reads it, with your name. Please write nothing about a family: no names, no numbers, no reference.',
      quoted: { title: prison.name, lines: [] },
      questions: [
        {
          id: 'words',
          label: 'Your note',
          kind: 'long text',
          required: true,
          help: '600 characters at most.',
        },
      ],
      answers: {},
      press: { title: 'Keep it', style: 'positive' },
      seen: 0,
    }
  },
  does: async (turn, { about, answers }) => {
    const result = await changeDirectory(turn.world, turn.by, {
      rule: writeNote,
      what: { id: turn.world.newId(), prison: about.id, words: answerOf(answers, 'words') },
    })
    return isRefusal(result)
      ? result
      : aboutReply(turn, about.id, {
          banner: 'Thank you: your note is there. You can withdraw it at any time.',
          reference: about.of,
        })
  },
}
