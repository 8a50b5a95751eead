// A name of the partner's, with a certificate that Azure makes and renews.

param siteName string
param planId string
param location string
param customDomain string

resource site 'Microsoft.Web/sites@2024-04-01' existing = {
  name: siteName
}

resource binding 'Microsoft.Web/sites/hostNameBindings@2024-04-01' = {
  parent: site
  name: customDomain
  properties: {
    hostNameType: 'Verified'
    customHostNameDnsRecordType: 'CName'
  }
}

// It is made for a name that the site already has.
resource certificate 'Microsoft.Web/certificates@2024-04-01' = {
  name: customDomain
  location: location
  properties: {
    serverFarmId: planId
    canonicalName: customDomain
  }
  dependsOn: [
    binding
  ]
}

module secured 'custom-domain-secured.bicep' = {
  params: {
    siteName: siteName
    customDomain: customDomain
    thumbprint: certificate.properties.thumbprint
  }
}
