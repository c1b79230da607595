// The bot itself: two replicas behind one address, and the registration by which Teams knows it.
// `foundation.bicep` and the secrets come before. Deployed again for every release. See docs/install.md.

@allowed(['uksouth', 'ukwest'])
param location string = 'uksouth'
@minLength(3)
@maxLength(13)
param name string = 'prisoncontact'

@description('The image of deploy/Dockerfile, target council, with its tag: registry.example/prison-contact:0.1.0')
param image string
@description('The registry it stands in. The identity of the bot must be allowed to pull from it (AcrPull).')
param registry string

@description('Mailbox that reports are sent from.')
param mailbox string
@description('Mailbox of MASH that is read for new requests. Empty: none is read.')
param mashMailbox string = ''
@description('Whether automatic replies in Outlook count as being away.')
@allowed(['on', 'off'])
param outlookAway string = 'off'
@description('Whether other programs may send referrals.')
@allowed(['on', 'off'])
param apiReferrals string = 'off'
@description('What a token for that must name: an app registration of its own, since a managed identity can have no roles.')
param apiAudience string = ''

@description('Where the heads of the audit are written to each day: a mailbox that whoever runs the database cannot change.')
param anchorMailbox string

@description('Outputs of foundation.bicep.')
param identityName string
param vaultName string
param logsName string
param databaseName string
param appSubnetId string

@description('Who is told by alerts: mailboxes of the people on call.')
param onCall string[]

var port = 3978
// Inside the replica alone: the ingress leads to the port above.
var metricsPort = 9464
var secrets = ['database-url', 'data-keys']

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = { name: identityName }
resource vault 'Microsoft.KeyVault/vaults@2024-11-01' existing = { name: vaultName }
resource logs 'Microsoft.OperationalInsights/workspaces@2025-02-01' existing = { name: logsName }

resource environment 'Microsoft.App/managedEnvironments@2025-07-01' = {
  name: '${name}-environment'
  location: location
  properties: {
    appLogsConfiguration: { destination: 'azure-monitor' }
    vnetConfiguration: { infrastructureSubnetId: appSubnetId, internal: false }
    workloadProfiles: [{ name: 'Consumption', workloadProfileType: 'Consumption' }]
    peerTrafficConfiguration: { encryption: { enabled: true } }
  }
}

resource environmentLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'what-it-says'
  scope: environment
  properties: {
    workspaceId: logs.id
    logs: [{ categoryGroup: 'allLogs', enabled: true }]
  }
}

// The bot and the nightly look at the audit are told the same.
var settings = concat(
  [
    { name: 'PORT', value: string(port) }
    { name: 'HOST', value: '0.0.0.0' }
    { name: 'MicrosoftAppId', value: identity.properties.clientId }
    { name: 'MicrosoftAppType', value: 'UserAssignedMSI' }
    { name: 'MicrosoftAppTenantId', value: subscription().tenantId }
    { name: 'DATABASE_URL', secretRef: 'database-url' }
    { name: 'DATA_KEYS', secretRef: 'data-keys' }
    { name: 'MAILBOX', value: mailbox }
    { name: 'AUDIT_ANCHOR_MAILBOX', value: anchorMailbox }
    { name: 'OUTLOOK_AWAY', value: outlookAway }
    { name: 'METRICS_PORT', value: string(metricsPort) }
    { name: 'API_REFERRALS', value: apiReferrals }
    { name: 'PUBLIC_URL', value: 'https://${name}.${environment.properties.defaultDomain}' }
    // 50 posts a second are allowed for the app in one tenant: half for each replica.
    { name: 'TEAMS_REQUESTS_PER_SECOND', value: '25' }
  ],
  empty(mashMailbox) ? [] : [{ name: 'MASH_MAILBOX', value: mashMailbox }],
  empty(apiAudience) ? [] : [{ name: 'API_AUDIENCE', value: apiAudience }]
)

