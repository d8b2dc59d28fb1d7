import type { AdminRole, Role } from '#lib/ledger/actor.ts';

/** A person of the demo county. Units are named by their code. */
export interface CastMember {
	unitCode: string;
	name: string;
	login: string;
	role: Role;
	position: string;
	admin?: AdminRole;
}

export const demoOffice = {
	code: '990421',
	name: '澄溪县',
	office: '县巩固拓展脱贫攻坚成果领导小组办公室'
};

/** Sets the county up and then stays its system administrator. */
export const firstPerson = {
	name: '高翔',
	login: 'gaoxiang',
	role: 'clerk' as const,
	position: '信息管理员',
	phone: '0000-6200101'
};

const clerk = (unitCode: string, name: string, login: string, position: string): CastMember => ({
	unitCode,
	name,
	login,
	position,
	role: 'clerk'
});
const head = (unitCode: string, name: string, login: string, position: string): CastMember => ({
	unitCode,
	name,
	login,
	position,
	role: 'head'
});

/** Everybody else, the office first. */
export const demoCast: CastMember[] = [
	head('990421-00', '陈立群', 'chenliqun', '办公室主任'),
	clerk('990421-00', '林晓雯', 'linxiaowen', '综合组'),
	clerk('990421-01', '郑海峰', 'zhenghaifeng', '监测股'),
	clerk('990421-02', '孙玉芬', 'sunyufen', '社会事业股'),
	clerk('990421-03', '吴建军', 'wujianjun', '农村供水站'),
	clerk('990421-04', '蒋雪梅', 'jiangxuemei', '基层卫生股'),
	clerk('990421-05', '方国栋', 'fangguodong', '基层组织股'),
	clerk('990421-06', '沈静', 'shenjing', '党风政风监督室'),
	clerk('990421-07', '曹永亮', 'caoyongliang', '监察大队'),
	{ ...clerk('990421-09', '丁芳', 'dingfang', '安全管理员'), admin: 'security' },
	{ ...clerk('990421-09', '罗永康', 'luoyongkang', '审计管理员'), admin: 'audit' },
	{ ...head('990421-08', '许志坚', 'xuzhijian', '副县长'), role: 'leader' },
	clerk('990421101', '王秀兰', 'wangxiulan', '乡村振兴办'),
	clerk('990421101', '韩冬', 'handong', '乡村振兴办'),
	head('990421101', '刘振华', 'liuzhenhua', '党委书记'),
	clerk('990421102', '赵凯', 'zhaokai', '乡村振兴办'),
	head('990421102', '马文革', 'mawenge', '党委书记'),
	clerk('990421103', '宋佳', 'songjia', '乡村振兴办'),
	head('990421103', '杜长林', 'duchanglin', '党委书记'),
	clerk('990421201', '李春燕', 'lichunyan', '乡村振兴办'),
	head('990421201', '田宝山', 'tianbaoshan', '党委书记'),
	clerk('990421101201', '张德福', 'zhangdefu', '石门村会计'),
	clerk('990421101001', '胡爱萍', 'huaiping', '东街社区委员'),
	clerk('990421102202', '韩永强', 'hanyongqiang', '下柳村文书'),
	clerk('990421103201', '董改梅', 'donggaimei', '桃林村妇联主席'),
	clerk('990421201201', '牛大成', 'niudacheng', '岭头村党支部书记')
];

/** What the leader of the county looks after. */
export const leaderCharges = {
	login: 'xuzhijian',
	oversees: ['990421-01', '990421-02'],
	liaises: ['990421101']
};
