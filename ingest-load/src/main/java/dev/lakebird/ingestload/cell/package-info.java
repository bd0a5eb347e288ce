/// Cells of text to vectors, a column at a time.
@NullMarked
package dev.lakebird.ingestload.cell;

import org.jspecify.annotations.NullMarked;
