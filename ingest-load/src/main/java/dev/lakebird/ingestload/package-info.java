/// LOAD DATA: files of Parquet, CSV and newline-delimited JSON become rows of a table.
@NullMarked
package dev.lakebird.ingestload;

import org.jspecify.annotations.NullMarked;
