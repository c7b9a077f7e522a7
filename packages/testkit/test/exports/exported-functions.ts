import * as axis from "@lienthong/adapters-axis"
import * as postgres from "@lienthong/adapters-postgres"
import * as sqlite from "@lienthong/adapters-sqlite"
import * as cli from "@lienthong/cli"
import * as core from "@lienthong/core"
import * as adapter from "@lienthong/core/adapter"
import * as agency from "@lienthong/core/agency"
import * as calendar from "@lienthong/core/calendar"
import * as document from "@lienthong/core/document"
import * as log from "@lienthong/core/log"
import * as policy from "@lienthong/core/policy"
import * as report from "@lienthong/core/report"
import * as testkit from "@lienthong/testkit"
import * as command from "@lienthong/testkit/command"

export type Callable = (...given: ReadonlyArray<unknown>) => unknown

const doors = {
  "@lienthong/adapters-axis": axis,
  "@lienthong/adapters-postgres": postgres,
  "@lienthong/adapters-sqlite": sqlite,
  "@lienthong/cli": cli,
  "@lienthong/core": core,
  "@lienthong/core/adapter": adapter,
  "@lienthong/core/agency": agency,
  "@lienthong/core/calendar": calendar,
  "@lienthong/core/document": document,
  "@lienthong/core/log": log,
  "@lienthong/core/policy": policy,
  "@lienthong/core/report": report,
  "@lienthong/testkit": testkit,
  "@lienthong/testkit/command": command,
}

/** Schemas, services and classes are functions too: a host calls none of them. */
const isCalled = (value: unknown): value is Callable =>
  typeof value === "function" &&
  !("ast" in value || "key" in value) &&
  !/^class\b/.test(Function.prototype.toString.call(value))

/** Every function that is exported, with the path it is imported from. */
export const exportedFunctions: ReadonlyArray<readonly [name: string, call: Callable]> = Object.entries(
  doors,
).flatMap(([path, names]) =>
  Object.entries(names)
    .filter((named): named is [string, Callable] => isCalled(named[1]))
    .map(([name, call]) => [`${path}: ${name}`, call] as const),
)
