import type { PaperList } from "./paper-list.ts"

/**
 * Nothing beyond the law's own case: everything signed goes electronically alone, and only what goes to the Government
 * and the Prime Minister goes on paper too. So Tây Ninh reported its practice in 2019.
 */
export const paperForGovernmentOnly: PaperList = {
  basis: "Báo cáo 105/BC-UBND ngày 20/6/2019 của UBND tỉnh Tây Ninh",
  entries: [],
}

/**
 * Paper beside the electronic document for normative documents, for matters of finance, personnel and complaints, and
 * for what an individual has to carry out: a provincial plan of 2019. Documents of these matters are marked `finance`,
 * `personnel` and `complaints` by the host. The plan also names documents that are not issued electronically at all;
 * these never reach an exchange.
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
