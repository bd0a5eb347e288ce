/// Table sources over Parquet files, by path and of Iceberg tables: pruning, late reading, prefetch.
@NullMarked
package dev.lakebird.tableformat.scan;

import org.jspecify.annotations.NullMarked;
