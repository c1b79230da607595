/** Examples of the published document; every name and number in them is made up. */

export const EXAMPLES = {
  referral: {
    least: {
      summary: 'The least that can be decided about',
      value: {
        request: { requestType: 'contact_assessment', requestSource: 'prison', receivedOn: '2026-12-01' },
        prisoner: { fullName: 'Alex Sample', prisonCode: 'ZAA' },
        children: [{ fullName: 'Robin Sample' }],
      },
    },
    usual: {
      summary: 'Two children, and what is known of them',
      value: {
        request: {
          ...{ requestType: 'contact_assessment', requestSource: 'prison', receivedOn: '2026-12-01' },
          ...{ channel: 'email', dateOfLetter: '2026-11-30', statedQuestions: ['best_interests', 'level'] },
          ...{ levelAsked: '4', homeAuthorityOk: 'ours', safeToContactFamily: 'yes' },
        },
        prisoner: {
          ...{ fullName: 'Alex Sample', dateOfBirth: '1988-02-29', prisonNumber: 'A1234BC' },
          ...{ prisonCode: 'ZAA', workedWithChildren: 'not_known' },
        },
        children: [
          { fullName: 'Robin Sample', dateOfBirth: '2017-05-14', caseSystemId: '900001' },
          { fullName: 'Kim Sample', dateOfBirth: '2020-08-02', caseSystemId: '900002' },
        ],
        carer: { fullName: 'Jo Sample', relationshipToChild: 'Mother', supportsContact: 'unsure' },
      },
    },
  },
  receipt: {
    received: {
      value: {
        reference: 'PCA-2026-0147',
        status: 'received',
        receivedOn: '2026-12-01',
        dueOn: '2026-12-22',
      },
    },
  },
  standing: {
    withTeam: {
      value: {
        ...{ reference: 'PCA-2026-0147', status: 'in_progress', statusText: 'being assessed' },
        ...{ receivedOn: '2026-12-01', dueOn: '2026-12-22', team: 'North locality team' },
      },
    },
  },
} as const
