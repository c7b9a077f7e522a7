import type { OpenAxis } from "../../../src/vitest/transport-contract/axis-under-test.ts"
import { transportChapters } from "../../../src/vitest/transport-contract/transport-contract.ts"
import { type Broken, suiteFindsWhatIsBroken } from "../broken.ts"
import { breaking } from "./breaking-transport.ts"
import { brokenMail } from "./broken-mail.ts"
import { brokenNetwork } from "./broken-network.ts"

suiteFindsWhatIsBroken<OpenAxis>(
  "transport",
  [...transportChapters({}), ...transportChapters({ without: { sentList: "none", counting: "none" } })],
  [...brokenMail, ...brokenNetwork].map(
    ([promise, how, change]): Broken<OpenAxis> => [promise, how, breaking(change)],
  ),
)
