/// Writes Parquet files and the data files of Iceberg tables: pages are encoded from whole batches.
@NullMarked
package dev.lakebird.tableformat.parquet.write;

import org.jspecify.annotations.NullMarked;
