/**
 * Identity numbers and mobile numbers in a text, masked for whoever is further away than unit and township (domain §8):
 * 412***********1234, 138****1234. Office phones, which have an area code, stay.
 */
export function maskNumbers(text: string): string {
	if (!longRun.test(text)) return text;
	return text
		.replace(identity, (number) => masked(number, 3, 4))
		.replace(mobile, (number) => masked(number, 3, 4));
}

const longRun = /\d{11}/;
const identity = /(?<!\d)(?:\d{17}[\dXx]|\d{15})(?!\d)/g;
const mobile = /(?<!\d)1[3-9]\d{9}(?!\d)/g;

function masked(number: string, head: number, tail: number): string {
	const stars = '*'.repeat(number.length - head - tail);
	return number.slice(0, head) + stars + number.slice(-tail);
}
