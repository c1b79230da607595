/** Why numbers are not shown. */
export const STATISTICS_REFUSALS = {
  notForNumbers:
    'Numbers are for Team Managers and deputies, service managers, the head of service, MASH and the administrator.',
  notYourTeamsNumbers:
    'You may see the numbers of your own team and of the whole council. Try “statistics this year for the whole council”.',
  noSuchTeam: 'I do not know that team. Type “statistics this quarter” for those you may see.',
  noSuchPeriod:
    'I know quarters and financial years alone: with other periods a small count could be worked out. Try “statistics this quarter” or “statistics 2026/27”.',
  notBegun: 'That period has not begun. Try “statistics this quarter” or “statistics last year”.',
} as const satisfies Record<string, string>
