import { memoryStorage } from "../../src/index.ts"
import { storageContract } from "../../src/vitest/index.ts"

storageContract("Storage in memory", memoryStorage, {
  without: {
    reopening: "what it holds is gone when it is closed",
    sharing: "each opening is a store of its own",
  },
})
