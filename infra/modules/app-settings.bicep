// The settings of a site or slot: what was set by hand beside them stays, where it is not one of them.

param siteName string

@description('Empty: of the site itself.')
param slot string

@description('As they are before this deployment, also what was put there by hand and is a secret; to write settings replaces all of them.')
@secure()
param current object
param wanted object

resource site 'Microsoft.Web/sites@2024-04-01' existing = {
  name: siteName
}

resource settings 'Microsoft.Web/sites/config@2024-04-01' = if (empty(slot)) {
  parent: site
  name: 'appsettings'
  properties: union(current, wanted)
}

resource ofSlot 'Microsoft.Web/sites/slots/config@2024-04-01' = if (!empty(slot)) {
  name: '${siteName}/${empty(slot) ? 'none' : slot}/appsettings'
  properties: union(current, wanted)
}
