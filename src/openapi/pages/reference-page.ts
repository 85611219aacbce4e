import { startReference } from './reference.browser';

/**
 * Returns the page of the reference.
 *
 * @param base Relative address of the folder with its files: the page has one address with a slash at the end and one without
 * @param script Name of Scalar's script, or undefined if the build has not made it
 */
export function referencePage(base: string, script: string | undefined): string {
  const start = `<script src="${base}${script}"></script>\n<script src="${base}reference-init.js"></script>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Admin API reference</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="${base}../docs/favicon-32x32.png">
</head>
<body>
<div id="reference"></div>
${script === undefined ? 'The reference is made by the build: run <code>npm run build</code>, and start the service again.' : start}
</body>
</html>
`;
}

export const referenceScript = `(${String(startReference)})();\n`;
