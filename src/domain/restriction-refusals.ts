/** Why restricting, breaking glass and reading the log are said no to. */
export const RESTRICTION_REFUSALS = {
  notToRestrict:
    'Only a manager of its team, the head of service, or MASH before a team has it, can restrict a referral.',
  namedNotKnown:
    'I do not know everybody whom you named. Please choose from the list, or type the names in full.',
  tooManyNamed: 'Please name ten people at most.',
  namedOfNoUse:
    'To name somebody opens nothing that their role does not. Please name people of its team, or MASH.',
  namesMissing: 'With these names alone nobody could go on with it, so nothing was changed.',
  nameYourself:
    'You would not see it any more. Please name yourself too, or say that it is to be without you.',
  sameNames: 'It is restricted to these people already, so nothing was changed.',
  whyRestricted: 'Please say why in a sentence. Those who are named will read it.',
  notRestricted: 'This referral is not restricted, so there is nothing to lift.',
  nobodyNamedThere:
    'It is restricted, and nobody who is named may sign in that team. Please name somebody of that team first.',
  workerNotNamed: 'It is restricted, and they are not named. Please name them first, then give it to them.',
  notToBreakGlass: 'Only managers, heads of service and MASH officers can break the glass.',
  glassNotNeeded: 'You may read this referral anyway, so nothing was broken.',
  glassBrokenAlready: 'You have broken the glass of this referral already. Type its reference to read it.',
  whyBreakGlass: 'Please say why in a few words. The people whose referral it is will read it now.',
  notToReadLog: 'Only an auditor can read the log of who did what.',
} as const satisfies Record<string, string>
