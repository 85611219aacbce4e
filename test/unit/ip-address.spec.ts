import { networkOf, parseIpAddress } from '@/http/ip-address';
import { growth, LINEAR_MAX } from '../support/cost';

describe('parseIpAddress', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['192.0.2.1:5678', '192.0.2.1'],
    ['[192.0.2.1]:5678', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['::FFFF:c000:0201', '192.0.2.1'],
    ['0:0:0:0:0:ffff:192.0.2.1', '192.0.2.1'],
    ['[::ffff:192.0.2.1]:443', '192.0.2.1'],
    ['2001:db8::1', '2001:db8::1'],
    ['[2001:db8::1]', '2001:db8::1'],
    ['[2001:db8::1]:443', '2001:db8::1'],
    ['2001:0DB8:0000:0000:0000:0000:0000:0001', '2001:db8::1'],
    ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
    ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
    ['fe80::1%eth0', 'fe80::1'],
    ['[fe80::1%25eth0]:80', 'fe80::1'],
    ['::1', '::1'],
    ['::', '::'],
  ])('reads %s as %s', (text, expected) => {
    expect(parseIpAddress(text)).toBe(expected);
  });

  it.each([
    '',
    'unknown',
    '_hidden',
    '_SEVKISEK:_port',
    '<script>alert(1)</script>',
    '192.0.2',
    '192.0.2.256',
    '192.0.02.1',
    '192.0.2.1:',
    '192.0.2.1:port',
    '192.0.2.1:123456',
    '192.0.2.1 192.0.2.2',
    '192.0.2.1\n',
    '[2001:db8::1',
    '2001:db8::1]',
    '[2001:db8::1]443',
    '2001:db8::1::2',
    '2001:db8::g',
    'example.com',
    `${'0'.repeat(100)}192.0.2.1`,
    `fe80::1%${'x'.repeat(100)}`,
  ])('refuses %j', (text) => {
    expect(parseIpAddress(text)).toBeNull();
  });

  it('drops a zone whatever is in it', () => {
    expect(parseIpAddress('fe80::1%<script>')).toBe('fe80::1');
  });

  it.each(['1', ':', '[', '1:', '1.', '%', ' '])('takes linear time for a text of many %j', async (part) => {
    const cost = (size: number) => {
      for (let round = 0; round < 20; round++) {
        parseIpAddress(part.repeat(size));
      }
    };
    expect(await growth(16_000, cost)).toBeLessThan(LINEAR_MAX);
  });
});

describe('networkOf', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['2001:db8:7:7::1', '2001:db8:7:7::/64'],
    ['2001:db8:7:7:ffff:ffff:ffff:ffff', '2001:db8:7:7::/64'],
    ['2001:db8::1:0:0:1', '2001:db8::/64'],
    ['2001:db8::1:1:1:1:1', '2001:db8:0:1::/64'],
    ['::1:2:3:4:5:6:7', '0:1:2:3::/64'],
    ['::1', '::/64'],
    ['::192.0.2.1', '::/64'],
    ['::', '::/64'],
    ['1::', '1::/64'],
  ])('counts %s by %s', (address, expected) => {
    expect(networkOf(address)).toBe(expected);
  });
});
