/// Vectors and batches: columns of values laid out as Arrow buffers, read as memory segments.
@NullMarked
package dev.lakebird.types.vector;

import org.jspecify.annotations.NullMarked;
