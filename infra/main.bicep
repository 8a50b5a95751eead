// Everything the bot needs in one Azure resource group. docs/install.md says what comes before and after, step by step.
//
//   az deployment group create --resource-group <group> --parameters infra/main.bicepparam
//
// No compiler of Bicep was at hand when this was written: `npm run check` holds syntax, modules, parameters and outputs
// together, and test/infra.spec.ts the settings; that Azure takes it, only `az deployment group validate` can tell.

@description('Starts the names of all resources; lower-case letters and digits. With what follows at most 24 characters.')
@minLength(3)
@maxLength(10)
param name string = 'onboarding'

@description('The region of all resources.')
param location string = resourceGroup().location

// --- Where it runs ---------------------------------------------------------------------------------------------------

@description('appService runs what `npm run build` makes; containerApps runs the image of the Dockerfile.')
@allowed([
  'appService'
  'containerApps'
])
param host string = 'appService'

@description('For containerApps: the image, e.g. partner.azurecr.io/csp-onboarding-bot:1.0.0.')
param image string = ''

@description('For containerApps: the registry that the image is pulled from by the bot\'s identity, which needs AcrPull there; empty: a public one.')
param registry string = ''

@description('For appService: the size of the machines. Basic stays awake between messages; a slot and autoscale want S1 or more, zones P0v3 or more.')
param appServiceSku string = 'B1'

@description('How many machines share the work, at least.')
@minValue(1)
param instances int = 1

@description('How many at most, when CPU or the oldest due task asks for more; the same as instances: as many as that, always.')
@minValue(1)
param mostInstances int = instances

@description('For appService: a slot named next, in which a release is started and tried before it is swapped in.')
param slot bool = false

@description('Machines and documents in several zones of the region: at least 2 instances of P0v3 or more.')
param zoneRedundant bool = false

@description('Documents and secrets are reached over a network of the bot\'s own only. Teams reaches the bot as before.')
param privateNetwork bool = false

@description('A domain of the partner\'s for the bot, e.g. onboarding.partner.example; its CNAME and asuid records have to be there (docs/install.md). Empty: the platform\'s own name.')
param customDomain string = ''

@description('For containerApps: the resource id of the certificate that was made for that domain in the environment.')
param customDomainCertificate string = ''

// --- Who is told, and what it may cost -------------------------------------------------------------------------------

@description('Mail addresses that alerts and the budget go to; none: alerts are raised and nobody is told.')
param alertAddresses array = []

@description('What this resource group may cost a month, in the subscription\'s currency, before the same addresses are told; 0: no budget.')
param monthlyBudget int = 0

@description('The first day of the first month of the budget, e.g. 2026-11-01. Azure changes no budget\'s first month: give the first deployment\'s again; empty: this month.')
param budgetFrom string = ''
param thisMonth string = utcNow('yyyy-MM-01')

@description('Keeps what is deleted from the vault for 7 days, whoever wants it gone: also an administrator\'s password that was taken (SECURITY.md). Once on, it stays on.')
param purgeProtection bool = false

@description('The Entra object id of who runs `npm run connect`, and the name of the one secret that they may write (`npm run connect -- --secret-name`); empty: nobody, or somebody with rights of their own.')
param connectAdministrator string = ''
param connectSecret string = ''

// --- Settings of the bot; .env.example says what each means ----------------------------------------------------------

param logLevel string = 'info'

@description('Entra tenants whose people may talk to the bot, comma separated; empty: this one.')
param allowedTenants string = ''

@description('The application that people sign in to on the pages of the bot.')
param signInAppId string

@description('The Entra tenant of the partner in Partner Center.')
param partnerCenterTenantId string = tenant().tenantId

@description('The application registered for Partner Center (secure application model).')
param partnerCenterClientId string

@description('The secret of that application.')
@secure()
param partnerCenterClientSecret string

@description('The first refresh token from the consent. Empty once the bot has used it, or where `npm run connect` puts it into the vault.')
@secure()
param partnerCenterRefreshToken string = ''

param partnerCenterGdapRoles string = ''
param partnerCenterGdapDays string = ''
param partnerCenterGdapAutoExtend string = ''

@description('off: another environment has the webhooks of this account.')
param partnerCenterWebhook string = 'on'
param partnerCenterPollSeconds string = ''

@description('Who brings customers on board: Entra object ids of people or group:<object id>, comma separated, or the word everyone.')
param reps string

@description('Who may approve, named like reps; the word manager adds the requester\'s own.')
param approvers string = ''

@description('The yearly commitment, in the contract\'s currency, from which an approval is needed; 0 = always.')
param approvalThreshold int = 0

param approvalPeriodDays string = ''
param undoSeconds string = ''
param digest string = ''
param targetedMessages string = ''

@description('The id of the app in the catalog of the organization: it is installed for approvers and operators who never opened it.')
param teamsCatalogAppId string = ''
param priceTolerancePercent string = ''

