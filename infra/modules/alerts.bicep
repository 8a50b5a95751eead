// What somebody is told about at night, and the figures to look at then. docs/operate.md says what to do about each.

param name string
param location string
param insightsId string
param actionGroupId string

// Each row that a query finds within the window is one reading; the highest has to stay at or below the limit.
var alerts = [
  {
    key: 'attention'
    says: 'Onboardings wait for an operator or a rep, for an hour'
    severity: 2
    window: 'PT1H'
    limit: 0
    // Not those that somebody mends within the hour.
    query: 'customMetrics | where name == "csp.attention" | summarize value = min(valueSum) by bin(timestamp, 1h)'
  }
  {
    key: 'oldest-task'
    says: 'The oldest due task has been waiting for a quarter of an hour'
    severity: 1
    window: 'PT15M'
    limit: 900
    query: 'customMetrics | where name == "csp.tasks.oldest.seconds" | summarize value = max(valueSum) by bin(timestamp, 5m)'
  }
  {
    key: 'sign-in'
    says: 'The sign-in at Partner Center is dead, or without MFA'
    severity: 1
    window: 'PT15M'
    limit: 0
    query: 'customMetrics | where name == "csp.alarms" and tostring(customDimensions.problem) in ("errors.providers.paused", "errors.providers.withoutMfa", "errors.providers.refusesAccount") | summarize value = sum(valueSum)'
  }
  {
    key: 'failing-long'
    says: 'A task or poll has been failing for an hour'
    severity: 2
    window: 'PT15M'
    limit: 0
    query: 'customMetrics | where name == "csp.alarms" and tostring(customDimensions.problem) in ("errors.tasks.failing-long", "errors.tasks.failing-aside", "errors.identity.failingLong", "errors.webhook.not-registered", "errors.webhook.not-carried-out") | summarize value = sum(valueSum)'
  }
  {
    key: 'webhook'
    says: 'Another address has taken over the webhook of the account'
    severity: 2
    window: 'PT15M'
    limit: 0
    query: 'customMetrics | where name == "csp.alarms" and tostring(customDimensions.problem) == "errors.webhook.taken-over" | summarize value = sum(valueSum)'
  }
  {
    key: 'throttled'
    says: 'Partner Center answers 429, more than 20 times within a quarter of an hour'
    severity: 3
    window: 'PT15M'
    limit: 20
    query: 'customMetrics | where name == "csp.throttled" | summarize value = sum(valueSum)'
  }
  {
    key: 'unready'
    says: 'The bot says that it cannot reach its store, its vault or Partner Center'
    severity: 1
    window: 'PT5M'
    limit: 2
    query: 'customMetrics | where name == "csp.unready" | summarize value = sum(valueSum)'
  }
  {
    key: 'silent'
    says: 'The bot says nothing at all any more'
    severity: 1
    window: 'PT15M'
    limit: 0
    query: 'customMetrics | where name startswith "csp." | summarize found = count() | project value = iff(found == 0, 1, 0)'
  }
]

resource rules 'Microsoft.Insights/scheduledQueryRules@2023-03-15-preview' = [for alert in alerts: {
  name: '${name}-${alert.key}'
  location: location
  properties: {
    displayName: alert.says
    description: 'What to do: docs/operate.md, ${alert.key}.'
    severity: alert.severity
    enabled: true
    scopes: [
      insightsId
    ]
    evaluationFrequency: 'PT5M'
    windowSize: alert.window
    criteria: {
      allOf: [
        {
          query: alert.query
          metricMeasureColumn: 'value'
          timeAggregation: 'Maximum'
          operator: 'GreaterThan'
          threshold: alert.limit
          failingPeriods: {
            numberOfEvaluationPeriods: 1
            minFailingPeriodsToAlert: 1
          }
        }
      ]
    }
    autoMitigate: true
    actions: {
      actionGroups: [
        actionGroupId
      ]
    }
  }
}]

resource workbook 'Microsoft.Insights/workbooks@2022-04-01' = {
  name: guid(insightsId, 'workbook')
  location: location
  kind: 'shared'
  properties: {
    displayName: 'CSP Onboarding'
    category: 'workbook'
    sourceId: insightsId
    serializedData: string(loadJsonContent('workbook.json'))
  }
}
