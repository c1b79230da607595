/** Why files, and the inspection pack, are said no to. */
export const EXPORT_REFUSALS = {
  noSuchExport: 'I cannot make that file here yet. Please ask your administrator.',
  notToInspect:
    'I cannot find it among those whose pack you may have. The Team Manager, service manager and head of service may.',
  whyInspectNeeded: 'Please say why you need it, and for whom. That stays in the audit.',
  forWhomNeeded: 'Please say whose request it is: the prisoner, one of the children, or the carer.',
} as const satisfies Record<string, string>
