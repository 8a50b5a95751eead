using './main.bicep'

param partnerCenterClientId = '00000000-0000-0000-0000-000000000000'
param reps = 'everyone'
param approvers = 'manager'
param signInAppId = '00000000-0000-0000-0000-000000000000'
param mailFrom = 'onboarding@partner.example'

// Secrets come from the environment of whoever deploys and stand in no file.
param partnerCenterClientSecret = readEnvironmentVariable('PARTNER_CENTER_CLIENT_SECRET')
param partnerCenterRefreshToken = readEnvironmentVariable('PARTNER_CENTER_REFRESH_TOKEN', '')
