FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev --no-save

FROM node:24-slim
WORKDIR /app
COPY --from=build /app ./
# A volume mounted here takes over who owns the folder.
RUN mkdir /data && chown node:node /data
USER node
EXPOSE 3000
CMD ["node", "dist/src/server.js"]
