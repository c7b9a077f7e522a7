import { periodTitle } from "../period.ts"
import { type GroupedFigures, inLegalOrder, typeTitle } from "./by-type.ts"
import {
  type Cell,
  type FigureTable,
  ordinal,
  percent,
  type Stated,
  share,
  statedBy,
  text,
} from "./figure-table.ts"

/** The percentages of a signature plan that a person states because the log does not have them. */
export interface PlanStatements {
  /** Connected agencies. Default: those among the recipients of the period that are connected. */
  readonly connected?: Stated
  /** Agencies that have a document-management system. */
  readonly equipped?: Stated
  /** People and agencies that have a digital signature. */
  readonly signatures?: Stated
  /** Officials that have a mailbox. */
  readonly mailboxes?: Stated
}

const fromLog = { en: "From the log", vi: "Tổng hợp từ nhật ký gửi, nhận" }
const notStated = { en: "Nobody has stated it", vi: "Chưa có số liệu" }

/** A result and its source. */
const counted = (result: Cell): ReadonlyArray<Cell> => [result, fromLog]
const told = (stated: Stated | undefined): ReadonlyArray<Cell> =>
  stated ? [stated.value, statedBy(stated)] : [undefined, notStated]

/**
 * The progress of a plan to use digital signatures and electronic documents (kế hoạch ứng dụng chữ ký số, lộ
 * trình sử dụng văn bản điện tử): its rows with the aims of each year beside what was reached. `figures` are
 * grouped by type. Documents are those that the agency sent.
 */
export const signaturePlan = (figures: GroupedFigures, statements: PlanStatements = {}): FigureTable => {
  const { period, total, rows } = figures
  const { sent } = total
  const electronic = percent(sent.fullyElectronicDocuments, sent.documents)
  const unsigned = sent.signed.nobody
  const types = rows
    .filter(({ figures }) => figures.sent.documents > 0)
    .filter(({ figures }) => figures.sent.fullyElectronicDocuments === figures.sent.documents)
    .toSorted(inLegalOrder)
    .map(({ group }) => typeTitle(group))
  return {
    id: "signature-plan",
    title: {
      en: "Use of digital signatures and electronic documents against the plan",
      vi: "Kết quả thực hiện Kế hoạch ứng dụng chữ ký số và lộ trình sử dụng văn bản điện tử",
    },
    period: periodTitle(period),
    columns: [
      ordinal,
      text("content", "Content", "Nội dung thực hiện"),
      share("aim2019", "Aim 2019", "Mục tiêu 2019"),
      share("aim2020", "Aim 2020", "Mục tiêu 2020"),
      share("result", "Result", "Kết quả"),
      text("source", "Source", "Nguồn số liệu"),
    ],
    rows: [
      [
        1,
        {
          en: "Documents exchanged wholly electronically",
          vi: "Tỷ lệ văn bản trao đổi hoàn toàn dưới dạng điện tử",
        },
        60,
        80,
        ...counted(electronic),
      ],
      [
        2,
        {
          en: "Types of documents exchanged wholly electronically",
          vi: "Các loại văn bản được trao đổi hoàn toàn dưới dạng điện tử",
        },
        undefined,
        undefined,
        ...counted(types.join(", ")),
      ],
      [
        3,
        { en: "Documents exchanged on paper", vi: "Tỷ lệ văn bản trao đổi dưới văn bản giấy" },
        40,
        20,
        ...counted(percent(sent.documents - sent.fullyElectronicDocuments, sent.documents)),
      ],
      [
        4,
        {
          en: "Forms of the electronic documents exchanged",
          vi: "Tỷ lệ hình thức văn bản điện tử được trao đổi",
        },
        undefined,
        undefined,
        undefined,
        undefined,
      ],
      [
        undefined,
        {
          en: "Documents sent with a digital signature, of all sent",
          vi: "Văn bản đi có ký số/tổng số văn bản đi của đơn vị",
        },
        80,
        100,
        ...counted(percent(sent.documents - unsigned, sent.documents)),
      ],
      [
        undefined,
        {
          en: "Documents sent without a digital signature that are in electronic form",
          vi: "Văn bản đi không có chữ ký số được số hóa",
        },
        80,
        100,
        ...counted(percent(sent.unsignedElectronic, unsigned)),
      ],
      [
        5,
        {
          en: "Connection of the systems of the four levels",
          vi: "Tỷ lệ kết nối phần mềm quản lý văn bản liên thông 4 cấp giữa các cơ quan nhà nước",
        },
        80,
        100,
        ...(statements.connected
          ? told(statements.connected)
          : counted(percent(sent.connectedAgencies, sent.agencies))),
      ],
      [
        6,
        {
          en: "Agencies with a document-management system",
          vi: "Tỷ lệ các cơ quan nhà nước được trang bị hệ thống quản lý văn bản",
        },
        100,
        100,
        ...told(statements.equipped),
      ],
      [
        7,
        {
          en: "People and agencies that have a digital signature",
          vi: "Tỷ lệ triển khai, cấp chữ ký số cho cá nhân, tổ chức",
        },
        100,
        100,
        ...told(statements.signatures),
      ],
      [
        8,
        {
          en: "Officials that have a mailbox",
          vi: "Tỷ lệ cán bộ, công chức, viên chức được cấp hộp thư điện tử",
        },
        80,
        90,
        ...told(statements.mailboxes),
      ],
    ],
  }
}
