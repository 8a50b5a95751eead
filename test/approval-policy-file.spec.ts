import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../bot/config.ts';
import { OnboardingError } from '../errors/onboarding-error.ts';
import { english } from '../words/english.ts';

const id = (last: number) => `00000000-0000-4000-8000-${String(last).padStart(12, '0')}`;
const others = {
  PARTNER_CENTER_TENANT_ID: id(1),
  PARTNER_CENTER_CLIENT_ID: id(2),
  PARTNER_CENTER_CLIENT_SECRET: 'secret',
};
const whole = {
  steps: [
    { name: 'Manager', who: ['manager'] },
    { name: 'Sales', who: [id(3), id(4), `group:${id(5)}`], approvals: 2 },
  ],
  bands: [
    { currency: 'USD', from: 0, below: 500, ask: [] as string[] },
    { currency: 'USD', from: 500, ask: ['Manager', 'Sales'] },
  ],
};
const time = { timeZone: 'Europe/Berlin', from: '09:00', to: '17:00' };

describe('a file with a policy of approvals', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'policy-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  const read = (content: unknown, settings: Record<string, string> = {}) => {
    const file = join(folder, 'policy.json');
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
    return readConfig({ ...others, APPROVAL_POLICY_FILE: file, ...settings }).approval;
  };
  const saysOf = (content: unknown, settings: Record<string, string> = {}): string[] => {
    try {
      read(content, settings);
    } catch (error) {
      assert.ok(error instanceof OnboardingError);
      return english.tell(error.says).split('\n');
    }
    return [];
  };

  it('is read as docs/approvals.md writes one', () => {
    const text = readFileSync(new URL('../docs/approvals.md', import.meta.url), 'utf8');
    const example = /```json\n([\s\S]*?)```/.exec(text)?.[1] ?? '';
    const emea = { URL: '', NAME: 'EMEA', TENANT_ID: id(1), CLIENT_ID: id(2), CLIENT_SECRET: 's' };
    const provider = Object.fromEntries(Object.entries(emea).map(([key, value]) => [`PROVIDER_EMEA_${key}`, value]));
    const { policy, approvers } = read(example, { PROVIDERS: 'emea', ...provider });
    assert.deepEqual(
      policy.steps.map(({ name, count, escalate }) => [name, count, escalate?.afterHours]),
      [
        ['Manager', 1, 8],
        ['Sales', 2, undefined],
        ['Finance', 1, undefined],
      ],
    );
    assert.deepEqual(policy.workingTime?.days, [1, 2, 3, 4, 5]);
    assert.deepEqual(approvers, { ids: [id(10), id(11), id(12)], groups: [id(20)], requesterManager: true });
  });

  const step = whole.steps[0];
  const bands = (...all: object[]) => ({ ...whole, bands: all });
  const mistakes: [what: string, content: unknown, says: RegExp][] = [
    ['no JSON', '{\n  "steps": [{ "name": "Boss", }] }', /^APPROVAL_POLICY_FILE is no JSON at line 2, character 31$/],
    ['nothing in it', '', /is no JSON at line 1, character 1$/],
    ['a word that is none', '{ "twoPersonRule": True }', /is no JSON at line 1, character 20$/],
    ['a key twice', '{ "bands": [],\n"bands": [] }', /says “bands” a second time at line 2, character 1$/],
    ['a key that it does not know', { ...whole, approvers: [] }, /mistake at the policy: has nothing called approvers/],
    ['an amount that is a text', bands({ from: '0', ask: [] }), /bands\.0\.from: must be a number$/],
    ['an amount below 0', bands({ from: -1, ask: [] }), /bands\.0\.from: must be at least 0$/],
    ['a currency that is none', bands({ currency: 'QQQ', from: 0, ask: [] }), /bands\.0\.currency: must be a currency/],
    ['a day that is none', { ...whole, workingTime: { ...time, days: ['Monday'] } }, /days\.0: must be one of monday/],
    [
      'somebody twice',
      { ...whole, steps: [whole.steps[0], { name: 'Sales', who: [id(3), id(4), id(3)] }] },
      /steps\.1\.who: names somebody twice/,
    ],
    [
      'two steps almost of one name',
      { ...whole, steps: [...whole.steps, { ...step, name: ' manager' }] },
      /steps\.2\.name/,
    ],
    [
      'an escalation to those already asked',
      {
        ...{ ...whole, workingTime: time },
        steps: [{ ...step, who: [id(3), id(4)], escalate: { afterHours: 1, to: [id(4)] } }, whole.steps[1]],
      },
      /steps\.0\.escalate\.to: names only who is asked already/,
    ],
    [
      'a rule that asks nobody',
      { ...whole, rules: [{ firstOrder: true, ask: [] }] },
      /rules\.0\.ask: must name a step/,
    ],
    [
      'a margin of more than all',
      { ...whole, rules: [{ marginBelow: 200, ask: ['Sales'] }] },
      /marginBelow: must be at most/,
    ],
    ['nobody', { ...whole, steps: [{ ...step, who: [] }] }, /steps\.0\.who: names nobody/],
    ['an empty group', { ...whole, steps: [{ ...step, who: ['group:'] }] }, /steps\.0\.who: must be Entra object ids/],
    [
      'more approvals than people',
      { ...whole, steps: [{ ...step, approvals: 2 }, whole.steps[1]] },
      /steps\.0\.approvals: are more/,
    ],
    ['two steps of one name', { ...whole, steps: [...whole.steps, whole.steps[1]] }, /steps\.2\.name: another step/],
    ['a step that is not there', bands({ from: 0, ask: ['Sails'] }), /bands\.0\.ask: must name steps/],
    ['a band that begins above 0', bands({ from: 10, ask: [] }), /bands\.0\.from: must be 0/],
    [
      'a gap',
      bands({ from: 0, below: 10, ask: [] }, { from: 11, ask: ['Sales'] }),
      /bands\.1\.from: must be what the band before ends below, or a gap/,
    ],
    ['an overlap', bands({ from: 0, below: 10, ask: [] }, { from: 9, ask: [] }), /bands\.1\.from: .* an overlap/],
    ['a band that has no next', bands({ from: 0, below: 10, ask: [] }), /bands\.0\.below: must not be there/],
    ['a cycle of deputies', { ...whole, deputies: { [id(3)]: id(4), [id(4)]: id(3) } }, /deputies: the person at 0 is/],
    ['their own deputy', { ...whole, deputies: { [id(3)]: id(3) } }, /deputies: the person at 0 is/],
    [
      'nobody left by the two-person rule',
      {
        ...whole,
        steps: [
          { name: 'Manager', who: [id(3)] },
          { name: 'Sales', who: [id(3), id(4)], approvals: 2 },
        ],
      },
      /twoPersonRule: the steps name fewer people/,
    ],
    ['a rule about nothing', { ...whole, rules: [{ ask: ['Sales'] }] }, /rules\.0: must be ask, and one of/],
    [
      'a provider that is none',
      { ...whole, rules: [{ provider: 'x', ask: ['Sales'] }] },
      /rules\.0\.provider: must be/,
    ],
    ['reminders at no time', { ...whole, reminders: { everyHours: 1, most: 1 } }, /workingTime: is needed/],
    ['no time zone', { ...whole, workingTime: { ...time, timeZone: 'Berlin' } }, /workingTime\.timeZone: must be/],
    [
      'an end before its beginning',
      { ...whole, workingTime: { ...time, to: '08:00' } },
      /workingTime\.to: must be later/,
    ],
  ];
  for (const [what, content, says] of mistakes) {
    it(`is refused in a line with ${what}`, () => {
      const lines = saysOf(content);
      assert.equal(lines.length, 1, lines.join('\n'));
      assert.match(lines[0] ?? '', says);
    });
  }

  it('may begin with a byte order mark', () =>
    assert.equal(read(`\uFEFF${JSON.stringify(whole)}`).policy.steps.length, 2));

  it('is all that says who approves', () =>
    assert.deepEqual(saysOf(whole, { APPROVERS: id(3), APPROVAL_THRESHOLD: '5' }), [
      'APPROVERS must be empty: APPROVAL_POLICY_FILE says who approves what',
      'APPROVAL_THRESHOLD must be empty: APPROVAL_POLICY_FILE says who approves what',
    ]));
});
