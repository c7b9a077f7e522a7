import { Effect } from "effect"
import { wrongSecret } from "../../../src/vitest/transport-contract/standing.ts"
import { anotherTime, type BrokenTransport, fault, submitFailsWith } from "./breaking-transport.ts"

/** What misreads the axis, or what comes in its place. */
export const brokenNetwork: ReadonlyArray<BrokenTransport> = [
  [
    "The axis' directory lists its agencies under their codes and names",
    "leaves the names out",
    ({ directory }) => ({
      directory: Effect.map(directory, (all) => all.map((entry) => ({ ...entry, name: entry.code }))),
    }),
  ],
  [
    "An axis that answers is healthy, and says what time it is, if it does, in Vietnam",
    "reads the time in another time zone",
    () => ({ health: Effect.succeed({ axisTime: anotherTime }) }),
  ],
  [
    "An axis that does not accept the credentials is not healthy",
    "is content with any answer",
    ({ health }) => ({ health: Effect.catch(health, () => Effect.succeed({})) }),
  ],
  [
    "Nothing is taken from a sender whose credentials are not accepted",
    "takes the secret for the packet's fault",
    submitFailsWith("refused"),
  ],
  [
    "An error does not contain the secret",
    "tells what it called with",
    ({ health }) => ({
      health: Effect.mapError(health, ({ reason }) => fault(reason, { systemId: `SYS:${wrongSecret}` })),
    }),
  ],
  [
    "A document has certainly not left when nobody listens at the axis' address",
    "takes every error for a time-out",
    submitFailsWith("timed-out"),
  ],
  ...[
    "when the connection was accepted and no answer comes",
    "when the connection breaks with it",
    "when the answer stops in its middle",
    "when a log-in page comes in the axis' place",
    "when a redirection comes in the axis' place",
    "when a server error comes in the axis' place",
    "when a gateway that reaches nobody comes in the axis' place",
    "when an empty answer comes in the axis' place",
  ].map(
    (when) =>
      [
        `Nobody knows whether a document was taken ${when}`,
        "takes every error for no connection",
        submitFailsWith("unreachable"),
      ] as const,
  ),
  [
    "A mailbox is not taken for empty when a log-in page comes in the axis' place",
    "finds no entries in a page",
    ({ listInbox }) => ({ listInbox: (kind) => Effect.catch(listInbox(kind), () => Effect.succeed([])) }),
  ],
  [
    "An axis that is busy is left alone for as long as it asks",
    "does not say for how long",
    submitFailsWith("busy"),
  ],
  ...(["listInbox", "fetch", "acknowledge", "countInbox", "listSent"] as const).map(
    (name) =>
      [
        `${name} ends on its own when no answer comes`,
        "never ends",
        () => ({ [name]: () => Effect.never }),
      ] as const,
  ),
  ...(["directory", "health"] as const).map(
    (name) =>
      [
        `${name} ends on its own when no answer comes`,
        "never ends",
        () => ({ [name]: Effect.never }),
      ] as const,
  ),
  [
    "A call that is given up lets go of its connection",
    "goes on behind the caller's back",
    ({ submit }) => ({
      submit: (packet) =>
        Effect.flatMap(
          Effect.promise(() => Effect.runPromise(Effect.result(submit(packet)))),
          Effect.fromResult,
        ),
    }),
  ],
]
