// Key Vault: what the partner gives the bot, and what the bot keeps (refresh tokens, credentials until they are taken).

param name string
param location string

@description('The principal that reads, writes and deletes secrets.')
param secretsOfficer string

@description('The Log Analytics workspace that is told who touched a secret.')
param workspaceId string

param purgeProtection bool

@description('Who runs `npm run connect`, and the one secret that they may write; empty: nobody.')
param connectAdministrator string
param connectSecret string

@description('Empty: it is reached over the internet, by whoever has a role in it.')
param endpointSubnetId string
param networkId string

@secure()
param partnerCenterClientSecret string

@description('Empty: the bot has a newer one already.')
@secure()
param partnerCenterRefreshToken string

@secure()
param smtpUrl string

var clientSecretName = 'partner-center-client-secret'
var refreshTokenName = 'partner-center-first-refresh-token'
var smtpUrlName = 'smtp-url'

// Microsoft Learn: built-in-roles/security, "Key Vault Secrets Officer".
var secretsOfficerRole = 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7'

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: name
  location: location
  properties: {
    sku: {
      family: 'A'
      name: 'standard'
    }
    tenantId: tenant().tenantId
    enableRbacAuthorization: true
    enableSoftDelete: true
    // Without it an administrator's password that was taken is gone at once; it can be switched on, and never off again.
    enablePurgeProtection: purgeProtection ? true : null
    publicNetworkAccess: empty(endpointSubnetId) ? 'Enabled' : 'Disabled'
    softDeleteRetentionInDays: 7
  }
}

resource clientSecret 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = {
  parent: vault
  name: clientSecretName
  properties: {
    value: partnerCenterClientSecret
  }
}

resource refreshToken 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = if (!empty(partnerCenterRefreshToken)) {
  parent: vault
  name: refreshTokenName
  properties: {
    value: partnerCenterRefreshToken
  }
}

resource smtp 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = if (!empty(smtpUrl)) {
  parent: vault
  name: smtpUrlName
  properties: {
    value: smtpUrl
  }
}

resource officer 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, secretsOfficer, secretsOfficerRole)
  scope: vault
  properties: {
    principalId: secretsOfficer
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsOfficerRole)
  }
}

// A secret that is perhaps not there yet: a right can be given beforehand, to this name and no other.
resource consent 'Microsoft.KeyVault/vaults/secrets@2023-07-01' existing = {
  parent: vault
  name: empty(connectSecret) ? 'none' : connectSecret
}

resource mayConnect 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(connectAdministrator) && !empty(connectSecret)) {
  name: guid(vault.id, connectSecret, connectAdministrator)
  scope: consent
  properties: {
    principalId: connectAdministrator
    principalType: 'User'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsOfficerRole)
  }
}

module endpoint 'private-endpoint.bicep' = if (!empty(endpointSubnetId)) {
  params: {
    name: name
    location: location
    subnetId: endpointSubnetId
    networkId: networkId
    serviceId: vault.id
    part: 'vault'
    zoneName: 'privatelink.vaultcore.azure.net'
  }
}

resource audit 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'audit'
  scope: vault
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'AuditEvent'
        enabled: true
      }
    ]
  }
}

output url string = vault.properties.vaultUri
output clientSecretName string = clientSecretName
output refreshTokenName string = refreshTokenName
output smtpUrlName string = smtpUrlName
