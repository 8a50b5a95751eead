// Azure Bot: takes what people write in Teams to the bot.

param name string
param botUrl string
param identityId string
param identityClientId string

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: name
  // Bot registrations belong to no region.
  location: 'global'
  kind: 'azurebot'
  sku: {
    // Messages of Teams cost nothing and are not limited here either (Microsoft Learn: Azure AI Bot Service pricing).
    name: 'F0'
  }
  properties: {
    displayName: 'CSP Onboarding'
    endpoint: '${botUrl}/api/messages'
    // No password to keep or to renew; new multi-tenant bots cannot be registered any more.
    msaAppType: 'UserAssignedMSI'
    msaAppId: identityClientId
    msaAppMSIResourceId: identityId
    msaAppTenantId: tenant().tenantId
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: {
    channelName: 'MsTeamsChannel'
    properties: {
      isEnabled: true
    }
  }
}
