import { deliveryFailure } from '@/mail/delivery-failure';

describe('A failed delivery', () => {
  const kindOf = (error: object) => deliveryFailure(error, []).kind;

  it.each([
    ['RCPT TO', 'EENVELOPE', 550],
    ['DATA', 'EENVELOPE', 554],
    ['DATA', 'EMESSAGE', 552],
  ])('is a refusal for good if %s is answered with %s %i', (command, code, responseCode) =>
    expect(kindOf({ command, code, responseCode })).toBe('refused'),
  );

  it.each([
    ['RCPT TO', 'EENVELOPE', 450],
    ['DATA', 'EMESSAGE', 451],
  ])('is a refusal for now if %s is answered with %s %i', (command, code, responseCode) =>
    expect(kindOf({ command, code, responseCode })).toBe('deferred'),
  );

  it.each([
    ['CONN', 'ECONNECTION', 554],
    ['CONN', 'ETIMEDOUT', undefined],
    ['STARTTLS', 'ETLS', 502],
    ['AUTH PLAIN', 'EAUTH', 535],
    ['MAIL FROM', 'EENVELOPE', 550],
    ['RCPT TO', 'EENVELOPE', 421],
    ['RCPT TO', 'EENVELOPE', 530],
  ])('is about the server if %s is answered with %s %s', (command, code, responseCode) =>
    expect(kindOf({ command, code, responseCode })).toBe('unavailable'),
  );

  it.each([
    ['550 <ada@example.com>: no such user', '550 <[address]>: no such user'],
    ['550 see https://example.com/why?user=ada', '550 see [link]'],
    ['550-first\r\n550 second\0', '550-first 550 second'],
    ['535 hunter2 aHVudGVyMg==', '535 [secret] [secret]'],
    ['550 3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', '550 [secret]'],
    ['550 \ud800', '550 \ufffd'],
  ])('with the reply %j has the reason %j', (response, reason) =>
    expect(deliveryFailure({ response }, ['hunter2', '']).reason).toBe(reason),
  );

  it('has a reason of 300 characters at most', () =>
    expect(deliveryFailure({ message: 'no '.repeat(500) }, []).reason.length).toBeLessThanOrEqual(300));
});
