// Key Vault: what the partner gives the bot, and what the bot keeps (refresh tokens, credentials until they are taken).

param name string
param location string

@description('The principal that reads, writes and deletes secrets.')
param secretsOfficer string

@description('The Log Analytics workspace that is told who touched a secret.')
param workspaceId string

@secure()
param partnerCenterClientSecret string

@description('Empty: the bot has a newer one already.')
@secure()
param partnerCenterRefreshToken string

var refreshTokenName = 'partner-center-first-refresh-token'

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
    // Purge protection stays off: an administrator's password that was taken has to be gone at once.
    enableSoftDelete: true
    softDeleteRetentionInDays: 7
  }
}

resource clientSecret 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = {
  parent: vault
  name: 'partner-center-client-secret'
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

resource officer 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, secretsOfficer, secretsOfficerRole)
  scope: vault
  properties: {
    principalId: secretsOfficer
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsOfficerRole)
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

// App Service puts the secret itself in the place of such a reference (Microsoft Learn: app-service-key-vault-references).
output clientSecretReference string = '@Microsoft.KeyVault(SecretUri=${clientSecret.properties.secretUri})'
output refreshTokenReference string = '@Microsoft.KeyVault(SecretUri=${vault.properties.vaultUri}secrets/${refreshTokenName})'
