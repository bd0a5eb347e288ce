/// Rows over Arrow Flight: the server of Lakebird beside one that does nothing but send.
@NullMarked
package dev.lakebird.benchmarks.flight;

import org.jspecify.annotations.NullMarked;
