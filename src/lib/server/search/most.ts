/** Hits of one kind that a search shows; the rest stands behind “更多”. */
export const mostHits = 20;
