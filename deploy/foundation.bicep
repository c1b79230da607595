// What the bot stands on: its identity, the key vault, the database, the network between them, and where logs go.
// Deployed once, before the secrets are put into the vault. `app.bicep` comes after. See docs/install.md.

@description('Stays in the United Kingdom, where the council keeps its data.')
@allowed(['uksouth', 'ukwest'])
param location string = 'uksouth'

@description('Begins the name of everything here: small letters, figures and hyphens.')
@minLength(3)
@maxLength(13)
param name string = 'prisoncontact'

@description('Somebody of the council who may set secrets: the Entra object id of a group.')
param keyKeepers string

@description('Addresses on the internet that they set them from, such as 203.0.113.7. Nobody else reaches the vault from outside.')
param keyKeeperAddresses string[] = []

@description('Administrator of the database. The password is made for this and goes into the vault as part of database-url.')
param databaseUser string = 'prisoncontact'
@secure()
@minLength(24)
param databasePassword string

@description('Zone-redundant needs a size of General Purpose, and a region with zones (ukwest has none).')
@allowed(['ZoneRedundant', 'Disabled'])
param databaseStandby string = 'Disabled'
param databaseSize string = 'Standard_B2s'
@allowed(['Burstable', 'GeneralPurpose'])
param databaseTier string = 'Burstable'

@description('How long a back-up is kept. What was purged is in them for as long: see docs/retention.md.')
@minValue(7)
@maxValue(35)
param backupDays int = 35

var suffix = uniqueString(resourceGroup().id)
var appSubnet = 'app'
var databaseSubnet = 'database'
// Built into Azure: "Key Vault Secrets User" reads, "Key Vault Secrets Officer" sets.
var secretsUser = '4633458b-17de-408a-b874-0445c86b69e6'
var secretsOfficer = 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: '${name}-bot'
  location: location
}

resource logs 'Microsoft.OperationalInsights/workspaces@2025-02-01' = {
  name: '${name}-logs'
  location: location
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: 90
  }
}

resource network 'Microsoft.Network/virtualNetworks@2025-05-01' = {
  name: '${name}-network'
  location: location
  properties: {
    addressSpace: { addressPrefixes: ['10.90.0.0/22'] }
    subnets: [
      {
        name: appSubnet
        properties: {
          addressPrefix: '10.90.0.0/23'
          delegations: [{ name: 'app', properties: { serviceName: 'Microsoft.App/environments' } }]
          serviceEndpoints: [{ service: 'Microsoft.KeyVault' }]
        }
      }
      {
        name: databaseSubnet
        properties: {
          addressPrefix: '10.90.2.0/28'
          delegations: [
            { name: 'database', properties: { serviceName: 'Microsoft.DBforPostgreSQL/flexibleServers' } }
          ]
        }
      }
    ]
  }

  resource app 'subnets' existing = { name: appSubnet }
  resource database 'subnets' existing = { name: databaseSubnet }
}

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: take('${name}${suffix}', 24)
  location: location
  properties: {
    tenantId: subscription().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    // A key that is deleted for good makes every sealed field unreadable for good.
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    enablePurgeProtection: true
    networkAcls: {
      bypass: 'AzureServices'
      defaultAction: 'Deny'
      virtualNetworkRules: [{ id: network::app.id }]
      ipRules: [for address in keyKeeperAddresses: { value: address }]
    }
  }
}

resource readsSecrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, identity.id, secretsUser)
  scope: vault
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsUser)
  }
}

resource setsSecrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, keyKeepers, secretsOfficer)
  scope: vault
  properties: {
    principalId: keyKeepers
    principalType: 'Group'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsOfficer)
  }
}

resource vaultLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'who-read-which-secret'
  scope: vault
  properties: {
    workspaceId: logs.id
    logs: [{ categoryGroup: 'audit', enabled: true }]
  }
}

resource names 'Microsoft.Network/privateDnsZones@2024-06-01' = {
  name: '${name}.private.postgres.database.azure.com'
  location: 'global'

  resource link 'virtualNetworkLinks' = {
    name: 'network'
    location: 'global'
    properties: {
      registrationEnabled: false
      virtualNetwork: { id: network.id }
    }
  }
}

resource database 'Microsoft.DBforPostgreSQL/flexibleServers@2025-08-01' = {
  name: '${name}-${suffix}'
  location: location
  sku: { name: databaseSize, tier: databaseTier }
  properties: {
    version: '17'
    administratorLogin: databaseUser
    administratorLoginPassword: databasePassword
    storage: { storageSizeGB: 32, autoGrow: 'Enabled' }
    backup: { backupRetentionDays: backupDays, geoRedundantBackup: 'Enabled' }
    highAvailability: { mode: databaseStandby }
    // No address on the internet: only the network above reaches it.
    network: {
      delegatedSubnetResourceId: network::database.id
      privateDnsZoneArmResourceId: names.id
      publicNetworkAccess: 'Disabled'
    }
  }
  dependsOn: [names::link]

  resource schema 'databases' = {
    name: 'prison_contact'
    properties: { charset: 'UTF8', collation: 'en_US.utf8' }
  }
}

resource databaseLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'database'
  scope: database
  properties: {
    workspaceId: logs.id
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

output identityName string = identity.name
output appId string = identity.properties.clientId
output objectId string = identity.properties.principalId
output vaultName string = vault.name
output logsName string = logs.name
output databaseName string = database.name
output appSubnetId string = network::app.id
@description('Put this with the password into the vault as database-url. sslmode=verify-full checks the name of the server.')
output databaseAddress string = 'postgres://${databaseUser}:<password>@${database.properties.fullyQualifiedDomainName}:5432/prison_contact?sslmode=verify-full'
