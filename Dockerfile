FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
COPY libs/admin/package.json libs/admin/
COPY libs/cli/package.json libs/cli/
COPY libs/testing/package.json libs/testing/
# No package needs its install script: native code is prebuilt, in optional packages for each platform.
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY nest-cli.json tsconfig.json tsconfig.build.json ormconfig.ts ./
COPY libs libs
COPY scripts/bundle.js scripts/pages.js scripts/
COPY src src
# Without the workspaces, prune removes the packages that only the command line needs, and the links to the workspaces.
RUN node node_modules/@nestjs/cli/bin/nest.js build \
  && node dist/src/database/embedded/make-template.js \
  && node dist/src/cli/embedded-template.js \
  && node scripts/bundle.js \
  && npm pkg delete workspaces \
  && npm prune --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 DATA_DIR=/data
WORKDIR /app
# Mount a volume here. It keeps the last checkpoint of the audit log, generated secrets and, without DATABASE_URL, the embedded
# database. No other container may use that database. The service writes nowhere else: the root file system may be read-only.
RUN install --directory --owner=node --group=node --mode=0700 /data
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 3000) + '/health/ready').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/src/main.js"]
