import { parseSmtpUrl } from '@/config/smtp-url';

describe('SMTP_URL', () => {
  it.each([
    ['smtp://mail.example.com', { host: 'mail.example.com', tls: 'required' }],
    ['smtp://10.0.0.1:25', { host: '10.0.0.1', port: 25, tls: 'required' }],
    ['smtp://localhost.example.com', { host: 'localhost.example.com', tls: 'required' }],
    ['smtp://[2001:db8::1]', { host: '2001:db8::1', tls: 'required' }],
    ['smtp://0.0.0.0', { host: '0.0.0.0', tls: 'required' }],
    ['smtps://mail.example.com', { host: 'mail.example.com', tls: 'implicit' }],
    ['smtps://127.0.0.1', { host: '127.0.0.1', tls: 'implicit' }],
    ['smtp://localhost', { host: 'localhost', tls: 'offered' }],
    ['smtp://127.0.0.2:2525/', { host: '127.0.0.2', port: 2525, tls: 'offered' }],
    ['smtp://[::1]', { host: '::1', tls: 'offered' }],
    ['smtp://[::ffff:127.0.0.1]', { host: '::ffff:7f00:1', tls: 'offered' }],
    ['smtp://mail.example.com?tls=off', { host: 'mail.example.com', tls: 'off' }],
    ['smtp://localhost/?tls=off', { host: 'localhost', tls: 'off' }],
    [
      'smtp://us%40er:p%3Aw@mail.example.com:587',
      { host: 'mail.example.com', port: 587, auth: { user: 'us@er', pass: 'p:w' }, tls: 'required' },
    ],
  ])('%s is understood', (url, server) => expect(parseSmtpUrl(url)).toEqual(server));

  it.each([
    undefined,
    '',
    'mail.example.com:25',
    'http://mail.example.com',
    'smtp:///x',
    'smtps://?x',
    'smtp://mail.example.com?tls=on',
    'smtp://mail.example.com?tls.rejectUnauthorized=false',
    'smtp://mail.example.com?tls=off&ignoreTLS=true',
    'smtps://mail.example.com?tls=off',
    'smtp://mail.example.com/path',
    'smtp://mail.example.com#x',
    'smtp://%ZZ:x@mail.example.com',
  ])('%s is refused', (url) => expect(parseSmtpUrl(url)).toBeNull());
});
