import { clientAddressOf } from '@/http/client-address';

const PROXY = '::ffff:10.0.0.1';

describe('clientAddressOf', () => {
  it('unmaps the address of the socket', () => {
    expect(clientAddressOf('::ffff:127.0.0.1', {}, 0)).toEqual({ address: '127.0.0.1', fault: undefined });
  });

  it('gives the unspecified address if the socket is closed', () => {
    expect(clientAddressOf(undefined, {}, 0).address).toBe('::');
  });

  it.each([
    ['192.0.2.1:5678', '192.0.2.1'],
    ['[2001:DB8::1]:443', '2001:db8::1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    [' 192.0.2.1\t', '192.0.2.1'],
    ['198.51.100.1, 192.0.2.1', '192.0.2.1'],
    ['198.51.100.1,192.0.2.1,', '192.0.2.1'],
    ['198.51.100.1, ,192.0.2.1 , ,', '192.0.2.1'],
    ['<script>, unknown, 192.0.2.1', '192.0.2.1'],
  ])('reads the last item of X-Forwarded-For %j behind one proxy', (header, expected) => {
    expect(clientAddressOf(PROXY, { 'x-forwarded-for': header }, 1)).toEqual({ address: expected });
  });

  it.each(['<script>alert(1)</script>', 'unknown', '_hidden', '192.0.2.1, unknown', 'a'.repeat(16_000)])(
    'gives the address of the socket if the last item of %j is no address',
    (header) => {
      expect(clientAddressOf(PROXY, { 'x-forwarded-for': header }, 1)).toEqual({
        address: '10.0.0.1',
        fault: 'UNREADABLE',
      });
    },
  );

  it.each(['', ' ', ',', ', ,'.repeat(5_000)])(
    'gives the address of the socket if X-Forwarded-For %j is empty',
    (header) => {
      expect(clientAddressOf(PROXY, { 'x-forwarded-for': header }, 1).address).toBe('10.0.0.1');
    },
  );

  it.each([
    [2, '198.51.100.1'],
    [3, '203.0.113.9'],
    [4, '203.0.113.9'],
  ])('counts %i proxies from the right', (trustProxy, expected) => {
    const headers = { 'x-forwarded-for': '203.0.113.9, 198.51.100.1:99, 192.0.2.1' };
    expect(clientAddressOf(PROXY, headers, trustProxy).address).toBe(expected);
  });

  it.each(['x-forwarded-for', 'forwarded', 'x-real-ip'])('tells that %s is not trusted without a proxy', (name) => {
    const headers = { [name]: '192.0.2.1' };
    expect(clientAddressOf(PROXY, headers, 0)).toEqual({ address: '10.0.0.1', fault: 'UNTRUSTED' });
  });

  it('tells that Forwarded is not read behind a proxy', () => {
    const headers = { forwarded: 'for=192.0.2.1' };
    expect(clientAddressOf(PROXY, headers, 1)).toEqual({ address: '10.0.0.1', fault: 'OTHER_HEADER' });
  });
});
