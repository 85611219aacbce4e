#!/usr/bin/env bash
# Builds and starts the service, and does both again after each change of a source. Log lines are readable on a terminal
# and JSON elsewhere, for example in `make dev > dev.log`.
set -euo pipefail
cd "$(dirname "$0")/.."

watch=(node node_modules/@nestjs/cli/bin/nest.js start --watch --preserveWatchOutput)
if [ -t 1 ]; then
  # Lines that are no JSON, such as the first admin's password, pass unchanged.
  "${watch[@]}" | node node_modules/pino-pretty/bin.js --translateTime SYS:HH:MM:ss.l \
    --ignore context,method,path,statusCode,durationMs,ip,requestId \
    --messageFormat '{if context}[{context}] {end}{msg}{if method} {method} {path} {statusCode} {durationMs} ms {ip} {requestId}{end}'
else
  exec "${watch[@]}"
fi
