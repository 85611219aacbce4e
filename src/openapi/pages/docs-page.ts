import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenAPIObject } from '@nestjs/swagger';
import { appearancePlugin } from './appearance.browser';
import { filterPlugin } from './filter.browser';
import { operationPlugin } from './operation.browser';
import { pageDocument } from './page-document';
import { sessionPlugin } from './session.browser';

const PLUGINS = [sessionPlugin, filterPlugin, operationPlugin, appearancePlugin];

/**
 * Returns the page of Swagger UI.
 *
 * @param base Relative address of the folder with its files: the page has one address with a slash at the end and one without
 * @param version Names the files of Swagger UI, which browsers keep
 */
export function docsPage(base: string, version: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Admin API</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="${base}favicon-32x32.png">
<link rel="stylesheet" href="${base}swagger-ui.css?v=${version}">
<link rel="stylesheet" href="${base}docs.css">
</head>
<body>
<div id="swagger-ui"></div>
<noscript>This page needs JavaScript. The document is at <a href="${base}openapi.json">openapi.json</a>.</noscript>
<script src="${base}swagger-ui-bundle.js?v=${version}"></script>
<script src="${base}swagger-ui-init.js"></script>
</body>
</html>
`;
}

/** Returns the script that starts Swagger UI. It has the document and the texts of the plugins. */
export function docsScript(document: OpenAPIObject): string {
  const options = {
    dom_id: '#swagger-ui',
    deepLinking: true,
    docExpansion: 'none',
    filter: true,
    // Makes Swagger UI call the action that stores the token. The plugin decides where.
    persistAuthorization: true,
    displayRequestDuration: true,
    defaultModelsExpandDepth: 0,
    spec: pageDocument(document, 'REFERENCE'),
  };
  // The page knows its own address, with or without a slash at the end.
  const start = `const options = ${JSON.stringify(options)};
options.spec.info.description = options.spec.info.description.replace('REFERENCE', new URL('../reference', document.currentScript.src).pathname);
options.plugins = [${PLUGINS.map(String).join(', ')}];
window.ui = SwaggerUIBundle(options);
`;
  return start;
}

export function docsStyle(): string {
  return readFileSync(join(__dirname, 'docs.css'), 'utf8');
}
