import type { Actor, AdminRole } from '#lib/ledger/actor.ts';
import { isRefusal, type Refusal } from '#lib/ledger/refusal.ts';
import { readPerson } from '#lib/server/roster/actor.ts';
import { setUpAdmin, setUpOffice } from '#lib/server/setup/steps.ts';
import { ensureSetupLink } from '#lib/server/setup/setup.ts';

/** 陈静, who sets 禹州市 up: clerk of the office and, at first, every administrator. */
export const chenJing = {
	name: '陈静',
	login: 'chenjing',
	role: 'clerk' as const,
	position: '',
	phone: '0374-8000001',
	password: '春风又绿江南岸啊'.repeat(2)
};

/** 禹州市 with its office and 陈静, by the road a newcomer takes. */
export async function setUpYuzhou(): Promise<Actor> {
	const token = (await ensureSetupLink())?.split('/').at(-1) ?? '';
	const office = '市巩固拓展脱贫攻坚成果领导小组办公室';
	expectDone(await setUpOffice(token, { code: '411081', name: '禹州市', office }));
	const { personId } = done(await setUpAdmin(token, chenJing));
	return actorNamed(personId);
}

/** The actor as the next request would see them. */
export async function actorNamed(personId: string): Promise<Actor> {
	const person = await readPerson(personId);
	if (!person) throw new Error(`no person ${personId}`);
	return person.actor;
}

/** The same person without some administrator roles. */
export function only(actor: Actor, ...admin: AdminRole[]): Actor {
	return { ...actor, admin };
}

/** The value that was not refused. */
export function done<T>(value: T | Refusal): T {
	if (isRefusal(value)) throw new Error(`refused: ${value.message}`);
	return value;
}

function expectDone(value: Refusal | null): void {
	if (value) throw new Error(`refused: ${value.message}`);
}
