/// Iceberg tables at one state: loading, caching, statistics.
@NullMarked
package dev.lakebird.tableformat.table;

import org.jspecify.annotations.NullMarked;
