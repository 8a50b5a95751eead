// Cosmos DB: one container for all documents, reached with the bot's identity only.

param name string
param location string

@description('The principal that reads and writes documents.')
param readerAndWriter string
param zoneRedundant bool

@description('Empty: it is reached over the internet, by whoever has an identity that it knows.')
param endpointSubnetId string
param networkId string

var databaseName = 'onboarding'

// Microsoft Learn: reference-data-plane-roles, "Cosmos DB Built-in Data Contributor".
var dataContributor = '00000000-0000-0000-0000-000000000002'

resource account 'Microsoft.DocumentDB/databaseAccounts@2024-11-15' = {
  name: name
  location: location
  kind: 'GlobalDocumentDB'
  properties: {
    databaseAccountOfferType: 'Standard'
    capabilities: [
      {
        name: 'EnableServerless'
      }
    ]
    // Whoever loses a race for a document has to see the winner's version, also on another machine.
    consistencyPolicy: {
      defaultConsistencyLevel: 'Strong'
    }
    locations: [
      {
        locationName: location
        failoverPriority: 0
        isZoneRedundant: zoneRedundant
      }
    ]
    disableLocalAuth: true
    publicNetworkAccess: empty(endpointSubnetId) ? 'Enabled' : 'Disabled'
    minimalTlsVersion: 'Tls12'
    backupPolicy: {
      type: 'Continuous'
      continuousModeProperties: {
        tier: 'Continuous7Days'
      }
    }
  }
}

resource database 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases@2024-11-15' = {
  parent: account
  name: databaseName
  properties: {
    resource: {
      id: databaseName
    }
  }
}

// The same as the bot itself makes in development: bot/store/cosmos-container.ts.
resource documents 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers@2024-11-15' = {
  parent: database
  name: 'documents'
  properties: {
    resource: {
      id: 'documents'
      partitionKey: {
        kind: 'Hash'
        paths: [
          '/pk'
        ]
        // Takes keys of more than 101 bytes, which ours may have (Microsoft Learn: large-partition-keys).
        version: 2
      }
      // On, without a default: only documents that say so expire.
      defaultTtl: -1
      // What is searched for, and no more: the rest of a document would make every write dearer. Cosmos DB itself adds
      // the id (Microsoft Learn: index-policy).
      indexingPolicy: {
        indexingMode: 'consistent'
        includedPaths: [
          {
            path: '/kind/?'
          }
          {
            path: '/index/[]/?'
          }
          {
            path: '/place/?'
          }
          {
            path: '/sorted/*'
          }
          {
            path: '/dueAt/?'
          }
          {
            path: '/schema/?'
          }
          {
            path: '/facts/*'
          }
          {
            path: '/ordered/*'
          }
        ]
        excludedPaths: [
          {
            path: '/*'
          }
        ]
      }
    }
  }
}

resource readAndWrite 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2024-11-15' = {
  parent: account
  name: guid(account.id, readerAndWriter, dataContributor)
  properties: {
    principalId: readerAndWriter
    roleDefinitionId: '${account.id}/sqlRoleDefinitions/${dataContributor}'
    scope: account.id
  }
}

module endpoint 'private-endpoint.bicep' = if (!empty(endpointSubnetId)) {
  params: {
    name: name
    location: location
    subnetId: endpointSubnetId
    networkId: networkId
    serviceId: account.id
    part: 'Sql'
    zoneName: 'privatelink.documents.azure.com'
  }
}

output endpoint string = account.properties.documentEndpoint
output database string = databaseName
