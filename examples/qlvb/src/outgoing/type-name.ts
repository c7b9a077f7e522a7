import { documentTypeName, type Outgoing } from "@lienthong/core"

/** The name of a document's type, one of the law's or of the agency's own. */
export const typeNameOf = (type: Outgoing["draft"]["type"]): string => documentTypeName(type)
