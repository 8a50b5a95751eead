/** Whom the page that plays Teams lets one be: the people of the demo, as its chat windows know them. */
export const demoPeople = [
  { id: '0a1b0000-0000-4000-8000-000000000001', name: 'Robin Reyes', about: 'sales rep' },
  { id: '0a1b0000-0000-4000-8000-000000000002', name: 'Sam Stone', about: 'sales rep' },
  { id: '0a1b0000-0000-4000-8000-000000000003', name: 'Morgan Lee', about: 'manager and operator' },
  { id: '0a1b0000-0000-4000-8000-000000000004', name: 'Max Moreno', about: 'manager' },
  { id: '0a1b0000-0000-4000-8000-000000000005', name: 'Noel Noone', about: 'nobody here' },
] as const;
