/** More pictures and samples than any audit wants; what they keep out is a slip. Data only. */
export const mostAuditPictures = 100_000;
export const mostAuditSamples = 10_000;
