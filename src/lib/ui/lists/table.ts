/** A column of DataTable. */
export interface TableColumn {
	key: string;
	label: string;
	/** Any CSS width. */
	width?: string;
	align?: 'left' | 'right' | 'center';
	sorted?: 'ascending' | 'descending';
}
