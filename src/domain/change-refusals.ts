/** Why reviews, releases and other changes are said no to. */

export const CHANGE_REFUSALS = {
  nothingToReview:
    'A review looks again at a decision, and none is recorded here yet. Please record what the Governor or Director decided first.',
  reviewedAlready: 'A review of this one is under way already, so no second one was begun.',
  nobodyToReview:
    'Every child here is 18 or older by now, so there is nobody to review. They may ask for contact themselves.',
  custodyIsAhead:
    'That day is still to come. Please choose “Release date” for it, or give the day on which it was.',
  noSuchPrisonToMove: 'I do not know that prison. Please choose it from the list.',
  whoSaidSoNeeded: 'Please say who told you, and when.',
  noSuchChild: 'There is no such child on this referral. Please choose one of those who are.',
  notReleasedYet: 'By what we know the release is still ahead, or nobody has told us its day.',
  howItWentNeeded: 'Please choose at least one for each, “None” or “Something else” if that is how it is.',
} as const satisfies Record<string, string>
