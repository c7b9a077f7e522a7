import type { StorageError } from "@lienthong/core"
import type pg from "pg"
import { listed, unfit } from "./fault.ts"
import { agencyFunctions, commonFunctions } from "./functions.ts"

/** A table, as Citus knows it. */
interface Table {
  readonly name: string
  /** `h` by hash, `n` without a column. Nothing for a table that is only on this node. */
  readonly method: string | null
  readonly column: string | null
  /** `t` for a table of which every node has all rows. */
  readonly model: string | null
  readonly colocation: number | null
}

/** A function, as Citus knows it. */
interface Known {
  readonly name: string
  readonly hasAgency: boolean
  readonly isKnown: boolean
  /** The argument that selects the node, counted from 0. */
  readonly argument: number | null
  readonly colocation: number | null
}

/** A node, and how many of the store's own sequences it has that count from 1. */
interface Node {
  readonly node: number
  readonly success: boolean
  readonly result: string
}

/** How Citus has distributed a store. */
export interface Distribution {
  readonly tables: ReadonlyArray<Table>
  readonly functions: ReadonlyArray<Known>
  readonly nodes: ReadonlyArray<Node>
  /** The columns that draw a number on their own. */
  readonly drawn: ReadonlyArray<string>
}

/** The sequences of which each node has its own. */
const sequences = ["log_position", "log_settled", "view_number", "work_number"]

const names = (all: ReadonlyArray<{ readonly name: string }>) => listed(all.map(({ name }) => name))

/** Whether any table is distributed. A store of which none is runs on one node as on a plain server. */
export const isDistributed = ({ tables }: Distribution): boolean =>
  tables.some(({ method }) => method === "h")

/** What a distributed store lacks. */
export const distributionFaults = (schema: string, found: Distribution): ReadonlyArray<StorageError> => {
  const data = found.tables.filter(({ name }) => name !== "migrations")
  const home = data.find(({ name }) => name === "events")?.colocation
  const elsewhere = data.filter(
    ({ method, column, colocation }) => method !== "h" || column !== "agency" || colocation !== home,
  )
  const list = found.tables.find(({ name }) => name === "migrations")
  const ours = found.functions.filter(
    ({ name, hasAgency }) => hasAgency && agencyFunctions.includes(name as (typeof agencyFunctions)[number]),
  )
  const unsent = ours.filter(({ argument, colocation }) => argument !== 0 || colocation !== home)
  const uncommon = found.functions.filter(
    ({ name, isKnown }) => commonFunctions.includes(name as (typeof commonFunctions)[number]) && !isKnown,
  )
  const earlier = found.functions.filter(
    ({ name, hasAgency }) =>
      !hasAgency && !commonFunctions.includes(name as (typeof commonFunctions)[number]),
  )
  const without = found.nodes.filter(({ success, result }) => !success || Number(result) !== sequences.length)
  const fault = (isOne: boolean, en: string, vi: string) => (isOne ? [unfit(schema, { en, vi })] : [])
  return [
    ...fault(
      elsewhere.length > 0,
      `not distributed by agency beside events: the tables ${names(elsewhere)}`,
      `chưa phân tán theo cơ quan cùng bảng sự kiện: các bảng ${names(elsewhere)}`,
    ),
    ...fault(
      list?.model !== "t",
      "the table migrations is not on every node",
      "bảng `migrations` chưa có trên mọi nút",
    ),
    ...fault(
      unsent.length > 0,
      `not sent to the agency's node: the functions ${names(unsent)}`,
      `chưa được chuyển tới nút của cơ quan: các hàm ${names(unsent)}`,
    ),
    ...fault(
      uncommon.length > 0,
      `not on every node: the functions ${names(uncommon)}`,
      `chưa có trên mọi nút: các hàm ${names(uncommon)}`,
    ),
    ...fault(
      earlier.length > 0,
      `functions of earlier releases, whose log would be empty here: ${names(earlier)}`,
      `hàm của phiên bản trước, nhật ký đọc qua các hàm này sẽ trống: ${names(earlier)}`,
    ),
    ...fault(
      without.length > 0,
      `without sequences of their own from 1 (${sequences.join(", ")}): the nodes ${listed(without.map(({ node }) => `${node}`))}`,
      `chưa có bộ đếm riêng từ 1 (${sequences.join(", ")}): các nút ${listed(without.map(({ node }) => `${node}`))}`,
    ),
    ...fault(
      found.drawn.length > 0,
      `columns that draw numbers by themselves, of which each node would have others: ${listed(found.drawn)}`,
      `cột tự lấy số, mỗi nút sẽ có dãy số khác nhau: ${listed(found.drawn)}`,
    ),
  ]
}

/** Reads how Citus has distributed a store. Nothing where Citus is not installed. */
export const readDistribution = async (
  client: pg.ClientBase,
  schema: string,
): Promise<Distribution | undefined> => {
  const installed = await client.query("select from pg_extension where extname = 'citus'")
  if (installed.rowCount === 0) return undefined
  const tables = await client.query<Table>(
    `select relname as name, partmethod as method, column_to_column_name(logicalrelid, partkey) as column,
       repmodel as model, colocationid as colocation
     from pg_class left join pg_dist_partition on logicalrelid = pg_class.oid
     where relnamespace = $1::regnamespace and relkind in ('r', 'p') order by relname`,
    [schema],
  )
  const functions = await client.query<Known>(
    `select proname as name, coalesce(proargnames[1] = 'in_agency', false) as "hasAgency",
       objid is not null as "isKnown", distribution_argument_index as argument, colocationid as colocation
     from pg_proc left join pg_dist_object on classid = 'pg_proc'::regclass and objid = pg_proc.oid
     where pronamespace = $1::regnamespace order by proname`,
    [schema],
  )
  const nodes = await client.query<Node>(
    "select nodeid as node, success, result from run_command_on_all_nodes($1)",
    [
      `select count(*) from pg_sequence join pg_class on pg_class.oid = seqrelid
       where relnamespace = '${schema}'::regnamespace and seqmin = 1
         and relname in (${sequences.map((name) => `'${name}'`).join(", ")})`,
    ],
  )
  const drawn = await client.query<{ readonly name: string }>(
    `select relname || '.' || attname as name from pg_attrdef
     join pg_attribute on attrelid = adrelid and attnum = adnum join pg_class on pg_class.oid = adrelid
     where relnamespace = $1::regnamespace and pg_get_expr(adbin, adrelid) like '%nextval%' order by 1`,
    [schema],
  )
  return {
    tables: tables.rows,
    functions: functions.rows,
    nodes: nodes.rows,
    drawn: drawn.rows.map(({ name }) => name),
  }
}
