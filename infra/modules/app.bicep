// App Service: the bot's process, with all of its settings.

param name string
param location string
param sku string
param instances int
param mostInstances int
param slot bool
param zoneRedundant bool
param subnetId string
param customDomain string
param identityId string
param workspaceId string
param insightsId string
param vaultUrl string

@description('Settings by name.')
param settings object

@description('By the name of a setting the name of the secret that it takes its value from.')
param secrets object

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
    zoneRedundant: zoneRedundant
  }
}

var runs = {
  linuxFxVersion: 'NODE|24-lts'
  // What `npm run build` makes.
  appCommandLine: 'node --optimize-for-size --max-semi-space-size=2 --initial-old-space-size=40 bot.mjs'
  alwaysOn: true
  // A machine that cannot reach the store gets no messages.
  healthCheckPath: '/readyz'
  ftpsState: 'Disabled'
  minTlsVersion: '1.2'
  scmMinTlsVersion: '1.2'
  http20Enabled: true
}

var properties = union(
  {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    keyVaultReferenceIdentity: identityId
    siteConfig: runs
  },
  empty(subnetId) ? {} : { virtualNetworkSubnetId: subnetId, vnetRouteAllEnabled: true }
)

var identity = {
  type: 'UserAssigned'
  userAssignedIdentities: {
    '${identityId}': {}
  }
}

resource site 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  kind: 'app,linux'
  // By which azd knows where the service `bot` of azure.yaml goes.
  tags: {
    'azd-service-name': 'bot'
  }
  identity: identity
  properties: properties
}

// It has the same settings and works on the same documents: several processes do that at any time.
resource next 'Microsoft.Web/sites/slots@2024-04-01' = if (slot) {
  parent: site
  name: 'next'
  location: location
  kind: 'app,linux'
  identity: identity
  properties: properties
}

// Who deploys signs in to Entra ID; there is no password of the site that would do.
resource noBasicScm 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-04-01' = {
  parent: site
  name: 'scm'
  properties: {
    allow: false
  }
}

resource noBasicFtp 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-04-01' = {
  parent: site
  name: 'ftp'
  properties: {
    allow: false
  }
}

resource noBasicScmNext 'Microsoft.Web/sites/slots/basicPublishingCredentialsPolicies@2024-04-01' = if (slot) {
  parent: next
  name: 'scm'
  properties: {
    allow: false
  }
}

resource noBasicFtpNext 'Microsoft.Web/sites/slots/basicPublishingCredentialsPolicies@2024-04-01' = if (slot) {
  parent: next
  name: 'ftp'
  properties: {
    allow: false
  }
}

var url = 'https://${empty(customDomain) ? site.properties.defaultHostName : customDomain}'

// App Service puts the secret itself in the place of such a reference (Microsoft Learn: app-service-key-vault-references).
var references = toObject(
  items(secrets),
  secret => secret.key,
  secret => '@Microsoft.KeyVault(SecretUri=${vaultUrl}secrets/${secret.value})'
)

var platform = {
  PUBLIC_URL: url
  // The files of a deployment are its zip, which nobody can write to.
  WEBSITE_RUN_FROM_PACKAGE: '1'
  SCM_DO_BUILD_DURING_DEPLOYMENT: 'false'
  // As in the image (Dockerfile).
  MALLOC_ARENA_MAX: '1'
  MALLOC_TRIM_THRESHOLD_: '131072'
  // In seconds; by itself the platform kills after 5, and the bot takes up to 9 to give back what it has begun.
  WEBSITES_CONTAINER_STOP_TIME_LIMIT: '30'
  // A slot is only swapped in once it is ready.
  WEBSITE_SWAP_WARMUP_PING_PATH: '/readyz'
  WEBSITE_SWAP_WARMUP_PING_STATUSES: '200'
}

module appSettings 'app-settings.bicep' = {
  params: {
    siteName: site.name
    slot: ''
    current: list('${site.id}/config/appsettings', '2024-04-01').properties
    wanted: union(settings, references, platform)
  }
}

module nextSettings 'app-settings.bicep' = if (slot) {
  params: {
    siteName: site.name
    slot: 'next'
    // Azure asks for a list also where the module is left out, and there is none without the slot.
    current: slot ? list('${site.id}/slots/next/config/appsettings', '2024-04-01').properties : {}
    wanted: union(settings, references, platform)
  }
  dependsOn: [
    next
  ]
}

module domain 'custom-domain.bicep' = if (!empty(customDomain)) {
  params: {
    siteName: site.name
    planId: plan.id
    location: location
    customDomain: customDomain
  }
}

module autoscale 'autoscale.bicep' = if (mostInstances > instances) {
  params: {
    name: name
    location: location
    planId: plan.id
    insightsId: insightsId
    instances: instances
    mostInstances: mostInstances
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

output url string = url
output siteId string = site.id
