import assert from 'node:assert/strict';
import { readConfig } from '../../bot/config.ts';
import { createLogger } from '../../bot/log/log.ts';
import { createOnboardings } from '../../bot/store/onboardings.ts';
import { openStore } from '../../bot/store/open-store.ts';
import { fillInNewTenant } from './fill-in.ts';
import {
  existingTenantFromMailToOrder,
  killedAfterApproval,
  stoppedWhileSettingUp,
  twoApproversAtOnce,
} from './journeys.ts';
import { type CosmosServer, startCosmosServer } from './start-cosmos-server.ts';
import { type Product, type ProductOptions, startProduct } from './start-product.ts';

describe('the whole product on STORE=cosmos', () => {
  let cosmos: CosmosServer;
  let product: Product;

  before(async () => {
    cosmos = await startCosmosServer();
  });
  after(() => cosmos.close());
  afterEach(() => product.close());

  const start = async (options: ProductOptions = {}) => {
    product = await startProduct({ ...options, cosmos });
    return product;
  };

  it('brings a customer with a tenant to the order', async () => {
    await existingTenantFromMailToOrder(await start());
  });

  it('takes one decision of two approvers at once', async () => {
    const { rep } = await start();
    await fillInNewTenant(rep);
    await twoApproversAtOnce(product);
  });

  it('brings a customer without a tenant to the order, going on after restarts where it stopped', async () => {
    await stoppedWhileSettingUp(await start());
    const { store: keptIn } = readConfig(product.settings);
    assert.equal(keptIn.kind, 'cosmos');
    const store = await openStore(keptIn, { production: true });
    const kept = await createOnboardings(store, createLogger({ level: 'silent' })).every();
    assert.deepEqual(
      kept.items.map(({ stage }) => stage.kind),
      ['completed'],
    );
    await store.close();
  });

  it('goes on after a kill, with one of everything', async () => {
    await killedAfterApproval(await start());
  });
});
