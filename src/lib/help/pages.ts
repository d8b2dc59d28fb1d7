import { board } from './board.ts';
import { calendar } from './calendar.ts';
import { homeDepartment } from '#lib/help/home/department.ts';
import { homeLeader } from '#lib/help/home/leader.ts';
import { homeOffice } from '#lib/help/home/office.ts';
import { homeTownship } from '#lib/help/home/township.ts';
import { homeVillage } from '#lib/help/home/village.ts';
import { inbox } from './inbox.ts';
import type { HelpKey } from './keys.ts';
import { notices } from './notices.ts';
import type { HelpPage } from './page.ts';
import { people } from './people.ts';
import { row } from './row.ts';
import { rows } from './rows.ts';
import { search } from './search.ts';
import { statistics } from './statistics.ts';
import { submissions } from './submissions.ts';
import { units } from './units.ts';

/** Every page of the help by its word in the address. */
export const helpPages: Record<HelpKey, HelpPage> = {
	'home-office': homeOffice,
	'home-township': homeTownship,
	'home-village': homeVillage,
	'home-department': homeDepartment,
	'home-leader': homeLeader,
	inbox,
	board,
	rows,
	row,
	submissions,
	statistics,
	calendar,
	search,
	notices,
	units,
	people
};
