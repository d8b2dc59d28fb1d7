import { expect, test, type Page } from '@playwright/test';
import { brokenHere } from './accessible.ts';
import { startApp, type RunningApp } from './server.ts';
import { pageOf, signIn } from './story.ts';

let app: RunningApp;
const number = '11010519491231002X';
const secrets = ['颜国强', number, '13803741234'];

test.beforeAll(async () => {
	app = await startApp({ DEMO: '1' });
});
test.afterAll(() => app.stop());

test('a village lists two households; the office reads them masked, and one at a time in full, for a reason', async ({
	browser
}) => {
	const village = await pageOf(browser, app.url);
	await signInAs(village, 'zhangdefu');
	await village.goto('/rows?stage=rectifying');
	await village.waitForLoadState('networkidle');
	const row = (await village.locator('main a[href^="/rows/0"]').first().getAttribute('href')) ?? '';
	await village.goto(`${row}?verb=reportProgress`);
	await village.waitForLoadState('networkidle');
	await village.locator('[name=text]').fill('已走访脱贫户颜国强，电话13803741234');
	await village.locator('button[type=submit][form=asked]').click();
	await expect(village.getByText('这些疑似农户姓名是否要打码')).toBeVisible();
	await expect(village.locator('[name=markNames][value=颜国强]')).toBeFocused();
	await village.locator('[name=markNames][value=颜国强]').check();
	expect(await brokenHere(village)).toEqual([]);
	await village.locator('button[type=submit][form=asked]').click();
	await expect(village.getByText('已走访脱贫户颜国强').first()).toBeVisible();

	await village.goto(`${row}?verb=listHouseholds`);
	await village.waitForLoadState('networkidle');
	await village.locator('[name="household.0.name"]').fill('颜国强');
	await village.locator('[name="household.0.identity"]').fill(`${number.slice(0, -1)}1`);
	expect(await brokenHere(village)).toEqual([]);
	await village.locator('button[type=submit][form=asked]').click();
	await expect(village.getByText('最后一位与前面对不上')).toBeVisible();
	await village.locator('[name="household.0.identity"]').fill(number);
	await village.locator('[name="household.1.name"]').fill('颜玉兰');
	await village.locator('button[type=submit][form=asked]').click();
	await expect(village.getByText(`身份证 ${number}`)).toBeVisible();

	const office = await pageOf(browser, app.url);
	await signInAs(office, 'linxiaowen');
	const found = `/search?q=${encodeURIComponent('颜国强')}`;
	for (const path of [row, '/', '/board', '/rows', found, '/rows/copy?as=text'])
		expect(await told(office, path)).toEqual([]);
	await office.goto(row);
	await office.waitForLoadState('networkidle');
	await expect(office.getByText('颜某某', { exact: true }).first()).toBeVisible();
	await office.getByText('查看完整信息').click();
	await office.locator('[name=reason]').fill('核实大病救助');
	await look(office);
	await expect(office.getByText('请选要看哪一户').last()).toBeVisible();
	await expect(office.locator('[name=reason]')).toHaveValue('核实大病救助');
	await office.locator('[name=which]').selectOption('颜某某（涉及农户第1户）');
	expect(await brokenHere(office)).toEqual([]);
	await look(office);
	await expect(office.getByText(`身份证 ${number}`)).toBeVisible();
	expect(await office.locator('main').innerText()).not.toContain('颜玉兰');
	expect(await office.locator('main').innerText()).not.toContain('13803741234');
	await office.getByText('再看一户').click();
	await office.locator('[name=which]').selectOption('颜某某（涉及农户第2户）');
	await office.locator('[name=reason]').fill('核实第二户');
	await look(office);
	await expect(office.getByText('颜玉兰（涉及农户第2户）')).toBeVisible();
	await expect(office.getByText(number)).toHaveCount(0);
	await office.reload();
	await expect(office.getByText('颜某某', { exact: true }).first()).toBeVisible();
	expect(await told(office, row)).toEqual([]);
});

test('all of it works without JavaScript', async ({ browser }) => {
	const page = await plainPage(browser);
	await signInAs(page, 'zhangdefu');
	await page.goto('/rows?stage=rectifying');
	const row = (await page.locator('main a[href^="/rows/0"]').nth(0).getAttribute('href')) ?? '';
	await page.goto(`${row}?verb=reportProgress`);
	await page.locator('[name=text]').fill('已走访脱贫户郝秀英，电话13803741234');
	await page.locator('button[type=submit][form=asked]').click();
	await expect(page.getByText('这些疑似农户姓名是否要打码')).toBeVisible();
	await page.locator('[name=markNames][value=郝秀英]').check();
	await page.locator('button[type=submit][form=asked]').click();
	await expect(page.getByText('已走访脱贫户郝秀英').first()).toBeVisible();
	await page.goto(`${row}?verb=listHouseholds`);
	await page.locator('[name="household.1.name"]').fill('郝秀英');
	await page.locator('[name="household.1.done"]').check();
	await page.locator('button[type=submit][form=asked]').click();
	await expect(page.getByText('郝秀英').first()).toBeVisible();

	const office = await plainPage(browser);
	await signInAs(office, 'linxiaowen');
	await office.goto(row);
	await expect(office.getByText('郝某某', { exact: true }).first()).toBeVisible();
	await office.getByText('查看完整信息').click();
	await office.locator('[name=reason]').fill('核实大病救助');
	await look(office);
	await expect(office.getByText('请选要看哪一户').last()).toBeVisible();
	const label = await office.locator('[name=which] option', { hasText: '郝' }).textContent();
	await office.locator('[name=which]').selectOption(label);
	await look(office);
	await expect(office.getByText('郝秀英').first()).toBeVisible();
});

async function look(page: Page): Promise<void> {
	await page.getByRole('button', { name: '查看', exact: true }).click();
}

async function plainPage(browser: Parameters<typeof pageOf>[0]): Promise<Page> {
	const context = await browser.newContext({ baseURL: app.url, javaScriptEnabled: false });
	return context.newPage();
}

function signInAs(page: Page, login: string): Promise<void> {
	return signIn(page, login, app.passwords.get(login) ?? '');
}

/** What an address, as it comes and as data, tells of a villager; a question's own words are no answer. */
async function told(page: Page, path: string): Promise<string[]> {
	const [way, query] = path.split('?');
	const asked = decodeURIComponent(query ?? '');
	const data = `${way === '/' ? '' : way}/__data.json${query ? `?${query}` : ''}`;
	const answers = [await page.request.get(path), await page.request.get(data)];
	const text = (await Promise.all(answers.map((answer) => answer.text()))).join('');
	return secrets.filter((secret) => !asked.includes(secret) && text.includes(secret));
}
