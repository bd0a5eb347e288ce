/// The vectorised Parquet decoder: pages of a column chunk straight into vectors.
@NullMarked
package dev.lakebird.tableformat.parquet.decode;

import org.jspecify.annotations.NullMarked;
