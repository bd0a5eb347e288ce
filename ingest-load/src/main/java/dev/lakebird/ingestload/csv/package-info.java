/// CSV: where records and cells begin and end, headers, and what columns a file has.
@NullMarked
package dev.lakebird.ingestload.csv;

import org.jspecify.annotations.NullMarked;
