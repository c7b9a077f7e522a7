import type { OutgoingStage } from "@lienthong/core"
import type { Say } from "../visit/language.ts"

/** How far an issued document has come in its own agency. */
export const sayStage = (stage: OutgoingStage, say: Say): string =>
  ({
    drafted: say("Dự thảo, chờ ký", "Draft, to be signed"),
    signed: say("Đã ký, chờ cấp số, ký số cơ quan", "Signed, to be numbered and sealed"),
    sealed: say("Chờ phát hành", "To be dispatched"),
    dispatched: say("Đã phát hành", "Dispatched"),
    recalled: say("Đã thu hồi", "Recalled"),
    "not-issued": say("Không phát hành", "Not issued"),
  })[stage]
