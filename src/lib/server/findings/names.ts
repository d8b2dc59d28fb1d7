import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import {
	namesInWords,
	type Decided,
	type FindingNames
} from '#lib/ledger/notices/finding-names.ts';
import { currentWrite } from '#lib/server/db/current-write.ts';
import { db, type Reader, type StreamKind } from '#lib/server/db/database.ts';
import { memoryOfStore } from '#lib/server/db/memory.ts';
import { revisionsOf } from '#lib/server/db/streams.ts';
import { tables } from '#lib/server/db/tables.ts';
import { directory, type DirectoryUnit } from '#lib/server/directory.ts';
import { readDraft } from './drafts.ts';

const { facets, findings: f, measures, noticeDrafts: d } = tables;

/** Names of villagers in the findings of a county, by finding. */
export type NamesByFinding = ReadonlyMap<string, FindingNames>;

const nobody: readonly string[] = [];
const nothing = { title: '', section: '', text: '', origins: nobody, measureLead: '' };

/** Names that count on a finding: masked for every unit, marked or not yet decided on (domain §8). */
export function countedOn(names: NamesByFinding, findingId: string): readonly string[] {
	return names.get(findingId)?.counted ?? nobody;
}

/**
 * Names of villagers in every finding of a county. What nobody decided on is looked for in the words themselves, so that
 * it counts whenever a finding was handed out, and whatever the recogniser knew then.
 * @param read the `tx` inside a write, which sees what it has done so far
 */
export async function namesInFindings(
	countyId: string,
	read: Reader = db().read
): Promise<NamesByFinding> {
	const streams: StreamKind[] = ['ledger', 'roster'];
	const [ledger, roster] = currentWrite()
		? await revisionsOf(read, countyId, streams)
		: await db().revisions(countyId, streams);
	const at = `${ledger}/${roster}`;
	const cached = cache().names;
	const known = cached.get(countyId);
	if (known?.at === at) return known.names;
	const names = await lookAll(countyId, read, String(roster));
	// What a write sees may be undone.
	if (!currentWrite()) cached.set(countyId, { at, names });
	return names;
}

/** Names of units, inside which nobody is named; villages are left out, for they have the names of families. */
export function namesOfUnits(units: ReadonlyMap<string, DirectoryUnit>): string[] {
	return [...units.values()]
		.filter(({ level }) => level !== 'village')
		.map(({ shortName }) => shortName);
}

interface Looked {
	said: string;
	names: FindingNames;
}

/** What is cached of one store. */
interface Cached {
	names: Map<string, { at: string; names: NamesByFinding }>;
	/** By finding: its words are never rewritten, only what is said of them. */
	looked: Map<string, Looked>;
	/** By notice, at its latest version: of each item, words that are no names. */
	notNames: Map<string, { version: number; items: readonly (readonly string[])[] }>;
}

const cache = memoryOfStore((): Cached => ({
	names: new Map(),
	looked: new Map(),
	notNames: new Map()
}));
const most = 2000;

async function lookAll(countyId: string, read: Reader, roster: string): Promise<NamesByFinding> {
	const { looked } = cache();
	const found = await read
		.select({ id: f.id, campaignId: f.campaignId, ordinal: f.ordinal, marked: f.markedNames })
		.from(f)
		.where(eq(f.countyId, countyId));
	const notNames = await notNamesOf(countyId, read);
	const asked = found.map(({ id, campaignId, ordinal, marked }) => {
		const said = notNames.get(campaignId)?.[ordinal - 1] ?? nobody;
		const decided = { marked, notNames: said.filter((word) => !marked.includes(word)) };
		return { id, decided, said: JSON.stringify([roster, decided]) };
	});
	const fresh = asked.filter(({ id, said }) => looked.get(id)?.said !== said);
	const names = await look(countyId, read, fresh);
	const all = asked.map(({ id }) => [id, names.get(id) ?? looked.get(id)?.names] as const);
	if (looked.size > most) looked.clear();
	for (const { id, said } of fresh) {
		const own = names.get(id);
		if (own) looked.set(id, { said, names: own });
	}
	return new Map(all.filter((one): one is [string, FindingNames] => one[1] !== undefined));
}

async function look(
	countyId: string,
	read: Reader,
	asked: { id: string; decided: Decided }[]
): Promise<Map<string, FindingNames>> {
	if (asked.length === 0) return new Map();
	const ids = asked.map(({ id }) => id);
	const { id, title, section, text, origins, measureLead } = f;
	const found = await read
		.select({ id, title, section, text, origins, measureLead })
		.from(f)
		.where(inArray(f.id, ids));
	const words = new Map(found.map((one) => [one.id, one]));
	const inFacets = await partsOf(facets, read, ids);
	const inMeasures = await partsOf(measures, read, ids);
	const places = namesOfUnits(await directory(countyId, read));
	const names = new Map<string, FindingNames>();
	for (const { id, decided } of asked) {
		const own = words.get(id) ?? nothing;
		const parts = { facets: inFacets.get(id) ?? [], measures: inMeasures.get(id) ?? [] };
		names.set(id, namesInWords({ ...own, ...parts }, decided, places));
	}
	return names;
}

async function partsOf(table: typeof facets | typeof measures, read: Reader, ids: string[]) {
	const parts = await read
		.select({ findingId: table.findingId, text: table.text })
		.from(table)
		.where(inArray(table.findingId, ids))
		.orderBy(table.findingId, table.ordinal);
	return Map.groupBy(parts, ({ findingId }) => findingId);
}

/** By campaign: of each item of its notice, in their order, the words that somebody said are no names. */
async function notNamesOf(countyId: string, read: Reader) {
	const { notNames } = cache();
	const drafts = await read
		.select({ id: d.id, campaignId: d.campaignId, version: d.version })
		.from(d)
		.where(and(eq(d.countyId, countyId), isNotNull(d.campaignId)));
	const said = new Map<string, readonly (readonly string[])[]>();
	for (const { id, campaignId, version } of drafts) {
		const known = notNames.get(id);
		const items = known?.version === version ? known.items : await readNotNames(countyId, read, id);
		// What a write sees may be undone.
		if (!currentWrite()) notNames.set(id, { version, items });
		said.set(campaignId ?? '', items);
	}
	return said;
}

async function readNotNames(countyId: string, read: Reader, draftId: string) {
	const { items = [] } = (await readDraft(read, countyId, draftId))?.draft ?? {};
	return items.map((item) => item.notNames ?? nobody);
}
