/** The people of the demo, as both Playgrounds list them. */
const people = {
  rep: '0a1b0000-0000-4000-8000-000000000001',
  secondRep: '0a1b0000-0000-4000-8000-000000000002',
  manager: '0a1b0000-0000-4000-8000-000000000003',
  secondManager: '0a1b0000-0000-4000-8000-000000000004',
  nobody: '0a1b0000-0000-4000-8000-000000000005',
} as const;

/** Settings with which the bot runs on one desk, against the simulator. None of them opens anything real. */
function settings(simulatorUrl: string): NodeJS.ProcessEnv {
  return {
    STORE: 'sqlite',
    PARTNER_CENTER_URL: simulatorUrl,
    PARTNER_CENTER_LOGIN_URL: simulatorUrl,
    PARTNER_CENTER_TENANT_ID: '6f1c0a52-3d53-4c0e-9d0b-00000000000a',
    PARTNER_CENTER_CLIENT_ID: '6f1c0a52-3d53-4c0e-9d0b-00000000000b',
    PARTNER_CENTER_CLIENT_SECRET: 'simulator',
    PARTNER_CENTER_REFRESH_TOKEN: 'simulator-refresh-token',
    PARTNER_CENTER_POLL_SECONDS: '2',
    // Directory readers and service support administrator.
    PARTNER_CENTER_GDAP_ROLES: '88d8e3e3-8f55-4a1e-953a-9b9898b8876b,f023fd81-a637-4b56-95fd-791ac0226033',
    PARTNER_CENTER_GRAPH_URL: simulatorUrl,
    PARTNER_CENTER_WEBHOOK_CERT_HOSTS: new URL(simulatorUrl).host,
    // Everybody but those of whom the windows say that they have no role.
    REPS: [people.rep, people.secondRep, people.manager, people.secondManager].join(),
    APPROVERS: `${people.manager},${people.secondManager}`,
    OPERATORS: people.manager,
    LOG_LEVEL: 'warn',
  };
}

export const demo = { people, settings };
