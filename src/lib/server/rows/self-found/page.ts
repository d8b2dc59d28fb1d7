import type { NamingView } from '#lib/server/rows/row/view.ts';
import type { Option } from '#lib/server/rows/view.ts';

/** 登记自查问题: whose problem it may be, and the form as it was left half filled. */
export interface SelfFoundView {
	units: Option[];
	/** The person's own unit; another one is 代填. */
	own: string;
	origins: Option[];
	/** The campaign has ended: nothing can be registered in it any more. */
	ended: boolean;
	values: Record<string, string | string[]>;
	/** What is needed to propose villagers' names in what is typed. */
	naming: NamingView;
	/** The campaign it will be registered in, whatever is looked at meanwhile. */
	campaignId: string;
	/** Whose form it is (server/kept-forms.ts). */
	keeper: string;
	/** Under which key a half-filled form is kept. */
	draft: string;
	/** For `key`: a form sent twice does its work once. */
	key: string;
}
