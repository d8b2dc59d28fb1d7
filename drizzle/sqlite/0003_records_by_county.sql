CREATE INDEX `sign_offs_of_county` ON `sign_offs` (`county_id`,`id`);--> statement-breakpoint
CREATE INDEX `row_versions_of_county` ON `row_versions` (`county_id`,`at`,`row_id`,`version`);