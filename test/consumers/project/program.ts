import { scenario } from './scenario.ts';

// Node, Bun and Deno have `process`. Its type is declared here, because a project may lack the types of Node.
declare const process: { argv: string[]; exitCode?: number };

const setting = JSON.parse(process.argv[2] ?? '') as Parameters<typeof scenario>[0];
scenario(setting).then(
  (outcome) => console.log(JSON.stringify(outcome)),
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
