export const divisions = ['section', 'sector', 'type', 'origin', 'township'] as const;
export type Division = (typeof divisions)[number];
export const divisionNames: Record<Division, string> = {
	section: '类别',
	sector: '牵头单位',
	type: '整改类型',
	origin: '问题来源',
	township: '乡镇'
};
