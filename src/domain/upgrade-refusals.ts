/** Why an instance that a newer release has overtaken says no to everything. */
export const UPGRADE_REFUSALS = {
  beingUpgraded:
    'Prison Contact is being upgraded just now, so nothing was changed. Please try again in a minute.',
} as const satisfies Record<string, string>
