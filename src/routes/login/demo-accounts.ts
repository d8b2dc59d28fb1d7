import { z } from 'zod';

const accounts = z.array(
	z.object({
		login: z.string(),
		password: z.string(),
		name: z.string(),
		unit: z.string(),
		role: z.string()
	})
);

/** The accounts of the demo county, put there by the start command; none outside of a demo. */
export function demoAccounts(): z.infer<typeof accounts> {
	const told = process.env.TAIZHANG_DEMO_ACCOUNTS;
	return process.env.DEMO === '1' && told ? accounts.parse(JSON.parse(told)) : [];
}
