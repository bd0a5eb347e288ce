/// Parquet footers: columns, row groups, column chunks and their statistics, all checked.
@NullMarked
package dev.lakebird.tableformat.parquet.footer;

import org.jspecify.annotations.NullMarked;
