// @ts-check
'use strict';
// Run by scripts/prepare.js and by the Dockerfile.
const { createTemplate } = require('./cluster');

createTemplate().then(
  () => process.exit(0),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
