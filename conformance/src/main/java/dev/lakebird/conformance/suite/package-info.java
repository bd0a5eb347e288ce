/// Outside suites in JSON Lines: read, run, compared, counted.
@NullMarked
package dev.lakebird.conformance.suite;

import org.jspecify.annotations.NullMarked;
