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