@description('The path, in what is deployed, of the JSON file that says who approves which deal (docs/approvals.md); with it approvers and approvalThreshold say nothing.')
param approvalPolicyFile string = ''

@description('Who looks after all onboardings and is told when something needs attention, named like reps.')
param operators string = ''

@description('Who may look at all onboardings, named like reps.')
param auditors string = ''

param hourlyOnboardings string = ''
param hourlyMails string = ''
param hourlyCommands string = ''
param hourlyLookups string = ''

@description('The path, in what is deployed, of the JSON file with the partner\'s own agreement templates.')
param agreementTemplatesFile string = ''
param alwaysAsk string = ''

@description('After how many days customers are reminded; empty: never.')
param remindCustomerDays string = '2,5,12'
param retentionDays string = ''

@description('graph, or smtp with smtpUrl.')
@allowed([
  'graph'
  'smtp'
])
param mail string = 'graph'

@description('The address that mails to customers are sent from; for graph its mailbox.')
param mailFrom string

@description('The path, in what is deployed, of the folder with mails of the partner\'s own (docs/branding.md).')
param mailTemplates string = ''

@description('The language that customers are written to in, such as de, or the word country; empty: English.')
param partnerCenterMailLanguage string = ''

@secure()
param smtpUrl string = ''

@description('What senders are called; not for graph, where it is the display name of the mailbox.')
param mailFromName string = ''

@description('The path, in what is deployed, of the logo for mails and pages: PNG or JPEG.')
param brandLogo string = ''

@description('The colour of links and buttons in mails and pages, such as #0b5cad.')
param brandColor string = ''

@description('What a system that is not production is called, such as TEST: on all its cards, mails and pages.')
param environmentLabel string = ''

@description('When approvers work, such as Europe/Berlin 09:00-17:30; with an approvalPolicyFile that says it.')
param workingTime string = ''

param partnerCenterMarkupPercent string = ''
param partnerCenterDiscountPercent string = ''

@description('The Dataverse environment whose accounts are the customers, e.g. https://yourorg.crm.dynamics.com; empty: no CRM is asked.')
param dataverseUrl string = ''

@description('Settings that are no parameter here, by their names in .env.example: those of a national cloud, further Partner Center accounts (PROVIDERS, PROVIDER_…).')
param furtherSettings object = {}

@description('The same for secrets: a setting\'s name, and the name of the secret of this vault that it takes its value from, put there by hand.')
param furtherSecrets object = {}

var uniqueName = '${name}${uniqueString(resourceGroup().id)}'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: uniqueName
  location: location
}

module network 'modules/network.bicep' = if (privateNetwork) {
  params: {
    name: uniqueName
    location: location
    host: host
  }
}

var appSubnetId = privateNetwork ? network.outputs.appSubnetId : ''
var endpointSubnetId = privateNetwork ? network.outputs.endpointSubnetId : ''
var networkId = privateNetwork ? network.outputs.networkId : ''

module monitoring 'modules/monitoring.bicep' = {
  params: {
    name: uniqueName
    location: location
    addresses: alertAddresses
    monthlyBudget: monthlyBudget
    budgetFrom: empty(budgetFrom) ? thisMonth : budgetFrom
  }
}

module alerts 'modules/alerts.bicep' = {
  params: {
    name: uniqueName
    location: location
    insightsId: monitoring.outputs.insightsId
    actionGroupId: monitoring.outputs.actionGroupId
  }
}

module store 'modules/store.bicep' = {
  params: {
    name: uniqueName
    location: location
    readerAndWriter: identity.properties.principalId
    zoneRedundant: zoneRedundant
    endpointSubnetId: endpointSubnetId
    networkId: networkId
  }
}

module vault 'modules/vault.bicep' = {
  params: {
    name: uniqueName
    location: location
    secretsOfficer: identity.properties.principalId
    workspaceId: monitoring.outputs.workspaceId
    purgeProtection: purgeProtection
    connectAdministrator: connectAdministrator
    connectSecret: connectSecret
    partnerCenterClientSecret: partnerCenterClientSecret
    partnerCenterRefreshToken: partnerCenterRefreshToken
    smtpUrl: smtpUrl
    endpointSubnetId: endpointSubnetId
    networkId: networkId
  }
}

