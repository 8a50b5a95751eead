import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { createApplyCommand } from '../../bot/apply-command.ts';
import { createHandOver } from '../../bot/hand-over/hand-over.ts';
import { createTickets } from '../../bot/hand-over/tickets.ts';
import { createLogger } from '../../bot/log/log.ts';
import { createSignatures } from '../../bot/secrets/signatures.ts';
import { createStoreVault } from '../../bot/secrets/store-vault.ts';
import { createOnboardings } from '../../bot/store/onboardings.ts';
import { openSqliteStore } from '../../bot/store/sqlite.ts';
import { credentialsName, credentialsText } from '../../bot/tasks/kept-credentials.ts';
import * as abc from '../onboarding/abc-corp.ts';
import { created } from '../onboarding/story.ts';

describe('the hand-over of credentials', () => {
  const log = createLogger({ level: 'silent' });
  const credentials = { userName: 'admin@abccorp.onmicrosoft.com', password: 'c4n4ry' };
  const visitor = { person: abc.otherRep, is: ({ id }: { id: string }) => id === abc.otherRep.id, formKey: '' };

  /** Of an onboarding that is the other rep's by now. */
  const handOver = async (secret: string) => {
    const story = created();
    const now = () => story.now;
    const store = openSqliteStore({ file: ':memory:', now });
    const vault = createStoreVault({ store, key: randomBytes(32) });
    const onboardings = createOnboardings(store, log);
    await onboardings.create({ ...story.record, requester: abc.otherRep });
    await vault.put(credentialsName(story.record.id), secret);
    const made = createHandOver({
      tickets: createTickets({ store, signatures: createSignatures(vault), now }),
      vault,
      onboardings,
      applyCommand: createApplyCommand({ onboardings, now, wake: () => {} }),
      rolesOf: async () => ['rep'],
      publicUrl: 'https://bot.example',
      log,
    });
    const reveal = async () => {
      const [token = '', onboardingId = ''] = (await made.offer(story.record, abc.otherRep)).split('/').reverse();
      return (await made.reveal({ onboardingId, token }, visitor)).outcome;
    };
    return { made, reveal, id: story.record.id };
  };

  it('to somebody whom the onboarding names needs that it was entrusted to them', async () => {
    const { made, reveal, id } = await handOver(credentialsText(credentials, [abc.rep]));
    assert.equal(await reveal(), 'not-yours');
    await made.entrust(id, abc.otherRep);
    assert.equal(await reveal(), 'shown');
  });

  it('goes by the onboarding alone where nobody wrote down whose they are', async () => {
    const { reveal } = await handOver(JSON.stringify(credentials));
    assert.equal(await reveal(), 'shown');
  });
});
