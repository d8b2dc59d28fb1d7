import sharp from 'sharp';

/** Two fields and a path: nobody's photograph. */
export function drawnPhoto(): Promise<Buffer> {
	const half = (x: number, sky: string, earth: string) =>
		`<rect x="${x}" width="400" height="260" fill="${sky}"/><rect x="${x}" y="260" width="400" height="240" fill="${earth}"/>
		<path d="M${x + 150} 500 L${x + 190} 260 L${x + 210} 260 L${x + 250} 500 Z" fill="#d9cdb8"/>`;
	const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="500">
		${half(0, '#b8c4cc', '#8a7a60')}${half(400, '#a9cbe6', '#7f9f5f')}</svg>`;
	return sharp(Buffer.from(picture)).jpeg().toBuffer();
}
