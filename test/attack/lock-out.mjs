// Tries to lock a known admin out with wrong passwords, from one address and from 150.
import { loginFrom, refusalsIn, statusesOf, worded } from './support/logins.mjs';
import { attack, EMAIL, PASSWORD, report } from './support/service.mjs';

const HOME = '198.51.100.1';
const ATTACKER = '203.0.113.1';

await attack({ TRUST_PROXY: '1' }, async ({ url, admin }) => {
  await loginFrom(url, EMAIL, PASSWORD, HOME);
  const one = await statusesOf(15, () => loginFrom(url, EMAIL, 'wrong', ATTACKER));
  report('15 wrong passwords from one address', worded(one), one[401] === 10);
  const afterOne = (await loginFrom(url, EMAIL, PASSWORD, HOME)).status;
  report('the admin then', `login ${afterOne}`, afterOne === 200);
  const many = await statusesOf(150, (index) => loginFrom(url, EMAIL, 'wrong', `10.0.0.${index + 1}`));
  report('150 wrong passwords from as many addresses', worded(many), many[401] <= 100);
  const afterMany = (await loginFrom(url, EMAIL, PASSWORD, HOME)).status;
  report('the admin then, from a known address', `login ${afterMany}`, afterMany === 200);
  const blocks = (await refusalsIn(url, admin)).filter(({ reason }) => reason === 'ACCOUNT_LOCKED');
  const callers = blocks.map(({ ip }) => ip);
  report('entries of blocks', `caused by ${callers.sort().join(', ')}`, callers.includes(ATTACKER));
});
