/// Columns that are kept in memory because they were read more than once.
@NullMarked
package dev.lakebird.conformance.cache;

import org.jspecify.annotations.NullMarked;
