import sharp, { type Sharp } from 'sharp';
import { refuse, type Refusal } from '#lib/ledger/refusal.ts';

/** A picture as it is kept. */
export interface Picture {
	bytes: Uint8Array;
	/** jpg, png, webp; of a document its own kind. */
	kind: string;
	/** Pixels; 0 for what is no picture. */
	width: number;
	height: number;
	/** A small WebP of it; null for what is no picture. */
	thumbnail: Uint8Array | null;
}

/** The most pixels taken in: above what phones make, far below what a bomb unpacks to. */
const mostPixels = 110_000_000;
const thumbnailSide = 320;
const seconds = 30;

/**
 * Makes a picture anew, upright: whatever else stood in the file, EXIF, place, comments, hidden text, is gone.
 * One at a time, for a large one takes hundreds of megabytes while it is open.
 */
export async function remake(bytes: Uint8Array, kind: string): Promise<Picture | Refusal> {
	return inTurn(async () => {
		try {
			const source = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' });
			const { width = 0, height = 0 } = await sharp(bytes, { limitInputPixels: false }).metadata();
			if (width * height > mostPixels) return refuse('said', oversized(width, height));
			return await written(source, kind);
		} catch {
			return kind === 'heic' || kind === 'avif' ? foreign : broken;
		}
	});
}

async function written(source: Sharp, kind: string): Promise<Picture> {
	const upright = source.timeout({ seconds }).autoOrient();
	const kept = { png: 'png', webp: 'webp' }[kind] ?? 'jpg';
	const encoded =
		kept === 'png'
			? upright.png()
			: kept === 'webp'
				? upright.webp({ quality: 85 })
				: upright.flatten({ background: '#ffffff' }).jpeg({ quality: 85 });
	const { data, info } = await encoded.toBuffer({ resolveWithObject: true });
	const thumbnail = await sharp(data, { limitInputPixels: mostPixels })
		.resize(thumbnailSide, thumbnailSide, { fit: 'inside', withoutEnlargement: true })
		.webp({ quality: 70 })
		.timeout({ seconds })
		.toBuffer();
	return { bytes: data, kind: kept, width: info.width, height: info.height, thumbnail };
}

let last: Promise<unknown> = Promise.resolve();

function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
	const mine = last.then(work);
	last = mine.catch(() => {});
	return mine;
}

function oversized(width: number, height: number): string {
	return `有 ${width} × ${height} 个像素，大得不像照片，为了安全不接收：请缩小后再上传。`;
}

const broken = refuse('badFile', '不完整或已损坏，打不开：请重新拍照或重新取得文件后再上传。');
const foreign = refuse(
	'fileType',
	'是 HEIC 格式的照片，这里打不开：请在手机“设置—相机—格式”里选“兼容性最佳”后重拍，或转成 JPG 再上传。'
);
