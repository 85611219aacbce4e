import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { createDocument } from '../docs';
import { docsPage, docsScript, docsStyle } from './docs-page';
import { referencePage, referenceScript } from './reference-page';

export const DOCS_PATH = 'docs';
export const REFERENCE_PATH = 'reference';

/** Files that scripts/pages.js makes, seen from the build and from the sources. */
const FILES = ['../../../pages', '../../../dist/pages']
  .map((path) => join(__dirname, path))
  .find((path) => existsSync(path));
/** Time for which browsers keep a file with a version in its address, in milliseconds. */
const KEPT_MS = 31_536_000_000;

interface Versions {
  swaggerUi: string;
  scalar: string;
}

/** Registers the documentation: Swagger UI, the reference, and the document itself. All are made when they are first asked for. */
export function setUpPages(app: NestFastifyApplication): void {
  const fastify: FastifyInstance = app.getHttpAdapter().getInstance();
  // Not awaited: Fastify would wait for a further plugin before it listens.
  void fastify.register(fastifyStatic, { serve: false, root: FILES ?? swaggerUiFolder(), preCompressed: true });
  const document = once(() => createDocument(app));
  const json = once(() => JSON.stringify(document()));
  const script = once(() => docsScript(document()));
  const style = once(docsStyle);
  const versions = readVersions();
  const scalar = `scalar-${versions.scalar}.js`;
  fastify.get('/', (_request, reply) => reply.redirect(DOCS_PATH));
  page(fastify, DOCS_PATH, (base) => docsPage(base, versions.swaggerUi));
  text(fastify, `${DOCS_PATH}/openapi.json`, 'application/json', json);
  text(fastify, `${DOCS_PATH}/swagger-ui-init.js`, 'application/javascript', script);
  text(fastify, `${DOCS_PATH}/docs.css`, 'text/css', style);
  page(fastify, REFERENCE_PATH, (base) => referencePage(base, FILES && scalar));
  text(fastify, `${REFERENCE_PATH}/reference-init.js`, 'application/javascript', () => referenceScript);
  file(fastify, `${REFERENCE_PATH}/${scalar}`, 'scalar.js');
  for (const name of ['swagger-ui-bundle.js', 'swagger-ui.css', 'favicon-32x32.png']) {
    file(fastify, `${DOCS_PATH}/${name}`, name);
  }
}

/** Serves a page with and without a slash at the end. Its links are relative, so that it works behind a path prefix. */
function page(fastify: FastifyInstance, path: string, html: (base: string) => string): void {
  const send = (base: string) => (_request: FastifyRequest, reply: FastifyReply) =>
    reply.header('Cache-Control', 'no-cache').type('text/html; charset=utf-8').send(html(base));
  fastify.get(`/${path}`, send(`${path}/`));
  fastify.get(`/${path}/`, send(''));
}

function text(fastify: FastifyInstance, path: string, type: string, content: () => string): void {
  fastify.get(`/${path}`, (_request, reply) =>
    reply.header('Cache-Control', 'no-cache').type(`${type}; charset=utf-8`).send(content()),
  );
}

function file(fastify: FastifyInstance, path: string, name: string): void {
  fastify.get(`/${path}`, (_request, reply) => reply.sendFile(name, { maxAge: KEPT_MS, immutable: true }));
}

/** Returns the folder for a service without a build. Its files have the same names. There is no reference then. */
function swaggerUiFolder(): string {
  return dirname(require.resolve('swagger-ui-dist/package.json'));
}

function readVersions(): Versions {
  return FILES === undefined
    ? { swaggerUi: '', scalar: '' }
    : (JSON.parse(readFileSync(join(FILES, 'versions.json'), 'utf8')) as Versions);
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
