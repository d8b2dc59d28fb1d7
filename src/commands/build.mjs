// npm run build: the pages, from sources, on the project's own Node 24. `npm start` does the same when needed.
import { build, install } from './prepare.mjs';

install();
build();
