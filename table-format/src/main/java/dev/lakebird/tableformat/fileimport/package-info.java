/// Parquet files of other writers that become data files of a table as they lie.
@NullMarked
package dev.lakebird.tableformat.fileimport;

import org.jspecify.annotations.NullMarked;
