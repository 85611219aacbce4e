// Hides an attack on a real account behind failed logins on invented ones.
import { loginFrom, refusalsIn, statusesOf, worded } from './support/logins.mjs';
import { attack, EMAIL, report } from './support/service.mjs';

const INVENTED = 1_015;
const ATTACKER = '203.0.113.1';

await attack({ TRUST_PROXY: '1' }, async ({ url, admin }) => {
  const invented = await statusesOf(INVENTED, (index) =>
    loginFrom(url, `invented${index}@example.com`, 'wrong', `10.0.${index >> 8}.${index & 255}`),
  );
  report(`${INVENTED} failed logins on invented accounts`, worded(invented), true);
  const real = await statusesOf(15, () => loginFrom(url, EMAIL, 'wrong', ATTACKER));
  const entries = (await refusalsIn(url, admin)).filter(({ ip }) => ip === ATTACKER);
  const failed = entries.filter(({ reason }) => reason === 'INVALID_CREDENTIALS').length;
  report(`then on a real account (${worded(real)})`, `${failed} entries of failed logins`, failed === 10);
});
