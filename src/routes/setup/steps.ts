/** The road of the first set-up; ③ and ④ can be done at any later time. */
export const steps = [
	{ label: '办公室' },
	{ label: '管理员' },
	{ label: '名册' },
	{ label: '第一份通知' }
];
