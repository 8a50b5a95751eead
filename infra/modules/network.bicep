// A network of the bot's own: it goes out through one part of it, and its documents and secrets are in the other.

param name string
param location string
param host string

var delegation = host == 'appService' ? 'Microsoft.Web/serverFarms' : 'Microsoft.App/environments'

resource network 'Microsoft.Network/virtualNetworks@2024-01-01' = {
  name: name
  location: location
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.20.0.0/16'
      ]
    }
    subnets: [
      {
        name: 'app'
        properties: {
          // Container Apps wants at least a /27, App Service an address for each machine, twice while it changes them.
          addressPrefix: '10.20.0.0/24'
          delegations: [
            {
              name: 'app'
              properties: {
                serviceName: delegation
              }
            }
          ]
        }
      }
      {
        name: 'endpoints'
        properties: {
          addressPrefix: '10.20.1.0/24'
        }
      }
    ]
  }
}

output networkId string = network.id
output appSubnetId string = '${network.id}/subnets/app'
output endpointSubnetId string = '${network.id}/subnets/endpoints'
