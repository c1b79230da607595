/** Why legal holds, and words about filing and deleting, are said no to. */
export const RETENTION_REFUSALS = {
  notToHoldLegally: 'Only an administrator or a manager of the team can put on or lift a legal hold.',
  legalHoldStands: 'A legal hold stands already, so nothing of it is deleted.',
  noLegalHold: 'No legal hold stands here, so there is nothing to lift.',
  whyLegalHold: 'Please say why, and who asked for it. Those who look at it later will read it.',
  notOverYet: 'This is not over yet, so its copy here stays anyway. Please say it when the report has gone.',
  nothingPurged: 'Nothing was deleted in those days, so there is no certificate.',
} as const satisfies Record<string, string>
