interface Running<T> {
	progress: DispatchProgress;
	outcome: Promise<T>;
}

const running = new Map<string, Running<unknown>>();

/**
 * Runs `work` for a draft unless it runs already: whoever presses meanwhile gets the same outcome.
 * @param work is handed the progress to keep up to date
 */
export function runOnce<T>(
	draftId: string,
	work: (progress: DispatchProgress) => Promise<T>
): Promise<T> {
	const before = running.get(draftId) as Running<T> | undefined;
	if (before) return before.outcome;
	const progress: DispatchProgress = { done: 0, total: 0, writing: false };
	const outcome = work(progress).finally(() => running.delete(draftId));
	running.set(draftId, { progress, outcome });
	return outcome;
}

/** The progress of a dispatch under way in this process; null when there is none. */
export function progressOfDispatch(draftId: string): DispatchProgress | null {
	return running.get(draftId)?.progress ?? null;
}

/** How far a dispatch has come: rows are prepared one chunk after another, then written at once. */
export interface DispatchProgress {
	done: number;
	total: number;
	writing: boolean;
}
