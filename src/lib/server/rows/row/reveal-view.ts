/** 查看完整信息 as its form says it. */
export interface Asking {
	/** The villager, masked, as the page told them apart; '' where there is one alone. */
	which: string;
	reason: string;
	/** Version of the row that the page showed: another may have somebody else in the same place. */
	version: number;
}

/** The same refused: why, beside which field, and what was sent. */
export interface Unrevealed {
	message: string;
	field?: string;
	which: string;
	reason: string;
}
