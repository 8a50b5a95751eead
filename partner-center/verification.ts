import { z } from 'zod';
import { type Api, path, unlessNotFound } from './api.ts';

const statuses = ['Allowed', 'UnderReview', 'NotAllowed', 'NotReady'] as const;

/** `NoRecord`: Microsoft has not begun. `Unknown`: anything that the documents do not name. */
export type VerificationStatus = (typeof statuses)[number] | 'Unknown' | 'NoRecord';

export interface VerificationOperations {
  /**
   * Whether Microsoft has verified the customer's account, so that it may buy. No record yet is 404 code 600074
   * (Microsoft Learn: retrieve-validation-status, where `Not Ready` is written with a space).
   */
  verificationStatus(customerId: string): Promise<VerificationStatus>;
}

export function verificationOperations(api: Api): VerificationOperations {
  return {
    async verificationStatus(customerId) {
      const found = await unlessNotFound(
        api.send({
          method: 'GET',
          path: path`/v1/customers/${customerId}/validationStatus`,
          operation: 'verificationStatus',
          query: { type: 'account' },
          schema: z.object({ status: z.string() }),
        }),
      );
      if (!found) return 'NoRecord';
      const written = found.status.replaceAll(' ', '').toLowerCase();
      return statuses.find((status) => status.toLowerCase() === written) ?? 'Unknown';
    },
  };
}
