/** The rights that the product needs, in Microsoft's words, and the step by which an administrator grants each. */

export type Right = {
  /** As Microsoft writes it. */
  readonly name: string
  /** Where it is given. */
  readonly from: string
  /** How far it may reach, and no further. */
  readonly limitedTo: string
  /** The setting, or the word in the authority file, without which it is not needed. */
  readonly onlyWhen?: string
  /** Lines of PowerShell; what stands in <angle brackets> is the council's own. */
  readonly powershell?: readonly string[]
  /** Where to click, when there is no line to run or a page is the easier way. */
  readonly adminCentre?: string
}

const EXCHANGE = 'Exchange Online, RBAC for Applications'

const inExchange = (role: string, scope: string, sample = '<mailbox>'): readonly string[] => [
  `New-ManagementRoleAssignment -App <object id> -Role "${role}" -CustomResourceScope "${scope}"`,
  `Test-ServicePrincipalAuthorization -Identity <object id> -Resource ${sample} | Format-Table`,
]

const inEntra = (permission: string): readonly string[] => [
  'Connect-MgGraph -Scopes Application.Read.All, AppRoleAssignment.ReadWrite.All',
  '$graph = Get-MgServicePrincipal -Filter "appId eq \'00000003-0000-0000-c000-000000000000\'"',
  `$role = $graph.AppRoles | Where-Object { $_.Value -eq '${permission}' -and $_.AllowedMemberTypes -contains 'Application' }`,
  'New-MgServicePrincipalAppRoleAssignment -ServicePrincipalId <object id> -PrincipalId <object id> -ResourceId $graph.Id -AppRoleId $role.Id',
]

/**
 * `<object id>` is that of the enterprise application (the service principal), not that of the app registration;
 * Exchange refuses the other one.
 */
export const RIGHTS = {
  send: {
    name: 'Application Mail.Send',
    from: EXCHANGE,
    limitedTo: 'the shared mailbox alone',
    powershell: inExchange('Application Mail.Send', 'Prison Contact mailbox'),
  },
  read: {
    name: 'Application Mail.Read',
    from: EXCHANGE,
    limitedTo: 'the shared mailbox alone',
    powershell: inExchange('Application Mail.Read', 'Prison Contact mailbox'),
  },
  readMash: {
    name: 'Application Mail.Read',
    from: EXCHANGE,
    limitedTo: 'the mailbox of MASH alone',
    onlyWhen: '`MASH_MAILBOX` is set',
    powershell: inExchange('Application Mail.Read', 'Prison Contact MASH mailbox', '<mailbox of MASH>'),
  },
  away: {
    name: 'Application MailboxSettings.Read',
    from: EXCHANGE,
    limitedTo: 'a group of everybody who may sign off: Team Managers, deputies, service and duty managers',
    onlyWhen: '`OUTLOOK_AWAY` is on',
    powershell: inExchange(
      'Application MailboxSettings.Read',
      'Prison Contact sign-off',
      '<somebody who signs off>',
    ),
  },
  file: {
    name: 'Sites.Selected',
    from: 'Microsoft Graph, application permission, with `write` granted for each site',
    limitedTo: 'the sites that hold the folders of the teams',
    powershell: [
      ...inEntra('Sites.Selected'),
      'Connect-MgGraph -Scopes Sites.FullControl.All',
      "New-MgSitePermission -SiteId <site id> -BodyParameter @{ roles = @('write'); grantedToIdentities = @(@{ application = @{ id = '<application id>'; displayName = 'Prison Contact' } }) }",
    ],
  },
  manager: {
    name: 'User.Read.All',
    from: 'Microsoft Graph, application permission',
    limitedTo: 'nothing less than the directory; so name the Team Managers in the authority file instead',
    onlyWhen: 'a `teamManager` of the authority file is `"graph"`',
    powershell: inEntra('User.Read.All'),
  },
  bell: {
    name: 'TeamsActivity.Send.User',
    from: 'resource-specific consent, asked for in the app package',
    limitedTo: 'people for whom the app is installed',
    adminCentre:
      'Teams admin centre, Teams apps, Manage apps, Prison Contact, Permissions: review and accept. Then Setup policies: add the app to Installed apps for the people who use it.',
  },
  connector: {
    name: 'no right: the identity of the bot',
    from: 'Azure Bot, Microsoft Teams channel',
    limitedTo: 'teams and people for whom the app is installed',
    adminCentre:
      'Azure portal, the Azure Bot, Configuration: the application id and its type are those of the settings; Channels: Microsoft Teams. Then install the app in each team.',
  },
} as const satisfies Record<string, Right>

export type RightName = keyof typeof RIGHTS

/** Rights that would undo the narrow ones, because rights add up. None may stand in Entra for this application. */
export const NEVER = [
  'Mail.*',
  'MailboxSettings.*',
  'Files.*',
  'Sites.Read.All',
  'Sites.ReadWrite.All',
  'Sites.FullControl.All',
] as const
