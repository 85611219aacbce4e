import { VARIABLES } from './variables';

const README_HEAD = ['| variable | default | meaning | value |', '| --- | --- | --- | --- |'];

const ENV_HEAD = `# Copy to .env and fill in. The service reads the environment, not this file: \`set -a; . ./.env; set +a; npm start\`.
# Docker compose reads .env by itself. White space around a value is removed. An empty value counts as unset.
# A commented line shows the default, or an example if the comment says so. \`npm run config:docs\` writes this file.
`;

const ENV_TAIL = `
# Only for compose: the passwords of PostgreSQL and Redis, in characters that need no encoding in a URL: openssl rand -hex 24.
POSTGRES_PASSWORD=
REDIS_PASSWORD=
`;

/** Returns the rows of the README's table of variables, without alignment. */
export function readmeTable(): string[] {
  const rows = Object.values(VARIABLES).map(({ name, expected, doc }) => {
    const shown = doc.ifUnset ?? (textOf(doc.default, expected) || 'none');
    return `| \`${name}\` | ${shown} | ${doc.meaning} | ${expected} |`;
  });
  return [...README_HEAD, ...rows];
}

/** Returns the text of `.env.example`. */
export function envExample(): string {
  const blocks = Object.values(VARIABLES).map(({ name, expected, doc }) => {
    const shown = doc.example ?? textOf(doc.default, expected);
    const isToFill = doc.example === '';
    const unset = doc.ifUnset === undefined ? '' : ` Unset: ${plain(doc.ifUnset)}.`;
    const example = doc.example ? ' For example:' : '';
    const lines = [`${capitalized(plain(doc.meaning))}.`, `${capitalized(expected)}.${unset}${example}`].map(
      (line) => `# ${line}\n`,
    );
    return `\n${lines.join('')}${isToFill ? '' : '# '}${name}=${shown}\n`;
  });
  return `${ENV_HEAD}${blocks.join('')}${ENV_TAIL}`;
}

/** Returns a default as a person writes it. A flag is one of the two words that its kind accepts. */
function textOf(value: unknown, expected: string): string {
  if (typeof value === 'boolean') {
    return expected.split(' or ')[value ? 0 : 1] ?? '';
  }
  return typeof value === 'number' || typeof value === 'string' ? String(value) : '';
}

/** Removes the Markdown of a text. */
function plain(text: string): string {
  return text.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll('`', '');
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
