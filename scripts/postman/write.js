// Writes the Postman collection of openapi.json: npm run postman [-- FILE]
const { writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { collectionOf } = require('./collection');

const file = process.argv[2] ?? 'admin-api.postman_collection.json';
const collection = collectionOf(require(join(__dirname, '../../openapi.json')));
writeFileSync(file, `${JSON.stringify(collection, null, 2)}\n`);
console.log(`${file}: import it into Postman, and set baseUrl, email and password.`);
