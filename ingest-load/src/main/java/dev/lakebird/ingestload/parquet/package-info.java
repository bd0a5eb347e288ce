/// Parquet files as the source of a load.
@NullMarked
package dev.lakebird.ingestload.parquet;

import org.jspecify.annotations.NullMarked;
