using './main.bicep'

// All of it comes from the environment of whoever deploys, under the names in env/.env.dev; secrets stand in no file. What
// has a default in main.bicep and is not named here is added in the same way.
param location = readEnvironmentVariable('AZURE_LOCATION', 'westeurope')
param host = readEnvironmentVariable('HOST_ON', 'appService')
param image = readEnvironmentVariable('IMAGE', '')
param registry = readEnvironmentVariable('REGISTRY', '')
param appServiceSku = readEnvironmentVariable('APP_SERVICE_SKU', 'B1')
param instances = int(readEnvironmentVariable('INSTANCES', '1'))
param mostInstances = int(readEnvironmentVariable('MOST_INSTANCES', '1'))
param slot = bool(readEnvironmentVariable('SLOT', 'false'))
param zoneRedundant = bool(readEnvironmentVariable('ZONE_REDUNDANT', 'false'))
param privateNetwork = bool(readEnvironmentVariable('PRIVATE_NETWORK', 'false'))
param customDomain = readEnvironmentVariable('CUSTOM_DOMAIN', '')

param alertAddresses = json(readEnvironmentVariable('ALERT_ADDRESSES', '[]'))
param monthlyBudget = int(readEnvironmentVariable('MONTHLY_BUDGET', '0'))
param purgeProtection = bool(readEnvironmentVariable('PURGE_PROTECTION', 'false'))
param connectAdministrator = readEnvironmentVariable('CONNECT_ADMINISTRATOR', '')
param connectSecret = readEnvironmentVariable('CONNECT_SECRET', '')

param signInAppId = readEnvironmentVariable('SIGN_IN_APP_ID')
param partnerCenterTenantId = readEnvironmentVariable('PARTNER_CENTER_TENANT_ID')
param partnerCenterClientId = readEnvironmentVariable('PARTNER_CENTER_CLIENT_ID')
param partnerCenterClientSecret = readEnvironmentVariable('PARTNER_CENTER_CLIENT_SECRET')
param partnerCenterRefreshToken = readEnvironmentVariable('PARTNER_CENTER_REFRESH_TOKEN', '')

param reps = readEnvironmentVariable('REPS', 'everyone')
param approvers = readEnvironmentVariable('APPROVERS', 'manager')
param approvalThreshold = int(readEnvironmentVariable('APPROVAL_THRESHOLD', '0'))
param operators = readEnvironmentVariable('OPERATORS', '')
param auditors = readEnvironmentVariable('AUDITORS', '')
param mailFrom = readEnvironmentVariable('MAIL_FROM')
param dataverseUrl = readEnvironmentVariable('DATAVERSE_URL', '')
param furtherSettings = json(readEnvironmentVariable('FURTHER_SETTINGS', '{}'))
param furtherSecrets = json(readEnvironmentVariable('FURTHER_SECRETS', '{}'))
