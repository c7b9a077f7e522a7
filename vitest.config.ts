import { defineConfig } from "vitest/config"

const withDatabase = [
  "packages/adapters-postgres/test/**/*.test.ts",
  "packages/cli/test/log/postgres-log.test.ts",
  "packages/cli/test/store/store-check.test.ts",
  "packages/cli/test/agency/agency-move.test.ts",
  "bench/test/postgres.test.ts",
]

export default defineConfig({
  test: {
    testTimeout: 60_000,
    // Most of a run is loading and computing: a worker for each core.
    maxWorkers: "100%",
    // Files share the modules that a worker has loaded: loading them for each anew takes longer than the
    // tests. No test may leave anything changed behind.
    isolate: false,
    projects: [
      {
        extends: true,
        test: {
          name: "lienthong",
          include: [
            "packages/*/test/**/*.test.ts",
            "examples/*/test/**/*.test.ts",
            "bench/test/**/*.test.ts",
            "trials/test/**/*.test.ts",
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
