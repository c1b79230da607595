/** Holds, and that the case system has everything: nobody is told, it stands on the card of the referral. */
export const RETENTION_EVENTS = { heldLegally: [], legalHoldLifted: [], saidInCaseSystem: [] } as const
