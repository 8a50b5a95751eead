// Where the bot's log lines, its figures and the audit of its secrets are kept and searched; who is told; what it may cost.

param name string
param location string

@description('Mail addresses.')
param addresses array
param monthlyBudget int
param budgetFrom string

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: name
  location: location
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: 30
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: name
  location: location
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    // The bot sends no addresses of its callers, and none are to be kept.
    DisableIpMasking: false
    // Autoscale and alerts look at the bot's figures by their dimensions.
    CustomMetricsOptedInType: 'WithDimensions'
  }
}

resource actionGroup 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: name
  location: 'global'
  properties: {
    groupShortName: 'onboarding'
    enabled: true
    emailReceivers: [for address in addresses: {
      name: address
      emailAddress: address
      useCommonAlertSchema: true
    }]
  }
}

resource budget 'Microsoft.Consumption/budgets@2023-11-01' = if (monthlyBudget > 0) {
  name: name
  properties: {
    category: 'Cost'
    amount: monthlyBudget
    timeGrain: 'Monthly'
    timePeriod: {
      startDate: budgetFrom
    }
    notifications: {
      nearly: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 80
        contactEmails: addresses
        contactGroups: [
          actionGroup.id
        ]
      }
      foreseen: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 100
        thresholdType: 'Forecasted'
        contactEmails: addresses
        contactGroups: [
          actionGroup.id
        ]
      }
    }
  }
}

output workspaceId string = workspace.id
output workspaceName string = workspace.name
output insightsId string = insights.id
output connectionString string = insights.properties.ConnectionString
output actionGroupId string = actionGroup.id
