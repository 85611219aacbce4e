import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSecureContext, type SecureContext } from 'node:tls';

/** A certificate that nobody knows, until it is named in NODE_EXTRA_CA_CERTS. */
export interface SelfSigned {
  file: string;
  context: SecureContext;
}

/** @param address The IP address that the certificate is for. */
export function selfSigned(folder: string, address: string): SelfSigned {
  const [key, file] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  const subject = ['-subj', '/CN=test', '-addext', `subjectAltName=IP:${address}`];
  const options = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
  execFileSync('openssl', ['req', ...options, ...subject, '-keyout', key, '-out', file], { stdio: 'ignore' });
  return { file, context: createSecureContext({ key: readFileSync(key), cert: readFileSync(file) }) };
}
