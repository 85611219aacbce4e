// Loaded into a process by NODE_OPTIONS: prints at the end which files it loaded, and whether compiled code was used.
const vm = require('node:vm');

const scripts = [];
const { Script } = vm;
vm.Script = class extends Script {
  constructor(...args) {
    super(...args);
    scripts.push(this);
  }
};
process.on('exit', () => {
  const rejected = scripts.map(({ cachedDataRejected }) => cachedDataRejected);
  const report = { modules: Object.keys(require.cache), rejected };
  process.stdout.write(`\nreport ${JSON.stringify(report)}\n`);
});
