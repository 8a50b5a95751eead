// Everything the bot needs in one Azure resource group.
//
//   az deployment group create --resource-group <group> --parameters infra/main.bicepparam
//   npm ci --ignore-scripts --omit=dev
//   zip -qr bot.zip bot cards errors onboarding partner-center words package.json node_modules
//   az webapp deploy --resource-group <group> --name <output appName> --type zip --src-path bot.zip
//
// What no template may do, afterwards, once, by an Entra administrator: give the identity (output `identityPrincipalId`)
// the Microsoft Graph application permissions Mail.Send, to send as `mailFrom`, User.Read.All, to tell guests from members
// and to know managers, and GroupMember.Read.All, when people are named by their groups (Microsoft Learn:
// grant-consent-single-user, "appRoleAssignedTo"). Optional: Mail.Read for the mailbox `mailFrom` alone, by which reps hear
// of mails that were not delivered (Microsoft Learn: exchange/permissions-exo/application-rbac, role "Application Mail.Read").
//
// Before, once, by an Entra administrator: an app registration for `signInAppId`, because nobody can sign in to a managed
// identity. It needs no secret. Once `botUrl` is known, it gets
// - the redirect address <botUrl>/sign-in/callback, platform Web;
// - a federated credential for the managed identity with the client id `botAppId` (Microsoft Learn:
//   workload-identity-federation-config-app-trust-managed-identity);
// - for single sign-on in Teams: the application id address api://<host of botUrl>/<signInAppId> with the scope
//   access_as_user, Teams' clients authorized for it, and access tokens of version 2 (Microsoft Learn: tab-sso-register-aad).

@description('Starts the names of all resources; lower-case letters and digits. With what follows at most 24 characters.')
@minLength(3)
@maxLength(10)
param name string = 'onboarding'

@description('The region of all resources.')
param location string = resourceGroup().location

@description('The size of the machines. Basic is the smallest that stays awake between messages.')
param appServiceSku string = 'B1'

@description('How many machines share the work.')
@minValue(1)
param instances int = 1

@description('The Entra tenant of the partner in Partner Center.')
param partnerCenterTenantId string = tenant().tenantId

@description('The application registered for Partner Center (secure application model).')
param partnerCenterClientId string

@description('The secret of that application.')
@secure()
param partnerCenterClientSecret string

@description('The first refresh token from the consent. Empty once the bot has used it: it keeps the later ones itself.')
@secure()
param partnerCenterRefreshToken string = ''

@description('Who brings customers on board: Entra object ids of people or group:<object id>, comma separated, or the word everyone.')
param reps string

@description('Who may approve, named like reps; the word manager adds the requester\'s own.')
param approvers string = ''

@description('The yearly commitment, in the contract\'s currency, from which an approval is needed; 0 = always.')
param approvalThreshold int = 0

@description('The path, in what is deployed, of the JSON file that says who approves which deal (docs/approvals.md); with it approvers and approvalThreshold say nothing.')
param approvalPolicyFile string = ''

@description('Who looks after all onboardings and is told when something needs attention, named like reps.')
param operators string = ''

@description('Who may look at all onboardings, named like reps.')
param auditors string = ''

@description('The application that people sign in to on the pages of the bot.')
param signInAppId string

@description('The Microsoft 365 mailbox that mails to customers are sent from.')
param mailFrom string

@description('The Dataverse environment whose accounts are the customers, e.g. https://yourorg.crm.dynamics.com; empty: no CRM is asked.')
param dataverseUrl string = ''

var uniqueName = '${name}${uniqueString(resourceGroup().id)}'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: uniqueName
  location: location
}

module monitoring 'modules/monitoring.bicep' = {
  params: {
    name: uniqueName
    location: location
  }
}

module store 'modules/store.bicep' = {
  params: {
    name: uniqueName
    location: location
    readerAndWriter: identity.properties.principalId
  }
}

module vault 'modules/vault.bicep' = {
  params: {
    name: uniqueName
    location: location
    secretsOfficer: identity.properties.principalId
    workspaceId: monitoring.outputs.workspaceId
    partnerCenterClientSecret: partnerCenterClientSecret
    partnerCenterRefreshToken: partnerCenterRefreshToken
  }
}

module app 'modules/app.bicep' = {
  params: {
    name: uniqueName
    location: location
    sku: appServiceSku
    instances: instances
    identityId: identity.id
    identityClientId: identity.properties.clientId
    workspaceId: monitoring.outputs.workspaceId
    cosmosEndpoint: store.outputs.endpoint
    cosmosDatabase: store.outputs.database
    vaultUrl: vault.outputs.url
    clientSecretReference: vault.outputs.clientSecretReference
    refreshTokenReference: empty(partnerCenterRefreshToken) ? '' : vault.outputs.refreshTokenReference
    partnerCenterTenantId: partnerCenterTenantId
    partnerCenterClientId: partnerCenterClientId
    reps: reps
    approvers: approvers
    approvalThreshold: approvalThreshold
    approvalPolicyFile: approvalPolicyFile
    operators: operators
    auditors: auditors
    mailFrom: mailFrom
    dataverseUrl: dataverseUrl
    signInAppId: signInAppId
  }
}

module registration 'modules/registration.bicep' = {
  params: {
    name: uniqueName
    botUrl: app.outputs.url
    identityId: identity.id
    identityClientId: identity.properties.clientId
  }
}

@description('PUBLIC_URL for `npm run manifest`.')
output botUrl string = app.outputs.url

@description('MicrosoftAppId for `npm run manifest`.')
output botAppId string = identity.properties.clientId

@description('SIGN_IN_APP_ID for `npm run manifest`.')
output signInAppId string = signInAppId

@description('The web app that the code is deployed to.')
output appName string = uniqueName

@description('Whom the Graph permissions are given to.')
output identityPrincipalId string = identity.properties.principalId
