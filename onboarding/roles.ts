/** What people are here. Who has none of them is nobody: they may nothing, and are told nothing. */
export const roles = ['rep', 'approver', 'operator', 'auditor'] as const;
export type Role = (typeof roles)[number];
