import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { startApp, type RunningApp } from './server.ts';
import { pageOf, shownPassword, signIn } from './story.ts';

const notice = readFileSync('tests/fixtures/e2e/notice.txt', 'utf8');
let app: RunningApp;

test.beforeAll(async () => {
	app = await startApp({ CLOCK: '2022-06-06T09:00:00+08:00' });
});
test.afterAll(() => app.stop());

test('from the one-time link to a closed row and the township’s sheet', async ({ browser }) => {
	test.setTimeout(240_000);
	const office = await pageOf(browser, app.url);

	await test.step('the office sets the county up by its one-time link', async () => {
		await office.goto(app.setupLink ?? '');
		await office.locator('[name=name]').fill('禹州市');
		await office.locator('[name=code]').fill('411081');
		await office.getByRole('button', { name: '下一步：管理员' }).click();
		await office.getByLabel('姓名').fill('陈静');
		await office.locator('[name=login]').fill('chenjing');
		await office.getByLabel('经办').check();
		await office.locator('[name=password]').fill('duizhao-zhenggai');
		await office.getByRole('button', { name: '建立账号并登录' }).click();
		await office.getByRole('button', { name: '导入禹州市名册' }).click();
		await expect(office.getByText('22 个乡镇（街道），626 个村（社区）')).toBeVisible();
		const again = await pageOf(browser, app.url);
		await again.goto(app.setupLink ?? '');
		await expect(again.locator('[name=office]')).toHaveCount(0);
	});

	const passwords: Record<string, string> = {};
	await test.step('accounts: a village clerk, a township clerk and its secretary', async () => {
		for (const [unit, name, login, role] of [
			['顺店镇 · 马楼村', '王立新', 'wanglixin', '经办'],
			['顺店镇', '李文', 'liwen', '经办'],
			['顺店镇', '刘芳', 'liufang', '负责人']
		] as const) {
			await office.goto('/people/new');
			await office.locator('select[name=unitId]').selectOption({ label: unit });
			await office.locator('[name=name]').fill(name);
			await office.locator('[name=login]').fill(login);
			await office.getByLabel(role, { exact: true }).check();
			await office.getByRole('button', { name: '开账号', exact: true }).click();
			await expect(office.getByText('1 个账号的一次性密码')).toBeVisible();
			passwords[login] = await shownPassword(office, login);
		}
	});

	await test.step('a notice is pasted, read, looked at and handed out once', async () => {
		await office.goto('/notices');
		await office.locator('textarea[name=text]').fill(notice);
		await office.getByRole('button', { name: '识别这段文字' }).click();
		await expect(office.getByText('农村供水管护有缺口').first()).toBeVisible();
		await office.reload();
		await expect(office.getByText('村级台账更新不及时').first()).toBeVisible();
		await office.getByRole('link', { name: '下一步：交办预览' }).click();
		await expect(office.getByText('市级 2，市直 3 点名，乡镇 44，村 1,252')).toBeVisible();
		await office.getByRole('button', { name: '确认名称和日期' }).click();
		await office.getByRole('button', { name: '交办 1,301 条' }).first().click();
		await office.waitForURL('**/campaigns/**');
	});

	const board = await pageOf(browser, app.url);
	await signIn(board, 'chenjing', 'duizhao-zhenggai');
	await board.goto('/board?text=管护员');
	const column = (name: string) => board.getByRole('heading', { name: new RegExp(`^${name}`) });

	await test.step('the village claims, plans and puts its row up, on a phone', async () => {
		const village = await pageOf(browser, app.url, true);
		await signIn(village, 'wanglixin', passwords.wanglixin ?? '', 'malou-cun-zhanghao');
		await expect(village.getByRole('heading', { name: '本村待办' })).toBeVisible();
		await village
			.getByRole('link', { name: /填写问题/ })
			.first()
			.click();
		await village.getByLabel('具体问题').fill('2 处供水点没有固定管护员');
		await village.getByLabel('整改措施', { exact: true }).fill('确定 2 名管护员并公示电话');
		await village.getByLabel('限期整改').check();
		await village.locator('[name=dueOn]').fill('2022-07-01');
		await village.locator('[name=responsiblePerson]').fill('王立新');
		await village.locator('main form button[type=submit]').first().click();
		await village.getByLabel('整改情况及成效').fill('2 名管护员已到岗，电话已上墙');
		await village.getByLabel('举一反三情况').fill('全村 5 处供水点都查过，无同类问题');
		await village.getByLabel('纸质材料存放处').fill('村档案盒3号');
		await village.getByRole('button', { name: '申请销号' }).last().click();
		await expect(village.getByText(/等待顺店镇核查/).first()).toBeVisible();
	});

	await test.step('the township verifies and its secretary approves; the office’s board moves by itself', async () => {
		await expect(column('待核查')).toContainText('1');
		const clerk = await pageOf(browser, app.url);
		await signIn(clerk, 'liwen', passwords.liwen ?? '', 'shundian-jingban');
		await clerk.goto('/rows?stage=waiting');
		await clerk
			.getByRole('link', { name: /管护员/ })
			.first()
			.click();
		await clerk.getByLabel('现场').check();
		await clerk.getByLabel('核查结论').fill('现场查看，属实');
		await clerk.getByRole('button', { name: '核查通过' }).last().click();
		await expect(column('待审定')).toContainText('1');
		const secretary = await pageOf(browser, app.url);
		await signIn(secretary, 'liufang', passwords.liufang ?? '', 'shundian-shuji-22');
		await secretary.goto('/rows?stage=waiting');
		await secretary
			.getByRole('link', { name: /管护员/ })
			.first()
			.click();
		await secretary.getByLabel('审定意见').fill('同意销号');
		await secretary.getByRole('button', { name: '审定销号' }).last().click();
		await expect(column('已销号')).toContainText('1');
	});

	await test.step('the township’s sheet comes out as a workbook under its official name', async () => {
		await board.goto('/board');
		await board.getByLabel('范围').selectOption({ label: '顺店镇' });
		await board.locator('summary', { hasText: '台账表' }).click();
		const link = board.getByRole('link', { name: '下载 Excel附件2 顺店镇' });
		const sheet = await board.request.get((await link.getAttribute('href')) ?? '');
		expect(decodeURIComponent(sheet.headers()['content-disposition'] ?? '')).toMatch(
			/顺店镇_[^_]+对照整改_对照整改台账_20220606\.xlsx/
		);
		expect((await sheet.body()).subarray(0, 2).toString()).toBe('PK');
	});
});
