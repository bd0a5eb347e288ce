/// Tests of the Parquet writer, read back by a reader of their own that follows the specification value by
/// value.
@NullMarked
package dev.lakebird.tableformat.parquet.write;

import org.jspecify.annotations.NullMarked;
