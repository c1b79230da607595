/** Every reason to say no about papers and about the mail of MASH, with the sentence the person reads. */

export const PAPER_REFUSALS = {
  noSuchPaper:
    'I cannot find that paper among those you may open. What nobody attaches within seven days is thrown away.',
  paperInFuture: 'The day on which it was received cannot be in the future.',
  mailNotForYou: 'The mail of the MASH mailbox is for MASH officers alone.',
  noSuchMail: 'There is no such mail that waits. “mail” lists those that do.',
  mailDealtWith: 'Somebody has dealt with that mail already. “mail” lists those that wait.',
  whyNotForUsNeeded: 'Please say in a few words why it is not for us.',
} as const satisfies Record<string, string>
