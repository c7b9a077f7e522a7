import { defineConfig } from "vitest/config"

const withDatabase = ["packages/adapters-postgres/test/**/*.test.ts", "bench/test/postgres.test.ts"]

export default defineConfig({
  test: {
    testTimeout: 60_000,
    // Most of a run is loading and computing: a worker for each core.
    maxWorkers: "100%",
    projects: [
      {
        extends: true,
        test: {
          name: "lienthong",
          include: [
            "packages/*/test/**/*.test.ts",
            "examples/*/test/**/*.test.ts",
            "bench/test/**/*.test.ts",
          ],
          exclude: withDatabase,
        },
      },
      {
        extends: true,
        test: {
          name: "postgres",
          include: withDatabase,
          globalSetup: ["packages/adapters-postgres/test/global-setup.ts"],
        },
      },
    ],
  },
})
