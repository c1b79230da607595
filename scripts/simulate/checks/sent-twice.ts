/** E-mails that went more than once: the same promise twice, or one report twice to one recipient. */

export type Mail = {
  readonly to: string
  readonly subject: string
  readonly dispatchId: string | undefined
  readonly isReport: boolean
}

export function sentTwice(mails: readonly Mail[]): readonly string[] {
  const keys = mails.flatMap(({ dispatchId, isReport, to, subject }) => [
    `dispatch ${dispatchId ?? 'without id'}`,
    ...(isReport ? [`report ${subject} to ${to}`] : []),
  ])
  return [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))]
}
