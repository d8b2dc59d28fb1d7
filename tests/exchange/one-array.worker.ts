// A job that V8 cannot stop as a thread: one array outgrows the heap at once, and the whole process ends.
const all: number[] = [];
for (;;) all.push(all.length);
