import { z } from 'zod';

const line = z.int().min(1);

/** What the importer must look at: `line` is a 1-based line of the input text. */
const problemSchema = z.object({
	line,
	severity: z.enum(['error', 'warning', 'info']),
	message: z.string()
});

/**
 * A unit or a group of units that answers for an item. `name` is the unit, `wording` what the notice
 * wrote; `stated`: the notice itself says the role; `group`: the wording means several units, and
 * `expected` is how many, when the notice says it.
 */
const ownerSchema = z.object({
	name: z.string(),
	wording: z.string(),
	role: z.enum(['lead', 'responsible']),
	stated: z.boolean(),
	group: z.boolean(),
	expected: z.int().nullable(),
	line
});

/** 具体表现: `label` as written (一是, （1）), `text` without it. */
const facetSchema = z.object({
	label: z.string(),
	text: z.string(),
	origins: z.array(z.string()),
	line
});

/** 整改措施: `label` is '' when the notice does not number it. */
const measureSchema = z.object({ label: z.string(), text: z.string(), line });

/** Any other labelled part of an item (整改时限, 整改目标, 责任人 …), as written. */
const detailSchema = z.object({ label: z.string(), text: z.string(), line });

/**
 * One finding or task. `number` in the notice's own digits without brackets and dots, `section` the
 * words of the heading above it, `text` what follows the title up to the measures.
 */
const itemSchema = z.object({
	number: z.string(),
	section: z.string(),
	title: z.string(),
	text: z.string(),
	lines: z.tuple([line, line]),
	origins: z.array(z.string()),
	facets: z.array(facetSchema),
	measureLead: z.string(),
	measures: z.array(measureSchema),
	owners: z.array(ownerSchema),
	details: z.array(detailSchema)
});

/** A time limit: `on` is null when the wording names no day (长期坚持, 立行立改). */
const noticeDateSchema = z.object({
	on: z.iso.date().nullable(),
	wording: z.string()
});

const contactSchema = z.object({
	phone: z.string().nullable(),
	email: z.string().nullable(),
	person: z.string().nullable()
});

/** How many units the notice itself says there are (22个乡镇 → { kind: '乡镇', count: 22 }). */
const countSchema = z.object({ kind: z.string(), count: z.int(), line });

/** Everything that was read out of one notice; the server keeps it as a draft in this shape. */
export const noticeReadingSchema = z.object({
	title: z.string().nullable(),
	documentNumber: z.string().nullable(),
	issuer: z.string().nullable(),
	issuedOn: z.iso.date().nullable(),
	contact: contactSchema,
	annexes: z.array(z.string()),
	dates: z.array(noticeDateSchema),
	counts: z.array(countSchema),
	items: z.array(itemSchema),
	problems: z.array(problemSchema)
});

export type Problem = z.infer<typeof problemSchema>;
export type Owner = z.infer<typeof ownerSchema>;
export type Facet = z.infer<typeof facetSchema>;
export type Measure = z.infer<typeof measureSchema>;
export type Detail = z.infer<typeof detailSchema>;
export type Item = z.infer<typeof itemSchema>;
export type NoticeDate = z.infer<typeof noticeDateSchema>;
export type Contact = z.infer<typeof contactSchema>;
export type Count = z.infer<typeof countSchema>;
export type NoticeReading = z.infer<typeof noticeReadingSchema>;
