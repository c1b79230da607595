/** Why the directory says no, and what is said then. Joined to all others in `refusal.ts`. */

export const DIRECTORY_REFUSALS = {
  notToKeepDirectory: 'Only an administrator can change people, teams and prisons. Please ask yours.',
  noSuchPerson: 'I know nobody of that name, or more than one. “people” lists everybody.',
  noSuchTeam: 'I know no team of that name, or more than one. “teams” lists all of them.',
  personThereAlready:
    'Somebody with that Entra object id is there already. Please change that person instead.',
  directoryFaulty: 'Something cannot stand as it is written, so nothing was changed.',
  directoryWouldBreak: 'Something else in the directory could not stand then, so nothing was changed.',
  lastAdministrator: 'That is the last administrator. Please make somebody else one first.',
  fileCountsAlready: 'Nothing has been changed there, so the authority file counts already.',
  notAChannel:
    'Please type “setup” in the channel itself, with my name before it: that is how I learn which it is.',
  channelIsTheirs: 'This is their channel already, so there is nothing to change.',
  notToWriteNotes: 'Notes about a prison are written by staff who have a role in the directory.',
  noteNeedsWords:
    'Please write the note in 600 characters at most. It is about the prison, never about a family.',
  noSuchNote: 'That note is not there any more.',
  notYourNote: 'A note is withdrawn by whoever wrote it, or by an administrator.',
  notToHandOver: 'Only an administrator, or a manager of a team they share, can hand somebody’s work over.',
  handOverFirst:
    'There is still work with them. Please hand it over first; “at once” ends their access without that.',
  notTheirs: 'They do not have that any more. Here is what is left.',
  notToThem: 'It cannot go to that person. Please choose somebody else.',
} as const satisfies Record<string, string>
