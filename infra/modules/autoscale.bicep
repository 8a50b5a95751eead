// More machines when they are busy, or when due tasks wait; fewer when neither is so.

param name string
param location string
param planId string
param insightsId string
param instances int
param mostInstances int

var busy = {
  metricName: 'CpuPercentage'
  metricNamespace: 'Microsoft.Web/serverfarms'
  metricResourceUri: planId
  timeGrain: 'PT1M'
  statistic: 'Average'
  timeWindow: 'PT10M'
  timeAggregation: 'Average'
}

// The bot's own (docs/operate.md): for how many seconds the oldest due task has been waiting.
var waiting = {
  metricName: 'csp.tasks.oldest.seconds'
  metricNamespace: 'azure.applicationinsights'
  metricResourceUri: insightsId
  timeGrain: 'PT1M'
  statistic: 'Max'
  timeWindow: 'PT10M'
  timeAggregation: 'Maximum'
}

var oneMore = {
  type: 'ChangeCount'
  direction: 'Increase'
  value: '1'
  cooldown: 'PT10M'
}

var oneFewer = {
  type: 'ChangeCount'
  direction: 'Decrease'
  value: '1'
  cooldown: 'PT30M'
}

resource scale 'Microsoft.Insights/autoscalesettings@2022-10-01' = {
  name: name
  location: location
  properties: {
    enabled: true
    targetResourceUri: planId
    profiles: [
      {
        name: 'always'
        capacity: {
          minimum: string(instances)
          maximum: string(mostInstances)
          default: string(instances)
        }
        // Any of those that ask for more is enough; fewer only where all agree.
        rules: [
          {
            metricTrigger: union(busy, { operator: 'GreaterThan', threshold: 70 })
            scaleAction: oneMore
          }
          {
            metricTrigger: union(waiting, { operator: 'GreaterThan', threshold: 120 })
            scaleAction: oneMore
          }
          {
            metricTrigger: union(busy, { operator: 'LessThan', threshold: 25 })
            scaleAction: oneFewer
          }
          {
            metricTrigger: union(waiting, { operator: 'LessThan', threshold: 30 })
            scaleAction: oneFewer
          }
        ]
      }
    ]
  }
}
