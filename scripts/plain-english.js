// Fails if a sentence starts with a word that hides its subject (CONTRIBUTING, "Plain English"). Reads the prose of
// Markdown files, and the comments, texts and test names of TypeScript and JavaScript files.
// Usage: node scripts/plain-english.js [--count] [path ...]
const { execFileSync } = require('node:child_process');
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const ts = require('typescript');

const root = join(__dirname, '..');
const DEFAULT_PATHS = [
  '*.md',
  'docs',
  'examples',
  'scripts',
  'bench',
  'src',
  'libs',
  'test',
  ':!test/openapi/api.ts',
  ':!test/corpora',
];
const BANNED = 'What|Who|Whoever|Of|The same|Where|Such';
const BANNED_START = new RegExp(`^(?:${BANNED})\\b(?=[ ,])`);
const BANNED_TEST_NAME = new RegExp(BANNED_START, 'i');
/** Ends of sentences. A colon in bold text, as in `**Term.** Text`, is followed by its own sentence. */
const SENTENCE_END = /(?<=[.!?:;]['")`*]*)\s+/;
/** Shortest text that counts as a sentence: a label such as 'Of' or 'Where to' is none. */
const MIN_WORDS = 3;

/** Returns the sentences of a text that start with a banned word. */
function badSentences(text, banned = BANNED_START) {
  return text
    .split(SENTENCE_END)
    .map((sentence) => sentence.replace(/^[*_`"'([\s-]+/, ''))
    .filter((sentence) => banned.test(sentence) && sentence.split(/\s+/).length >= MIN_WORDS);
}

/** Returns the prose of a Markdown file as blocks: paragraphs, list items, headings and table cells. */
function markdownBlocks(text) {
  const blocks = [];
  let block;
  let isCode = false;
  for (const [index, line] of text.split('\n').entries()) {
    isCode = /^\s*```/.test(line) ? !isCode : isCode;
    const isApart = isCode || /^\s*(```|$|[-*] |\d+\. |#|\|)/.test(line) || /^ {4}/.test(line);
    if (isApart) {
      block = undefined;
    }
    if (isCode || /^\s*```/.test(line)) {
      continue;
    }
    if (/^\s*\|/.test(line)) {
      blocks.push(...line.split(/(?<!\\)\|/).map((cell) => ({ line: index + 1, text: cell.trim() })));
      continue;
    }
    const prose = line.replace(/^\s*([-*] |\d+\. |#+ )/, '').trim();
    if (block) {
      block.text += ` ${prose}`;
    } else {
      block = { line: index + 1, text: prose };
      blocks.push(block);
    }
  }
  return blocks;
}

/** Returns the comments of a source file. Comments of consecutive lines are one text. */
function comments(text, lineOf) {
  const found = [];
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, false, ts.LanguageVariant.Standard, text);
  let last;
  for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan()) {
    const token = scanner.getTokenText();
    const line = lineOf(scanner.getTokenStart());
    if (kind === ts.SyntaxKind.MultiLineCommentTrivia) {
      found.push({
        line,
        text: token
          .replace(/^\/\*+|\*\/$/g, '')
          .replace(/\n\s*\*/g, '\n')
          .trim(),
      });
    } else if (kind === ts.SyntaxKind.SingleLineCommentTrivia) {
      const prose = token.slice(2).trim();
      if (last?.end === line - 1) {
        last.text += ` ${prose}`;
        last.end = line;
      } else {
        last = { line, end: line, text: prose };
        found.push(last);
      }
    }
  }
  return found.flatMap((comment) =>
    comment.text
      .split(/\n\s*\n|\n(?=\s*[-*@])/)
      .map((part) => ({ line: comment.line, text: part.replace(/\s+/g, ' ').trim() })),
  );
}

/** Returns the text literals of a source file; `isName` marks the names of tests. */
function literals(file, lineOf) {
  const found = [];
  const visit = (node) => {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateHead(node)) {
      const call = ts.isTemplateHead(node) ? node.parent.parent : node.parent;
      const isName = ts.isCallExpression(call) && /^(it|test|describe)\b/.test(call.expression.getText(file));
      found.push({ line: lineOf(node.getStart(file)), text: node.text, isName });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function blocksOf(path) {
  const text = readFileSync(join(root, path), 'utf8');
  if (path.endsWith('.md')) {
    return markdownBlocks(text);
  }
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const lineOf = (position) => file.getLineAndCharacterOfPosition(position).line + 1;
  return [...comments(text, lineOf), ...literals(file, lineOf)];
}

const isCount = process.argv.includes('--count');
const paths = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const files = execFileSync('git', ['ls-files', '--', ...(paths.length > 0 ? paths : DEFAULT_PATHS)], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => /\.(md|ts|js|mjs)$/.test(path) && path !== 'scripts/plain-english.js');
const findings = files.flatMap((path) =>
  blocksOf(path).flatMap(({ line, text, isName }) =>
    badSentences(text, isName ? BANNED_TEST_NAME : BANNED_START).map((sentence) => ({ path, line, sentence })),
  ),
);

if (isCount) {
  const counts = new Map();
  for (const { path } of findings) {
    const folder = path
      .split('/')
      .slice(0, path.startsWith('src/') || path.startsWith('test/') ? 2 : 1)
      .join('/');
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  for (const [folder, count] of [...counts].sort()) {
    console.log(`${String(count).padStart(5)}  ${folder}`);
  }
  console.log(`${String(findings.length).padStart(5)}  in all`);
} else {
  for (const { path, line, sentence } of findings) {
    console.log(`${path}:${line}: start with the subject: "${sentence.slice(0, 80)}"`);
  }
}
process.exit(findings.length > 0 && !isCount ? 1 : 0);
