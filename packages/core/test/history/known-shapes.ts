import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { earlierVersions, writtenVersion } from "../../src/exchange/stream/history.ts"
import { type StreamKind, streamKinds } from "../../src/log/stream-kind.ts"
import { shapeOf } from "./shape.ts"

export const shapesFile = fileURLToPath(new URL("./event-shapes.json", import.meta.url))

/** The shape of every version of every event type, as it was when it was new. */
export const recordedShapes: Readonly<Record<string, string>> = JSON.parse(readFileSync(shapesFile, "utf8"))

/** Every version that the code knows, with its shape where there still is a schema of its own for it. */
export const knownShapes: ReadonlyMap<string, string | undefined> = new Map(
  Object.entries(streamKinds).flatMap(([name, { members }]) => {
    const kind = name as StreamKind
    return members.flatMap((member): ReadonlyArray<[string, string | undefined]> => {
      const type = member.fields._tag.schema.literal
      return [
        ...earlierVersions(kind, type).map(({ schema }, index): [string, string | undefined] => [
          `${kind}/${type}@${index + 1}`,
          schema && shapeOf(schema),
        ]),
        [`${kind}/${type}@${writtenVersion(kind, type)}`, shapeOf(member)],
      ]
    })
  }),
)