resource app 'Microsoft.App/containerApps@2025-07-01' = {
  name: name
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    environmentId: environment.id
    workloadProfileName: 'Consumption'
    configuration: {
      // A new revision takes over when its replicas are ready; until then the old one answers.
      activeRevisionsMode: 'Single'
      ingress: { external: true, targetPort: port, transport: 'http', allowInsecure: false }
      registries: [{ server: registry, identity: identity.id }]
      secrets: [
        for secret in secrets: {
          name: secret
          keyVaultUrl: '${vault.properties.vaultUri}secrets/${secret}'
          identity: identity.id
        }
      ]
    }
    template: {
      terminationGracePeriodSeconds: 30
      containers: [
        {
          name: 'bot'
          image: image
          resources: { cpu: json('0.5'), memory: '1Gi' }
          env: settings
          probes: [
            {
              // The first start of a release brings the tables up to date.
              type: 'Startup'
              httpGet: { path: '/health', port: port }
              periodSeconds: 8
              failureThreshold: 30
            }
            {
              type: 'Liveness'
              httpGet: { path: '/health', port: port }
              periodSeconds: 20
              timeoutSeconds: 5
              failureThreshold: 3
            }
            {
              type: 'Readiness'
              httpGet: { path: '/ready', port: port }
              periodSeconds: 10
              timeoutSeconds: 5
              failureThreshold: 3
            }
          ]
        }
        {
          // Prints the figures of the bot as a line a minute: alerts are asked of the log.
          name: 'figures'
          image: image
          command: ['node', 'scripts/figures-to-log.ts']
          resources: { cpu: json('0.25'), memory: '0.5Gi' }
          env: [{ name: 'METRICS_PORT', value: string(metricsPort) }]
        }
      ]
      // Never more: the pace towards Teams is shared out between two.
      scale: { minReplicas: 2, maxReplicas: 2 }
    }
  }
}

// Walks both chains of the audit each night. An alert asks whether it said that they are whole.
resource audit 'Microsoft.App/jobs@2025-07-01' = {
  name: '${name}-audit'
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    environmentId: environment.id
    workloadProfileName: 'Consumption'
    configuration: {
      triggerType: 'Schedule'
      scheduleTriggerConfig: { cronExpression: '30 3 * * *', parallelism: 1, replicaCompletionCount: 1 }
      replicaTimeout: 3600
      replicaRetryLimit: 1
      registries: [{ server: registry, identity: identity.id }]
      secrets: [
        for secret in secrets: {
          name: secret
          keyVaultUrl: '${vault.properties.vaultUri}secrets/${secret}'
          identity: identity.id
        }
      ]
    }
    template: {
      containers: [
        {
          name: 'audit'
          image: image
          command: ['node', 'scripts/audit-verify.ts']
          resources: { cpu: json('0.25'), memory: '0.5Gi' }
          env: settings
        }
      ]
    }
  }
}

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: '${name}-${uniqueString(resourceGroup().id)}'
  location: 'global'
  kind: 'azurebot'
  sku: { name: 'F0' }
  properties: {
    displayName: 'Prison contact'
    endpoint: 'https://${app.properties.configuration.ingress.fqdn}/api/messages'
    msaAppType: 'UserAssignedMSI'
    msaAppId: identity.properties.clientId
    msaAppTenantId: subscription().tenantId
    msaAppMSIResourceId: identity.id
    disableLocalAuth: true
  }

  resource teams 'channels' = {
    name: 'MsTeamsChannel'
    location: 'global'
    properties: {
      channelName: 'MsTeamsChannel'
      properties: { isEnabled: true, enableCalling: false }
    }
  }
}

module alerts 'alerts.bicep' = {
  name: '${name}-alerts'
  params: {
    name: name
    location: location
    databaseName: databaseName
    logsId: logs.id
    onCall: onCall
  }
}

output address string = 'https://${app.properties.configuration.ingress.fqdn}'
