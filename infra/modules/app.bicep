// App Service: the bot's process, with all of its settings (.env.example says what each means).

param name string
param location string
param sku string
param instances int
param identityId string
param identityClientId string
param workspaceId string
param cosmosEndpoint string
param cosmosDatabase string
param vaultUrl string
param clientSecretReference string
param refreshTokenReference string
param partnerCenterTenantId string
param partnerCenterClientId string
param reps string
param approvers string
param approvalThreshold int
param approvalPolicyFile string
param operators string
param auditors string
param mailFrom string
param dataverseUrl string
param signInAppId string

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: name
  location: location
  kind: 'linux'
  sku: {
    name: sku
    capacity: instances
  }
  properties: {
    reserved: true
  }
}

resource site 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  kind: 'app,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    keyVaultReferenceIdentity: identityId
    siteConfig: {
      linuxFxVersion: 'NODE|24-lts'
      // What `npm run build` makes.
      appCommandLine: 'node --max-semi-space-size=4 bot.mjs'
      alwaysOn: true
      // A machine that cannot reach the store gets no messages.
      healthCheckPath: '/readyz'
      ftpsState: 'Disabled'
      minTlsVersion: '1.2'
      http20Enabled: true
    }
  }
}

// PORT is not among them: App Service sets it.
resource settings 'Microsoft.Web/sites/config@2024-04-01' = {
  parent: site
  name: 'appsettings'
  properties: {
    NODE_ENV: 'production'
    PUBLIC_URL: 'https://${site.properties.defaultHostName}'
    MicrosoftAppType: 'UserAssignedMSI'
    MicrosoftAppId: identityClientId
    MicrosoftAppTenantId: tenant().tenantId
    SIGN_IN_APP_ID: signInAppId
    AZURE_CLIENT_ID: identityClientId
    STORE: 'cosmos'
    COSMOS_ENDPOINT: cosmosEndpoint
    COSMOS_DATABASE: cosmosDatabase
    SECRETS: 'keyvault'
    KEY_VAULT_URL: vaultUrl
    PARTNER_CENTER_TENANT_ID: partnerCenterTenantId
    PARTNER_CENTER_CLIENT_ID: partnerCenterClientId
    PARTNER_CENTER_CLIENT_SECRET: clientSecretReference
    PARTNER_CENTER_REFRESH_TOKEN: refreshTokenReference
    REPS: reps
    APPROVAL_POLICY_FILE: approvalPolicyFile
    APPROVERS: empty(approvalPolicyFile) ? approvers : ''
    APPROVAL_THRESHOLD: empty(approvalPolicyFile) ? string(approvalThreshold) : ''
    OPERATORS: operators
    AUDITORS: auditors
    MAIL: 'graph'
    MAIL_FROM: mailFrom
    CRM: empty(dataverseUrl) ? '' : 'dataverse'
    DATAVERSE_URL: dataverseUrl
  }
}

// Only what the bot prints. A log of requests would hold the addresses of links that work once.
resource logs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'logs'
  scope: site
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'AppServiceConsoleLogs'
        enabled: true
      }
      {
        category: 'AppServicePlatformLogs'
        enabled: true
      }
    ]
  }
}

output url string = 'https://${site.properties.defaultHostName}'
