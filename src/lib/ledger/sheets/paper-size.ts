/** Papers of the forms, lying (domain §7). Millimetres. */
export const papers = {
	a3: { name: 'A3 横向', width: 420, height: 297 },
	a4: { name: 'A4 横向', width: 297, height: 210 }
} as const;
export type Paper = keyof typeof papers;

/** Margins of the printed page, mm. */
export const margins = { side: 15, top: 20, bottom: 18, footer: 9 };

/** What the columns of a form may take together, mm. */
export function printableWidth(paper: Paper): number {
	return papers[paper].width - 2 * margins.side;
}

/** Type of headings and cells, points. */
export const bodySize = 10.5;

const pointsPerMm = 72 / 25.4;

/** What a cell keeps free beside its text, points: the padding of Excel, WPS and LibreOffice. */
const cellPadding = 4.5;

/** The room for text in a column of `mm`, in em of a type of `size` points. */
export function emsIn(mm: number, size: number): number {
	return (mm * pointsPerMm - cellPadding) / size;
}

/** The least width in whole mm that leaves room for `ems` of the body type. */
export function mmFor(ems: number): number {
	return Math.ceil((ems * bodySize + cellPadding) / pointsPerMm);
}
