import { type ComponentType, lazy } from 'react';
import type { Place, ViewName } from '../shell/place.ts';
import { MyWork } from './my-work/my-work.tsx';

export type View = ComponentType<{ readonly place: Place }>;

/** What is shown where: one's own work at once, the rest is loaded when it is opened. */
export const views: Readonly<Partial<Record<ViewName, View>>> = {
  'my-work': MyWork,
  approvals: lazy(() => import('./approvals/approvals.tsx')),
  deals: lazy(() => import('./deals/deals.tsx')),
  deal: lazy(() => import('./deal/deal.tsx')),
  operations: lazy(() => import('./operations/operations.tsx')),
  charts: lazy(() => import('./charts/charts.tsx')),
};
