// Container Apps: the image of the Dockerfile, with the same settings.

param name string
param location string
param image string
param registry string
param instances int
param mostInstances int
param zoneRedundant bool
param subnetId string
param customDomain string
param customDomainCertificate string
param identityId string
param workspaceName string
param vaultUrl string

@description('Settings by name.')
param settings object

@description('By the name of a setting the name of the secret that it takes its value from.')
param secrets object

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' existing = {
  name: workspaceName
}

resource environment 'Microsoft.App/managedEnvironments@2024-03-01' = {
  name: name
  location: location
  properties: {
    // Zones want a network of one's own (Microsoft Learn: container-apps/reliability).
    zoneRedundant: zoneRedundant && !empty(subnetId)
    vnetConfiguration: empty(subnetId) ? null : {
      infrastructureSubnetId: subnetId
    }
    workloadProfiles: [
      {
        name: 'Consumption'
        workloadProfileType: 'Consumption'
      }
    ]
    appLogsConfiguration: {
      destination: 'log-analytics'
      logAnalyticsConfiguration: {
        customerId: workspace.properties.customerId
        sharedKey: workspace.listKeys().primarySharedKey
      }
    }
  }
}

var host = empty(customDomain) ? '${name}.${environment.properties.defaultDomain}' : customDomain

var plain = [for setting in items(settings): {
  name: setting.key
  value: setting.value
}]

var secret = [for each in items(secrets): {
  name: each.key
  secretRef: each.value
}]

resource app 'Microsoft.App/containerApps@2024-03-01' = {
  name: name
  location: location
  tags: {
    'azd-service-name': 'bot'
  }
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    managedEnvironmentId: environment.id
    workloadProfileName: 'Consumption'
    configuration: {
      // A new release takes over once it is ready.
      activeRevisionsMode: 'Single'
      ingress: {
        external: true
        targetPort: 3978
        allowInsecure: false
        // What is not named here is taken away with each deployment.
        customDomains: empty(customDomain) ? [] : [
          empty(customDomainCertificate) ? {
            name: customDomain
            bindingType: 'Disabled'
          } : {
            name: customDomain
            bindingType: 'SniEnabled'
            certificateId: customDomainCertificate
          }
        ]
      }
      registries: empty(registry) ? [] : [
        {
          server: registry
          identity: identityId
        }
      ]
      secrets: [for each in items(secrets): {
        name: each.value
        keyVaultUrl: '${vaultUrl}secrets/${each.value}'
        identity: identityId
      }]
    }
    template: {
      // In seconds; the bot takes up to 9 to give back what it has begun.
      terminationGracePeriodSeconds: 30
      containers: [
        {
          name: 'bot'
          image: image
          resources: {
            cpu: json('0.5')
            memory: '1Gi'
          }
          env: concat(plain, secret, [
            {
              name: 'PUBLIC_URL'
              value: 'https://${host}'
            }
          ])
          probes: [
            {
              type: 'Startup'
              httpGet: {
                path: '/healthz'
                port: 3978
              }
              periodSeconds: 2
              failureThreshold: 30
            }
            {
              type: 'Liveness'
              httpGet: {
                path: '/healthz'
                port: 3978
              }
              periodSeconds: 30
            }
            {
              type: 'Readiness'
              httpGet: {
                path: '/readyz'
                port: 3978
              }
              periodSeconds: 10
            }
          ]
        }
      ]
      scale: {
        // Never none: due tasks wait for nobody to ask.
        minReplicas: instances
        maxReplicas: mostInstances
        rules: [
          {
            name: 'cpu'
            custom: {
              type: 'cpu'
              metadata: {
                type: 'Utilization'
                value: '70'
              }
            }
          }
        ]
      }
    }
  }
}

output url string = 'https://${host}'
