import { approvalCards } from './cards/approval.ts';
import { chatCards } from './cards/around.ts';
import { formCards } from './cards/forms.ts';
import { onboardingCard } from './cards/onboarding.ts';
import { orderCards } from './cards/order.ts';

/** Cards, one group per template or view. */
export const cards = { ...chatCards, ...onboardingCard, ...formCards, ...orderCards, ...approvalCards } as const;