// PORT, and PUBLIC_URL, come from where it runs.
var settings = {
  NODE_ENV: 'production'
  LOG_LEVEL: logLevel
  MicrosoftAppType: 'UserAssignedMSI'
  MicrosoftAppId: identity.properties.clientId
  MicrosoftAppTenantId: tenant().tenantId
  ALLOWED_TENANTS: allowedTenants
  SIGN_IN_APP_ID: signInAppId
  AZURE_CLIENT_ID: identity.properties.clientId
  STORE: 'cosmos'
  COSMOS_ENDPOINT: store.outputs.endpoint
  COSMOS_DATABASE: store.outputs.database
  RETENTION_DAYS: retentionDays
  SECRETS: 'keyvault'
  KEY_VAULT_URL: vault.outputs.url
  PARTNER_CENTER_TENANT_ID: partnerCenterTenantId
  PARTNER_CENTER_CLIENT_ID: partnerCenterClientId
  PARTNER_CENTER_GDAP_ROLES: partnerCenterGdapRoles
  PARTNER_CENTER_GDAP_DAYS: partnerCenterGdapDays
  PARTNER_CENTER_GDAP_AUTO_EXTEND: partnerCenterGdapAutoExtend
  PARTNER_CENTER_MAIL_LANGUAGE: partnerCenterMailLanguage
  PARTNER_CENTER_MARKUP_PERCENT: partnerCenterMarkupPercent
  PARTNER_CENTER_DISCOUNT_PERCENT: partnerCenterDiscountPercent
  PARTNER_CENTER_WEBHOOK: partnerCenterWebhook
  PARTNER_CENTER_POLL_SECONDS: partnerCenterPollSeconds
  REPS: reps
  APPROVAL_POLICY_FILE: approvalPolicyFile
  APPROVERS: empty(approvalPolicyFile) ? approvers : ''
  APPROVAL_THRESHOLD: empty(approvalPolicyFile) ? string(approvalThreshold) : ''
  APPROVAL_PERIOD_DAYS: approvalPeriodDays
  WORKING_TIME: workingTime
  UNDO_SECONDS: undoSeconds
  DIGEST: digest
  TARGETED_MESSAGES: targetedMessages
  TEAMS_CATALOG_APP_ID: teamsCatalogAppId
  PRICE_TOLERANCE_PERCENT: priceTolerancePercent
  OPERATORS: operators
  AUDITORS: auditors
  HOURLY_ONBOARDINGS: hourlyOnboardings
  HOURLY_MAILS: hourlyMails
  HOURLY_COMMANDS: hourlyCommands
  HOURLY_LOOKUPS: hourlyLookups
  AGREEMENT_TEMPLATES_FILE: agreementTemplatesFile
  ALWAYS_ASK: alwaysAsk
  REMIND_CUSTOMER_DAYS: remindCustomerDays
  MAIL: mail
  MAIL_FROM: mailFrom
  MAIL_FROM_NAME: mailFromName
  MAIL_TEMPLATES: mailTemplates
  BRAND_LOGO: brandLogo
  BRAND_COLOR: brandColor
  ENVIRONMENT_LABEL: environmentLabel
  CRM: empty(dataverseUrl) ? '' : 'dataverse'
  DATAVERSE_URL: dataverseUrl
  APPLICATIONINSIGHTS_CONNECTION_STRING: monitoring.outputs.connectionString
}

// By the names of their secrets in the vault.
var secrets = union(
  { PARTNER_CENTER_CLIENT_SECRET: vault.outputs.clientSecretName },
  empty(partnerCenterRefreshToken) ? {} : { PARTNER_CENTER_REFRESH_TOKEN: vault.outputs.refreshTokenName },
  empty(smtpUrl) ? {} : { SMTP_URL: vault.outputs.smtpUrlName },
  furtherSecrets
)

module app 'modules/app.bicep' = if (host == 'appService') {
  params: {
    name: uniqueName
    location: location
    sku: appServiceSku
    instances: instances
    mostInstances: mostInstances
    slot: slot
    zoneRedundant: zoneRedundant
    subnetId: appSubnetId
    customDomain: customDomain
    identityId: identity.id
    workspaceId: monitoring.outputs.workspaceId
    insightsId: monitoring.outputs.insightsId
    vaultUrl: vault.outputs.url
    settings: union(settings, furtherSettings)
    secrets: secrets
  }
}

module container 'modules/container.bicep' = if (host == 'containerApps') {
  params: {
    name: uniqueName
    location: location
    image: image
    registry: registry
    instances: instances
    mostInstances: mostInstances
    zoneRedundant: zoneRedundant
    subnetId: appSubnetId
    customDomain: customDomain
    customDomainCertificate: customDomainCertificate
    identityId: identity.id
    workspaceName: monitoring.outputs.workspaceName
    vaultUrl: vault.outputs.url
    settings: union(settings, furtherSettings)
    secrets: secrets
  }
}

var botUrlHere = host == 'appService' ? app.outputs.url : container.outputs.url

module registration 'modules/registration.bicep' = {
  params: {
    name: uniqueName
    botUrl: botUrlHere
    identityId: identity.id
    identityClientId: identity.properties.clientId
  }
}

// Named as azd and the Agents Toolkit keep them, among the settings of the environment.

output PUBLIC_URL string = botUrlHere
output MICROSOFT_APP_ID string = identity.properties.clientId

@description('The web app, or the container app, that the code is deployed to.')
output APP_NAME string = uniqueName
output AZURE_APP_SERVICE_RESOURCE_ID string = host == 'appService' ? app.outputs.siteId : ''

@description('Whom the Graph permissions are given to.')
output IDENTITY_PRINCIPAL_ID string = identity.properties.principalId

@description('For `npm run connect`.')
output KEY_VAULT_URL string = vault.outputs.url
