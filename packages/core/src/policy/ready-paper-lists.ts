import { LocalDate } from "../time/vietnam-time.ts"
import type { OwnType } from "../vocabulary/own-type.ts"
import type { PaperList } from "./paper-list.ts"

/**
 * Adds nothing to the law: all signed documents go electronically only, except that those to the Government
 * and the Prime Minister also go on paper. Tây Ninh reported this practice in 2019.
 */
export const paperForGovernmentOnly: PaperList = {
  basis: "Báo cáo 105/BC-UBND ngày 20/6/2019 của UBND tỉnh Tây Ninh",
  entries: [],
}

/**
 * Adds paper for normative documents, for matters of finance, personnel and complaints, and for tasks of an
 * individual: a provincial plan of 2019. The host marks documents of these matters `finance`, `personnel` and
 * `complaints`. The plan also names documents that are never issued electronically; those do not enter an
 * exchange.
 */
export const paperForSensitiveMatters: PaperList = {
  basis: "Kế hoạch 44/KH-UBND (2019)",
  entries: [
    {
      by: "normative",
      label: { en: "legal normative documents", vi: "văn bản quy phạm pháp luật" },
    },
    {
      by: "matter",
      matter: "finance",
      label: { en: "documents on finance", vi: "văn bản liên quan đến công tác tài chính" },
    },
    {
      by: "matter",
      matter: "personnel",
      label: { en: "documents on personnel", vi: "văn bản liên quan đến công tác nhân sự" },
    },
    {
      by: "matter",
      matter: "complaints",
      label: {
        en: "documents on complaints and denunciations",
        vi: "văn bản liên quan đến khiếu nại, tố cáo",
      },
    },
    {
      by: "individual",
      label: {
        en: "documents for an individual to carry out",
        vi: "văn bản gửi cho cá nhân để thực hiện",
      },
    },
  ],
}

/** Schedules of work (lịch làm việc, lịch công tác), as that list has them beside the types of the decree. */
export const workSchedule: OwnType = {
  code: "own/lich-cong-tac",
  name: "Lịch công tác",
  abbreviation: "LCT",
  group: "administrative",
}

/**
 * The list of a province of 2019: 16 types are signed and go electronically, to the ministries and within the
 * province. Its schedules of work are not a type of the decree: an agency that issues them has
 * {@link workSchedule} among its `ownTypes`.
 */
export const paperOutsideListedTypes: PaperList = {
  basis: "Phụ lục Báo cáo 105/BC-UBND ngày 20/6/2019 của UBND tỉnh Tây Ninh",
  entries: [
    {
      by: "outside-pilots",
      label: { en: "types that are not on the list", vi: "loại văn bản ngoài danh mục" },
      pilots: [
        {
          types: [
            "van-ban-qppl/quyet-dinh",
            "quyet-dinh",
            "chi-thi",
            "quy-che",
            "quy-dinh",
            "thong-bao",
            "huong-dan",
            "ke-hoach",
            "de-an",
            "chuong-trinh",
            "bao-cao",
            "to-trinh",
            "cong-van",
            "cong-dien",
            "giay-moi",
            workSchedule.code,
            "phieu-chuyen",
          ],
          to: "everyone",
          from: LocalDate.make("2019-06-20"),
        },
      ],
    },
  ],
}

/**
 * A pilot within one province from 15 May 2019: the eight types that its report counts go electronically
 * alone to the agencies of the province, and everything else on paper too.
 */
export const paperOutsideProvincialPilot: PaperList = {
  basis: "Quyết định 1109/QĐ-UBND ngày 15/5/2019",
  entries: [
    {
      by: "outside-pilots",
      label: { en: "documents outside the pilot", vi: "văn bản ngoài danh mục thí điểm" },
      pilots: [
        {
          types: [
            "quyet-dinh",
            "chi-thi",
            "thong-bao",
            "ke-hoach",
            "bao-cao",
            "to-trinh",
            "cong-van",
            "giay-moi",
          ],
          to: "own-locality",
          from: LocalDate.make("2019-05-15"),
        },
      ],
    },
  ],
}
