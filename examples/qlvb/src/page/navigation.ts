import { hasRole, type Viewer } from "../visit/visit.ts"

export interface NavigationItem {
  readonly to: string
  readonly label: string
  /** How many wait for somebody here. What needs no act is not counted. */
  readonly count?: number | undefined
  /** Whether a bound is broken or somebody must look. */
  readonly due?: boolean
  readonly current: boolean
}

export interface Navigation {
  readonly groups: ReadonlyArray<{ readonly title: string; readonly items: ReadonlyArray<NavigationItem> }>
  /** The five of a small screen. */
  readonly short: ReadonlyArray<NavigationItem>
}

const counted = async (page: Promise<{ readonly total?: number }>): Promise<number> => (await page).total ?? 0

/** The navigation of a person, with the counts of what waits. */
export const navigationOf = async (viewer: Viewer, path: string): Promise<Navigation> => {
  const { say, office, person } = viewer
  const { reports } = office.exchange
  const as = { by: person }
  const one = { limit: 1, total: true } as const
  const [arrived, drafts, attention, duties, faults] = await Promise.all([
    counted(reports.incoming({ stage: "arrived", ...one }, as)),
    counted(reports.outgoing({ stage: "drafted", ...one }, as)),
    counted(reports.tracking({ needsAttention: true, ...one }, as)),
    counted(reports.duties({ open: true, ...one }, as)),
    office.exchange.work.list(as).then((work) => work.filter(({ state }) => state === "parked").length),
  ])
  const item = (to: string, label: string, count?: number, due = false): NavigationItem => ({
    to,
    label,
    count,
    due,
    current: path === to || (to !== "/" && path.startsWith(`${to}/`)),
  })
  const incoming = item("/den", say("Văn bản đến", "Incoming"), arrived, true)
  const outgoing = item("/di", say("Văn bản đi", "Outgoing"), attention, true)
  const signing = item("/ky", say("Dự thảo, chờ ký", "Drafts to sign"), drafts)
  const search = item("/tim", say("Tra cứu", "Search"))
  const mine = item("/viec", say("Việc phải làm", "Duties"), duties)
  const books = item("/so", say("Sổ đăng ký", "Registers"))
  const files = item("/ho-so", say("Hồ sơ", "Work files"))
  const paper = item("/giay", say("Bản giấy", "Paper"))
  const calendar = item("/lich", say("Lịch làm việc", "Working calendar"))
  const figures = item("/thong-ke", say("Thống kê", "Statistics"))
  const running = item("/van-hanh", say("Sự cố, hàng đợi", "Faults and queue"), faults, true)
  const isAdministrator = hasRole(viewer, "administrator")
  return {
    groups: [
      ...(isAdministrator
        ? []
        : [{ title: say("Văn bản", "Documents"), items: [incoming, outgoing, signing, search] }]),
      { title: say("Công việc", "Work"), items: [mine, ...(isAdministrator ? [] : [files]), calendar] },
      { title: say("Sổ và báo cáo", "Registers and reports"), items: [books, figures, paper] },
      { title: say("Vận hành", "Operations"), items: [running] },
    ],
    short: isAdministrator
      ? [running, mine, books, figures]
      : [incoming, outgoing, hasRole(viewer, "signer") ? signing : mine, search, books],
  }
}
