# The bot, and nothing else: Node, the bundle, and an init that passes signals on.
#
#   docker build --tag csp-onboarding-bot .
#   docker run --read-only --env-file .env --publish 3978:3978 csp-onboarding-bot
#   docker run --read-only --env-file .env csp-onboarding-bot doctor
#
# It writes no file: documents are in Cosmos DB. STORE=sqlite wants a volume, which user 1000 may write to, for SQLITE_FILE.
ARG NODE=24.21.0

FROM node:${NODE}-bookworm-slim AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
# No package runs a script of its own; what is locked is what is installed.
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN node dev/build/index.ts /app

FROM node:${NODE}-bookworm-slim
RUN apt-get update \
  && apt-get install --yes --no-install-recommends tini \
  && rm -rf /var/lib/apt/lists/* /usr/local/lib/node_modules /usr/local/bin/npm /usr/local/bin/npx /opt/yarn*
COPY --from=build /app /app
WORKDIR /app
# The user `node` of the base image, by number, so that a cluster can see that it is not root.
USER 1000:1000
ENV NODE_ENV=production PORT=3978
# glibc gives back to the system what is freed (dev/build/build.ts: how it is started, and why so).
ENV MALLOC_ARENA_MAX=1 MALLOC_TRIM_THRESHOLD_=131072
EXPOSE 3978
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# It ends within 9 seconds of a SIGTERM; the platform has to wait for longer.
ENTRYPOINT ["tini", "--", "node", "--optimize-for-size", "--max-semi-space-size=2", "--initial-old-space-size=40", "bot.mjs"]
