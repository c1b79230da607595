/** Why nothing is done for somebody in a channel, by what Teams says of them and of it. */
export const MEMBERSHIP_REFUSALS = {
  guestHere:
    'You are a guest in this team, so I did nothing here. Please ask a colleague of the council to do it.',
  notInThisTeam:
    'Teams does not list you as a member of this team, so I did nothing. Please go on in your own chat with me.',
  membershipNotKnown:
    'Teams did not tell me whether you belong here, so I did nothing. Please try again soon, or go on in your own chat with me.',
  notTheirChannel:
    'This is not the channel of a team that I work for, so I did nothing. Please go on in your own chat with me.',
  notStandardChannel:
    'This channel is private or shared, so I cannot post here. Please use a standard channel of the team.',
} as const
