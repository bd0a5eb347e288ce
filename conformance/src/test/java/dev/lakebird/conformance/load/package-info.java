/// Loads that fail, are cancelled or read from buckets.
@NullMarked
package dev.lakebird.conformance.load;

import org.jspecify.annotations.NullMarked;
