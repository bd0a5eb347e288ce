/// How GoogleSQL columns lie in Parquet files.
@NullMarked
package dev.lakebird.tableformat.parquet;

import org.jspecify.annotations.NullMarked;
